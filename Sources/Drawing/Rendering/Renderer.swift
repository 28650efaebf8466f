internal import Glibc

/// Turns pictures into files, each in a fresh child process.
public struct Renderer: Sendable {
  /// The program that draws when started with the hidden argument: this one, unless a test says
  /// otherwise.
  let program: String
  /// Wall-clock seconds a picture may take.
  let seconds: Int
  let fault: RenderChild.Fault?

  /// A renderer that starts the running program anew for each picture.
  ///
  /// - Parameter seconds: wall-clock time a picture may take; the child further has 30 s of
  ///   computing time and 1 GB of memory.
  public init(seconds: Int = 60) {
    self.init(program: "/proc/self/exe", seconds: seconds)
  }

  init(program: String, seconds: Int = 60, fault: RenderChild.Fault? = nil) {
    self.program = program
    self.seconds = seconds
    self.fault = fault
  }

  /// The file of `picture` in `format`.
  ///
  /// The same picture gives the same bytes: always for SVG, PDF
  /// and DOT, on the same machine (fonts, cairo) for PNG.
  ///
  /// - Throws: what went wrong in the child; the calling process is never harmed.
  public func render(
    _ picture: Picture, as format: PictureFormat
  ) throws(DrawingError) -> [UInt8] {
    let child = ChildProcess(
      program: program,
      arguments: [RenderChild.argument, format.rawValue] + (fault.map { [$0.rawValue] } ?? []),
      environment: Self.environment(), seconds: seconds, outputLimit: 256 << 20)
    let bytes = try child.run(input: PictureCode.encode(picture))
    guard bytes.starts(with: format.magic) else { throw .unreadableAnswer }
    if format == .pdf { return PDFDate.fixed(bytes) }
    guard format == .svg else { return bytes }
    guard let shapes = GraphvizSVG.shapes(in: bytes, pageHeight: picture.height) else {
      throw .unreadableAnswer
    }
    return SVGWriter(picture: picture, shapes: shapes).bytes()
  }

  /// All the child sees of our environment: where fonts and libraries are.
  ///
  /// `SERVER_NAME` makes
  /// Graphviz refuse to open files named in data.
  private static func environment() -> [String] {
    let kept = ["FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH"].compactMap { name in
      getenv(name).map { name + "=" + String(cString: $0) }
    }
    return kept + [
      "LC_ALL=C.UTF-8", "TZ=UTC", "SERVER_NAME=geflecht", "SWIFT_BACKTRACE=enable=no",
    ]
  }
}

extension PictureFormat {
  /// The bytes every file of the format begins with.
  fileprivate var magic: [UInt8] {
    switch self {
    case .svg: Array("<?xml".utf8)
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    case .pdf: Array("%PDF".utf8)
    case .dot: []
    }
  }
}
