import Foundation
import TestSupport

/// Folders with files for tests beside the checkout; nil where they are absent.
enum SharedData {
  /// The folder `shared/NAME`, such as "badinputs" or "data/formats".
  static func folder(_ name: String) -> URL? {
    guard let data = SharedGraph.folder else { return nil }
    let folder = data.deletingLastPathComponent().appending(path: name)
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
