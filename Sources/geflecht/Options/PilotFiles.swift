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

  private static let columns = ["outcome", "ergebnis", "result", "wert", "value", "y"]

  init(_ path: String, _ options: ReadOptions) throws {
    let network = try PilotTable.read(path, options)
    guard let column = OutcomeFile.columns.lazy.compactMap({ network.actorAttribute($0) }).first
    else {
      throw CommandFailure(
        .badData, de: "\(path): es fehlt eine Spalte „outcome“ (oder „ergebnis“)",
        en: "\(path): a column “outcome” is missing")
    }
    var outcomes: [String: Double] = [:]
    for (row, actor) in network.actors.enumerated() {
      outcomes[actor.id] = PilotTable.number(column, row)
    }
    if outcomes.isEmpty {
      throw CommandFailure(
        .badData, de: "\(path): die Spalte „\(column.name)“ nennt keine Zahlen",
        en: "\(path): the column “\(column.name)” names no numbers")
    }
    self.outcomes = outcomes
    unreadable = network.actors.count - outcomes.count
  }

  /// The effect by the plan made anew; ids that are not in the network are refused.
  func estimate(_ pilot: Pilot, _ network: Network) throws -> EffectEstimate? {
    var byPosition: [Int32: Double] = [:]
    for id in outcomes.keys.sorted() {
      guard let position = network.position(of: id) else { throw AnalysisError.unknownActor(id) }
      byPosition[Int32(position)] = outcomes[id]
    }
    return pilot.effect(byPosition)
  }
}

/// A plan that was kept.
struct DesignFile {
  private let path: String
  private let network: Network

  init(_ path: String, _ options: ReadOptions) throws {
    self.path = path
    network = try PilotTable.read(path, options)
  }

  /// The effect by this plan.
  func estimate(_ outcomes: OutcomeFile) throws -> EffectEstimate? {
    let names = ["pair", "arm", "counts", "p_test", "p_control"]
    let columns = names.compactMap { network.actorAttribute($0) }
    guard columns.count == names.count else {
      throw CommandFailure(
        .badData,
        de:
          "\(path): das ist kein Plan; es fehlt eine der Spalten \(names.joined(separator: ", "))",
        en: "\(path): not a plan; one of the columns \(names.joined(separator: ", ")) is missing")
    }
    for id in outcomes.outcomes.keys.sorted() where network.position(of: id) == nil {
      throw CommandFailure(
        .badData, de: "\(path): der Plan kennt „\(id)“ nicht",
        en: "\(path): the plan does not know “\(id)”")
    }
    var units: [EffectEstimate.Unit] = []
    for (row, actor) in network.actors.enumerated() {
      guard let outcome = outcomes.outcomes[actor.id],
        let arm = PilotDesign.Arm(rawValue: columns[1].values[row]),
        let pair = PilotTable.number(columns[0], row), pair >= 1, pair < 1e6
      else { continue }
      units.append(
        EffectEstimate.Unit(
          pair: Int(pair) - 1, arm: arm, isClean: PilotTable.number(columns[2], row) == 1,
          testProbability: PilotTable.number(columns[3], row) ?? 0,
          controlProbability: PilotTable.number(columns[4], row) ?? 0, outcome: outcome))
    }
    return EffectEstimate(units)
  }
}

/// A table of people with numbers.
private enum PilotTable {
  static func read(_ path: String, _ options: ReadOptions) throws -> Network {
    do throws(ReadingError) {
      return try NetworkReader.read(path: path, options: options).network
    } catch {
      switch error {
      case .refused(let failure): throw CommandFailure(failure)
      case .missing, .unreadable, .emptyFolder: throw CommandFailure(.noInput, error.text)
      }
    }
  }

  /// A number, or 1 and 0 for what was read as yes and no.
  static func number(_ column: AttributeColumn, _ row: Int) -> Double? {
    switch column.values[row] {
    case "true": 1
    case "false": 0
    case let text: Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
  }
}
