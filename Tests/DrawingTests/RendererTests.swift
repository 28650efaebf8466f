import Analysis
import Foundation
import Relations
import Testing

@testable import Drawing

/// Pictures through the child process: the program `geflecht`, which the build puts beside the test
/// program.
@Suite struct RendererTests {
  static let program: String = {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent("geflecht").path
  }()

  private let renderer = Renderer(program: program)

  private func picture(_ network: Network) throws -> Picture {
    let snapshot = Snapshot(network)
    return try Picture.make(snapshot: snapshot, style: Sample.style(snapshot))
  }

  @Test(arguments: PictureFormat.allCases)
  func beginsAsTheFormatDoesAndRepeats(_ format: PictureFormat) throws {
    let picture = try picture(Sample.communities(actors: 30, groups: 3))
    let bytes = try renderer.render(picture, as: format)
    let start: [UInt8] =
      switch format {
      case .svg: Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ".utf8)
      case .png: [0x89, 0x50, 0x4E, 0x47]
      case .pdf: Array("%PDF-1.".utf8)
      case .dot: Array("graph geflecht {".utf8)
      }
    #expect(bytes.starts(with: start))
    #expect(bytes == (try renderer.render(picture, as: format)))
  }

  @Test func anEmptyNetworkIsAPictureToo() throws {
    let svg = String(
      decoding: try renderer.render(picture(Sample.isolates(0)), as: .svg), as: UTF8.self)
    #expect(svg.contains("0 Akteure"))
  }

  @Test func survivesWhateverTheRendererDoes() throws {
    let picture = try picture(Sample.star(1))
    func failure(_ fault: RenderChild.Fault, seconds: Int = 20) -> DrawingError? {
      let renderer = Renderer(program: Self.program, seconds: seconds, fault: fault)
      do {
        _ = try renderer.render(picture, as: .svg)
        return nil
      } catch { return error }
    }
    #expect(failure(.hang, seconds: 1) == .timedOut(seconds: 1))
    #expect(failure(.babble) == .unreadableAnswer)
    #expect(failure(.silence) == .unreadableAnswer)
    guard case .rendererKilled(_, let message)? = failure(.trap) else {
      Issue.record("a trap is a signal")
      return
    }
    #expect(message.contains("asked to trap"))
    guard case .rendererKilled? = failure(.exhaustMemory) else {
      Issue.record("no memory ends in a signal")
      return
    }
    let missing = Renderer(program: "/nowhere/geflecht")
    #expect(throws: DrawingError.notStarted(errorNumber: ENOENT)) {
      try missing.render(picture, as: .svg)
    }
  }
}
