internal import GRDB
public import Relations

/// A duty that a source brings: to delete its data, or to tell the people about it.
public struct Duty: Hashable, Sendable {
  /// What has to be done.
  public enum Kind: String, Sendable {
    case delete, inform
  }

  /// What has to be done.
  public let kind: Kind
  /// The last day for it.
  public let day: Day
  /// The title of the source.
  public let source: String
  /// How many actors are known from it.
  public let actors: Int
  /// How many of them no other source attests.
  public let onlyFromIt: Int
}

extension ProjectFile {
  /// The duties of all sources that say one, the most urgent first.
  public func duties() throws(StorageError) -> [Duty] {
    let state = try state()
    var sourcesOf: [Int64: Set<Int64>] = [:]
    for evidence in state.evidence where evidence.owner == FactOwner.actor.rawValue {
      sourcesOf[evidence.fact, default: []].insert(evidence.source)
    }
    var duties: [Duty] = []
    for source in state.sources {
      let actors = sourcesOf.values.filter { $0.contains(source.id) }
      let only = actors.filter { $0.count == 1 }.count
      for (kind, day) in [(Duty.Kind.delete, source.keepUntil), (.inform, source.informBy)] {
        guard let day, !actors.isEmpty else { continue }
        duties.append(
          Duty(
            kind: kind, day: day, source: source.title, actors: actors.count, onlyFromIt: only))
      }
    }
    return duties.sorted {
      ($0.day, $0.source, $0.kind.rawValue) < ($1.day, $1.source, $1.kind.rawValue)
    }
  }
}
