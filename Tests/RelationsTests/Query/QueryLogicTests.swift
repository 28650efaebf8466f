import Relations
import Testing

/// Precedence and the laws of logic, on all eight combinations of three facts.
@Suite struct QueryLogicTests {
  /// Actor *i* carries topic "x" if bit 0 of *i* is set, "y" for bit 1, "z" for bit 2.
  private func rows(_ text: String) throws -> [Int32] {
    let actors = (0..<8).map { row in
      Actor(
        id: "\(row)",
        topics: ["x", "y", "z"].enumerated().filter { row >> $0.offset & 1 == 1 }.map(\.element))
    }
    let network = try Network(actors: actors)
    return Selection(query: try Query(parsing: text)).select(in: network).actors
  }

  private func rows(where holds: (Bool, Bool, Bool) -> Bool) -> [Int32] {
    (0..<8).filter { holds($0 & 1 == 1, $0 & 2 == 2, $0 & 4 == 4) }
  }

  @Test func bindsNotBeforeAndBeforeOr() throws {
    let x = "topic:x", y = "topic:y", z = "topic:z"
    #expect(try rows("\(x) OR \(y) \(z)") == rows { x, y, z in x || (y && z) })
    #expect(try rows("\(x) \(y) OR \(z)") == rows { x, y, z in (x && y) || z })
    #expect(try rows("(\(x) OR \(y)) \(z)") == rows { x, y, z in (x || y) && z })
    #expect(try rows("NOT \(x) \(y)") == rows { x, y, _ in !x && y })
    #expect(try rows("NOT (\(x) \(y))") == rows { x, y, _ in !(x && y) })
    #expect(try rows("-\(x) OR \(y)") == rows { x, y, _ in !x || y })
    #expect(try rows("-(\(x) OR \(y))") == rows { x, y, _ in !(x || y) })
    #expect(try rows("NOT NOT \(x)") == rows { x, _, _ in x })
    #expect(try rows("nicht -\(x)") == rows { x, _, _ in x })
    #expect(try rows("topic:(x -y OR z)") == rows { x, y, z in (x && !y) || z })
    #expect(try rows("\(x) AND NOT (\(y) ODER NICHT \(z))") == rows { x, y, z in x && !(y || !z) })
  }

  @Test(arguments: [
    "topic:x", "topic:x topic:y", "topic:x OR topic:y topic:z", "-topic:x (topic:y OR -topic:z)",
    "topic:\"\"", "id:3 OR id:5", "degree:0",
  ])
  func aQueryAndItsOppositeMakeUpEverything(_ text: String) throws {
    let found = Set(try rows(text))
    let opposite = Set(try rows("NOT (\(text))"))
    #expect(found.isDisjoint(with: opposite))
    #expect(found.union(opposite).count == 8)
  }

  @Test func juxtapositionIsAnd() throws {
    for word in ["AND", "and", "UND", "und"] {
      #expect(try rows("topic:x topic:y") == rows("topic:x \(word) topic:y"))
    }
    #expect(try rows("(topic:x)(topic:y)") == rows("topic:x topic:y"))
  }
}
