internal import Wording

extension Format {
  /// GUESS's format, which Netvizz and others write.
  static let gdf = Format(
    id: "gdf", name: Localized("GDF (GUESS)"), endings: ["gdf"], read: GDFReader.read, write: nil,
    recognition: .start { $0.hasLine("nodedef>", "nodedef >") })
}
