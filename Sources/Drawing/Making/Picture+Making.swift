public import Analysis
public import GraphCore
internal import Wording

extension Picture {
  /// The picture of what a snapshot selects.
  ///
  /// Actors are placed, sized and coloured, ties lie below them, names where there is room, a
  /// legend beside. The same input gives the same picture on any
  /// number of threads.
  ///
  /// - Throws: `DrawingError.cancelled`.
  /// - Complexity: O(*m* + *n* log *n*) per round of the layout, some 300 rounds.
  public static func make(
    snapshot: Snapshot, style: Style, execution: Execution = Execution()
  ) throws(DrawingError) -> Picture {
    do throws(KernelError) {
      let isLarge = snapshot.actors.count > 2000 && style.groups != nil
      if style.layout == .groups || style.layout == nil && isLarge {
        return try GroupPicture(snapshot: snapshot, style: style, execution: execution).picture()
      }
      return try NetworkPicture(snapshot: snapshot, style: style, execution: execution).picture()
    } catch {
      throw .cancelled
    }
  }
}
