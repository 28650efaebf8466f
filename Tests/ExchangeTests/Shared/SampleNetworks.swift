import Relations

/// Networks to write and read again: every field in use, odd texts in every place.
enum SampleNetworks {
  /// Texts that have broken other programs.
  static let hostileTexts = [
    "<script>alert(1)</script>", "</data></node>", "]]>", "<![CDATA[x]]>", "&lt;b&gt;", "&amp;",
    "&unknown;", "&#0;", "<!-- -->", "\"", "'", "\"; drop", "\\", "\\\"", "a\\", "\\N", "\\n",
    "a\nb", "a\r\nb", "a\rb", "a\tb", " leading", "trailing ", "=1+1", "+49 721", "-5", "@SUM(A1)",
    "=cmd|' /C calc'!A0", "\u{202E}gnp.exe", "\u{200B}", "\u{FEFF}x", "e\u{301}", "🧗‍♀️👩‍👩‍👧",
    "中文", "{\"a\":1}", "[x]", "</script>", "\u{2028}\u{2029}", "%00%0a", "\u{0}", "\u{1}\u{1B}[2J",
    "\u{7F}\u{85}", "\u{FFFE}\u{FFFF}", "digraph { a -> b }", "];", "label=\"x\"", "null", "true",
    "1e999", "NaN", "0x1p3", "2024-01-01T00:00", String(repeating: "lang ", count: 8_000),
    "a;b", "a,b", "--", "?>", "<?php", "javascript:alert(1)", "../../etc/passwd", "'; --",
  ]

  /// A network with a hostile text in every field: the id, the name, the kinds, the place, the
  /// topics, columns and their names, multipliers.
  static func hostile() throws -> Network {
    let texts = hostileTexts
    func text(_ number: Int) -> String { texts[number % texts.count] }
    let actors = texts.indices.map { number in
      Actor(
        id: text(number) + "#\(number)", name: text(number), kind: Actor.Kind(text(number + 7)),
        place: text(number + 1), topics: [text(number + 2), "Verkehr"],
        permission: Actor.Permission.allCases[number % 3], cost: number % 4 == 0 ? 12.5 : nil)
    }
    let kinds = texts.map { TieKind($0) }
    let ties = texts.indices.map { number in
      Tie(
        source: number, target: (number + 1) % texts.count, kind: number,
        isDirected: number % 2 == 0, strength: number % 3 == 0 ? nil : Double(number) / 7)
    }
    return try Network(
      actors: actors, ties: ties, tieKinds: kinds,
      multipliers: texts.indices.map { number in
        Multiplier(
          actor: number, topic: text(number), place: text(number + 1), method: text(number + 2))
      },
      actorAttributes: [
        AttributeColumn(name: "<&\">", values: texts),
        AttributeColumn(name: "id", values: texts),
      ],
      tieAttributes: [
        AttributeColumn(name: "source", values: texts),
        AttributeColumn(name: "\"];", values: texts),
      ])
  }

  /// A random network with every field, typed columns, gaps, parallel and self-ties.
  static func random(seed: Int) throws -> Network {
    var random = SeededBits(state: UInt64(seed))
    func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    let count = Int.random(in: 1...40, using: &random)
    let actors = (0..<count).map { number in
      Actor(
        id: "p\(number)", name: chance(0.5) ? "Käthe Nr. \(number)" : nil,
        kind: chance(0.5) ? .person : .organisation, place: chance(0.5) ? "Durlach" : "",
        topics: chance(0.5) ? ["Verkehr", "Kultur & Kunst"] : [],
        permission: Actor.Permission.allCases.randomElement(using: &random) ?? .unknown,
        cost: chance(0.3) ? Double.random(in: 0...1e6, using: &random) : nil)
    }
    let ties = (0..<Int.random(in: 0...120, using: &random)).map { _ in
      let start = Day(number: Int32.random(in: -20_000...20_000, using: &random))
      let period = Period(
        start: chance(0.5) ? start : nil, end: chance(0.5) ? start.advanced(by: 30) : nil)
      return Tie(
        source: Int.random(in: 0..<count, using: &random),
        target: Int.random(in: 0..<count, using: &random),
        kind: Int.random(in: 0..<2, using: &random), isDirected: chance(0.5),
        strength: chance(0.5) ? Double.random(in: 0...10, using: &random) : nil,
        period: period ?? .always, confidence: chance(0.5) ? 1 : 0.25)
    }
    func column(_ name: String, _ type: AttributeColumn.ValueType, _ rows: Int) -> AttributeColumn {
      let samples: [AttributeColumn.ValueType: [String]] = [
        .text: ["x", "007", "ja & nein"], .number: ["1", "-2.50", "1e-7", "12345678901"],
        .flag: ["true", "false"], .day: ["2024-02-29", "1850-01-01"],
      ]
      let values = samples[type] ?? []
      return AttributeColumn(
        name: name, type: type,
        values: (0..<rows).map { row in row > 2 && chance(0.3) ? "" : values[row % values.count] })
    }
    let types: [AttributeColumn.ValueType] = [.text, .number, .flag, .day]
    return try Network(
      actors: actors, ties: ties, tieKinds: [TieKind(""), TieKind("kennt")],
      multipliers: chance(0.5)
        ? [
          Multiplier(actor: 0, topic: "Verkehr", stage: .active, cost: 0.1, capacity: 3),
          Multiplier(actor: count - 1, place: "Aue"), Multiplier(actor: 0),
        ] : [],
      actorAttributes: count < 4 ? [] : types.map { column("spalte \($0)", $0, count) },
      tieAttributes: ties.count < 4 ? [] : types.map { column("feld \($0)", $0, ties.count) })
  }
}

/// Random bits that are the same for the same seed: a linear congruence by Knuth, high half first.
struct SeededBits: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state.byteSwapped ^ state
  }
}
