import Analysis
import GraphCore
import Relations
import Testing
import Wording

@testable import Drawing

/// What must hold for every picture, whatever the network.
@Suite struct PictureTests {
  static let networks: [(name: String, make: @Sendable () throws -> Network)] = [
    ("nobody", { try Sample.isolates(0) }), ("one", { try Sample.isolates(1) }),
    ("sixty isolates", { try Sample.isolates(60) }),
    ("5,000 isolates", { try Sample.isolates(5000) }), ("star", { try Sample.star(2000) }),
    ("pair", { try Sample.star(1) }),
    ("30", { try Sample.communities(actors: 30, groups: 3) }),
    ("300", { try Sample.communities(actors: 300, groups: 9) }),
    ("1,500", { try Sample.communities(actors: 1500, groups: 20) }),
  ]

  @Test(arguments: networks.indices, [Style.Layout.force, .circle])
  func isReadable(_ index: Int, layout: Style.Layout) throws {
    let snapshot = Snapshot(try Self.networks[index].make())
    var style = Sample.style(snapshot)
    style.layout = layout
    let picture = try Picture.make(snapshot: snapshot, style: style)
    let page = Box(left: 0, top: 0, right: picture.width, bottom: picture.height)
    #expect(picture.marks.allSatisfy { page.contains($0.box) })
    #expect(picture.texts.allSatisfy { page.contains($0.box) })
    let actors = picture.marks.prefix(snapshot.actors.count)
    #expect(actors.count == snapshot.actors.count)
    #expect(actors.allSatisfy { picture.canvas.contains($0.box) && $0.width > 0 })
    #expect(overlappingMarks(Array(actors)) == 0)
    #expect(overlappingTexts(picture.texts) == 0)
    #expect(picture.texts.contains { $0.role == .legend && $0.text.contains("Akteur") })
    #expect(picture.texts.contains { $0.text == "Quelle: Test" })
  }

  @Test(arguments: [1, 4, 60])
  func mapOfGroupsIsReadable(groups: Int) throws {
    let snapshot = Snapshot(try Sample.communities(actors: 2400, groups: groups))
    let picture = try Picture.make(
      snapshot: snapshot, style: Sample.style(snapshot, groups: groups, language: .english))
    let discs = picture.marks.filter { !$0.name.isEmpty }
    #expect(discs.count == min(groups, 40))
    #expect(discs.allSatisfy { picture.canvas.contains($0.box) })
    #expect(overlappingMarks(discs) == 0)
    #expect(overlappingTexts(picture.texts) == 0)
    #expect(picture.texts.contains { $0.text.hasPrefix("2,400 actors, ") })
    #expect(picture.texts.contains { $0.text.contains("Gruppe 0") })
  }

  @Test func doesNotDependOnThreads() throws {
    let snapshot = Snapshot(try Sample.communities(actors: 700, groups: 12))
    let style = Sample.style(snapshot)
    let one = try Picture.make(snapshot: snapshot, style: style, execution: Execution(threads: 1))
    let two = try Picture.make(snapshot: snapshot, style: style, execution: Execution(threads: 2))
    #expect(one == two)
  }

  @Test func stopsWhenAsked() throws {
    let snapshot = Snapshot(try Sample.communities(actors: 30, groups: 3))
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: DrawingError.cancelled) {
      try Picture.make(
        snapshot: snapshot, style: Sample.style(snapshot),
        execution: Execution(cancellation: cancellation))
    }
  }

  @Test func areaShowsTheNumber() throws {
    let snapshot = Snapshot(try Sample.star(4))
    var style = Sample.style(snapshot)
    style.size?.values = [100, 25, 50, 100, 64]
    let widths = try Picture.make(snapshot: snapshot, style: style).marks.prefix(5).map(\.width)
    #expect(abs(widths[1] / widths[0] - 0.5) < 0.01)
    #expect(abs(widths[4] / widths[0] - 0.8) < 0.01)
    #expect(widths[3] == widths[0])
  }

  private func overlappingMarks(_ marks: [Picture.Mark]) -> Int {
    var count = 0
    for second in marks.indices {
      for first in 0..<second {
        let dx = marks[first].centre.x - marks[second].centre.x
        let dy = marks[first].centre.y - marks[second].centre.y
        let touch = (marks[first].width + marks[second].width) / 2
        if dx * dx + dy * dy < touch * touch { count += 1 }
      }
    }
    return count
  }

  private func overlappingTexts(_ texts: [Picture.Text]) -> Int {
    var count = 0
    for second in texts.indices {
      // Lines of one name touch; a hundredth of a point is no overlap.
      count += texts[..<second].count { $0.box.inset(by: 0.01).overlaps(texts[second].box) }
    }
    return count
  }
}
