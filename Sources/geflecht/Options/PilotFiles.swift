import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// The outcomes of a pilot, read like a list of people with a column of numbers.
struct OutcomeFile {
  /// The outcome of each id.
  let outcomes: [String: Double]
  /// How many rows name no number.
  let unreadable: Int
  private let path: String

  private static let columns = ["outcome", "ergebnis", "result", "wert", "value", "y"]

  init(_ path: String, _ options: ReadOptions) throws {
    self.path = path
    let network = try PilotTable.read(
      path, options, needs: Localized(de: "id und outcome", en: "id and outcome"))
    if network.actors.isEmpty {
      throw CommandFailure(
        .badData, de: "\(path):1: unter der Kopfzeile steht nichts",
        en: "\(path):1: there is nothing below the header")
    }
    guard let column = OutcomeFile.columns.lazy.compactMap({ network.actorAttribute($0) }).first
    else {
      throw CommandFailure(
        .badData,
        de: "\(path):1: eine Spalte „outcome“ (oder „ergebnis“) fehlt; die Kopfzeile nennt id und "
          + "outcome",
        en: "\(path):1: a column “outcome” is missing; the header names id and outcome")
    }
    var outcomes: [String: Double] = [:]
    for (row, actor) in network.actors.enumerated() {
      outcomes[actor.id] = PilotTable.number(column, row)
    }
    if outcomes.isEmpty {
      let row = column.values.firstIndex { !$0.isEmpty } ?? 0
      let first = column.values[row]
      let place = PilotTable.place(of: network.actors[row].id, in: path)
      throw CommandFailure(
        .badData,
        de: "\(place): die Spalte „\(column.name)“ nennt weder Zahlen noch ja und nein, sondern "
          + "etwa „\(first)“",
        en: "\(place): the column “\(column.name)” names neither numbers nor yes and no but, for "
          + "example, “\(first)”")
    }
    self.outcomes = outcomes
    unreadable = network.actors.count - outcomes.count
  }

  /// The people of the plan made anew; ids that are not in the network are refused.
  func people(_ pilot: Pilot, _ network: Network) throws -> PilotPeople {
    try check { network.position(of: $0) != nil }
    return try PilotPeople(
      pilot.members.map { member in
        PilotPeople.Person(
          id: network.actors[Int(member.actor)].id, pair: member.pair, arm: member.arm,
          isClean: member.isClean, testProbability: member.testProbability,
          controlProbability: member.controlProbability)
      }, self)
  }

  /// Refuses outcomes of people that nobody knows.
  fileprivate func check(_ isKnown: (String) -> Bool) throws {
    let strangers = outcomes.keys.filter { !isKnown($0) }.sorted()
    guard let first = strangers.first else { return }
    let others = strangers.count - 1
    let place = PilotTable.place(of: first, in: path)
    throw CommandFailure(
      .badData,
      de: "\(place): „\(first)“" + (others > 0 ? " (und \(spoken.text(others)) weitere)" : "")
        + " kommt im Plan nicht vor; gebraucht werden die Kennungen aus dem Plan",
      en: "\(place): “\(first)”" + (others > 0 ? " (and \(spoken.text(others)) more)" : "")
        + " is not in the plan; what is needed is the ids of the plan")
  }
}

/// The people of a plan with their outcomes.
struct PilotPeople {
  struct Person {
    let id: String
    /// From 1; nil without a part in the pilot.
    let pair: Int?
    let arm: PilotDesign.Arm?
    let isClean: Bool
    let testProbability: Double
    let controlProbability: Double
  }

  /// What came of it; nil if nobody of one side counts.
  let estimate: EffectEstimate?
  /// How many of those who count have no outcome, by side.
  private(set) var missing: [PilotDesign.Arm: Int] = [:]
  /// How many of those who count there are, by side.
  private(set) var counted: [PilotDesign.Arm: Int] = [:]
  /// How many have an outcome but no part in the pilot.
  private(set) var outside = 0

  fileprivate init(_ people: [Person], _ file: OutcomeFile) throws {
    var units: [EffectEstimate.Unit] = []
    for person in people {
      let outcome = file.outcomes[person.id]
      guard let pair = person.pair, let arm = person.arm else {
        if outcome != nil { outside += 1 }
        continue
      }
      if person.isClean { counted[arm, default: 0] += 1 }
      guard let outcome else {
        if person.isClean { missing[arm, default: 0] += 1 }
        continue
      }
      units.append(
        EffectEstimate.Unit(
          pair: pair - 1, arm: arm, isClean: person.isClean,
          testProbability: person.testProbability,
          controlProbability: person.controlProbability, outcome: outcome))
    }
    estimate = EffectEstimate(units)
  }
}

/// A plan that was kept.
struct DesignFile {
  private let path: String
  private let network: Network

  init(_ path: String, _ options: ReadOptions) throws {
    self.path = path
    network = try PilotTable.read(
      path, options, needs: Localized(de: "id, pair, arm …", en: "id, pair, arm …"))
  }

  /// The people of this plan.
  func people(_ outcomes: OutcomeFile) throws -> PilotPeople {
    let names = ["pair", "arm", "counts", "p_test", "p_control"]
    let columns = names.compactMap { network.actorAttribute($0) }
    guard columns.count == names.count else {
      throw CommandFailure(
        .badData,
        de:
          "\(path):1: das ist kein Plan; es fehlt eine der Spalten \(names.joined(separator: ", "))",
        en: "\(path):1: not a plan; one of the columns \(names.joined(separator: ", ")) is missing")
    }
    try outcomes.check { network.position(of: $0) != nil }
    return try PilotPeople(
      network.actors.indices.map { try person($0, columns) }, outcomes)
  }

  private func person(_ row: Int, _ columns: [AttributeColumn]) throws -> PilotPeople.Person {
    let text = columns[1].values[row]
    let arm = PilotDesign.Arm(rawValue: text.lowercased())
    if arm == nil, !text.isEmpty { throw refusal(row, columns[1], text) }
    func number(_ place: Int, _ range: ClosedRange<Double>) throws -> Double {
      if let number = PilotTable.number(columns[place], row), range.contains(number) {
        return number
      }
      throw refusal(row, columns[place], columns[place].values[row])
    }
    let pair = arm == nil ? nil : Int(try number(0, 1...1e6))
    return PilotPeople.Person(
      id: network.actors[row].id, pair: pair, arm: arm, isClean: try number(2, 0...1) == 1,
      testProbability: try number(3, 0...1), controlProbability: try number(4, 0...1))
  }

  private func refusal(_ row: Int, _ column: AttributeColumn, _ text: String) -> CommandFailure {
    let id = network.actors[row].id
    let place = PilotTable.place(of: id, in: path)
    return CommandFailure(
      .badData,
      de: "\(place): bei „\(id)“ steht in der Spalte „\(column.name)“ „\(text)“; der Plan muss "
        + "bleiben, wie er geschrieben wurde",
      en:
        "\(place): “\(id)” has “\(text)” in the column “\(column.name)”; the plan must stay as it "
        + "was written")
  }
}

/// A table of people with numbers.
private enum PilotTable {
  /// - Parameter needs: the columns to name where there is no header.
  static func read(_ path: String, _ options: ReadOptions, needs: Localized) throws -> Network {
    Outputs.protect(path)
    // What is said about the network's own tables does not hold for this one.
    var options = options
    options.wishes = ReadingWishes()
    options.wishes.shapes = [ReadingWishes.ShapeWish(shape: .actors)]
    do throws(ReadingError) {
      return try NetworkReader.read(path: path, options: options).network
    } catch {
      switch error {
      case .refused(let failure) where failure.notices.first?.position.line == 1:
        throw CommandFailure(
          .badData, de: "\(path):1: es fehlt die Kopfzeile mit den Spalten \(needs.de)",
          en: "\(path):1: the header with the columns \(needs.en) is missing")
      default: throw CommandFailure(error)
      }
    }
  }

  /// `file:line` of the row of an id; the file alone where it cannot be found again.
  static func place(of id: String, in path: String) -> String {
    NetworkReader.line(of: id, inTable: path).map { "\(path):\($0)" } ?? path
  }

  /// A number, or 1 and 0 for yes and no.
  static func number(_ column: AttributeColumn, _ row: Int) -> Double? {
    switch column.values[row].lowercased() {
    case "true", "yes", "ja", "wahr": 1
    case "false", "no", "nein", "falsch": 0
    case let text: Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
  }
}
