internal import CZip
internal import Glibc
internal import Wording

/// A ZIP archive in memory, whose parts are unpacked piece by piece and counted on the way: what an
/// archive says about the size of its parts is not believed.
final class ZipArchive {
  /// The most bytes that all parts read may unpack to.
  static let unpackedLimit = 200 << 20

  private let archive: OpaquePointer
  private let copy: UnsafeMutableRawPointer
  private let file: String
  private var unpacked = 0

  /// Opens an archive.
  init(_ bytes: [UInt8], file: String) throws(ImportFailure) {
    self.file = file
    guard let copy = malloc(max(bytes.count, 1)) else { throw ZipArchive.damaged(file) }
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { memcpy(copy, base, bytes.count) }
    }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 0, &error) else {
      free(copy)
      throw ZipArchive.damaged(file)
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      free(copy)
      throw ZipArchive.damaged(file)
    }
    self.archive = archive
    self.copy = copy
  }

  deinit {
    zip_discard(archive)
    free(copy)
  }

  /// The names of the parts.
  var names: [String] {
    (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  /// Whether there is a part of this name.
  func has(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// Unpacks a part and hands it on in pieces; the last piece is empty.
  func read(
    _ name: String, _ body: (UnsafeBufferPointer<CChar>) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { throw missing(name) }
    var status = zip_stat_t()
    zip_stat_init(&status)
    if zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
      status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != 0
    {
      throw ZipArchive.protected(file)
    }
    guard let part = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw broken(name) }
    defer { zip_fclose(part) }
    let size = 1 << 16
    let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: size)
    defer { buffer.deallocate() }
    while true {
      let count = Int(zip_fread(part, buffer.baseAddress, zip_uint64_t(size)))
      guard count >= 0 else { throw broken(name) }
      unpacked += count
      guard unpacked <= ZipArchive.unpackedLimit else { throw tooLarge(name) }
      try body(UnsafeBufferPointer(rebasing: buffer[..<count]))
      if count == 0 { return }
    }
  }

  // MARK: Errors

  private static func failure(
    _ file: String, _ what: Localized, found: String? = nil, advice: Localized
  ) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: Notice.Position(line: 1, column: 1), what: what,
        found: found, advice: advice)
    ])
  }

  private static func damaged(_ file: String) -> ImportFailure {
    failure(
      file,
      Localized(
        de: "die Arbeitsmappe ist beschädigt oder abgeschnitten",
        en: "the workbook is damaged or cut off"),
      advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
  }

  /// The refusal of a file with a password.
  static func protected(_ file: String) -> ImportFailure {
    failure(
      file,
      Localized(
        de: "die Arbeitsmappe ist mit einem Passwort (password) geschützt",
        en: "the workbook is protected by a password"),
      advice: Localized(
        de: "ohne Passwort speichern", en: "save it without a password"))
  }

  private func missing(_ name: String) -> ImportFailure {
    ZipArchive.failure(
      file,
      Localized(de: "ein Teil der Arbeitsmappe fehlt", en: "a part of the workbook is missing"),
      found: name,
      advice: Localized(
        de: "in Excel oder LibreOffice öffnen und neu speichern",
        en: "open it in Excel or LibreOffice and save it again"))
  }

  private func broken(_ name: String) -> ImportFailure {
    ZipArchive.failure(
      file,
      Localized(
        de: "ein Teil der Arbeitsmappe ist beschädigt", en: "a part of the workbook is damaged"),
      found: name,
      advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
  }

  private func tooLarge(_ name: String) -> ImportFailure {
    ZipArchive.failure(
      file,
      Localized(
        de: "ausgepackt ist die Arbeitsmappe größer als 200 MB",
        en: "unpacked the workbook is larger than 200 MB"),
      found: name,
      advice: Localized(
        de: "nur die nötigen Blätter als CSV speichern", en: "save the sheets needed as CSV"))
  }
}
