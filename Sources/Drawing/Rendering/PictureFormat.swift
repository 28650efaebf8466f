/// A file format of pictures.
public enum PictureFormat: String, Sendable, CaseIterable {
  case svg, png, pdf, dot

  /// The format for a file name, by its ending; nil if it is none of ours.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}
