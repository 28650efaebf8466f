import Analysis
import ArgumentParser
import Relations
import Storage
import Wording

/// Which day an answer about now looks at: `--at`, else today in a project, else the last day that the
/// data name, but none after today.
struct DayOptions: ParsableArguments {
  @Flag(
    help: help(
      de: "Beziehungen aller Zeiten zählen, nicht nur die an dem Tag, um den es geht.",
      en: "Ties of all times count, not only those on the day that is looked at."))
  var allTimes = false

  @OptionGroup var ageing: AgeingOptions

  /// The selection, on the day looked at.
  ///
  /// A stretch of time in the selection, or in its query, stands for itself: no day is chosen then.
  func selection(
    _ options: SelectionOptions, from: String? = nil, to: String? = nil, in session: Session
  ) throws -> Selection {
    guard !allTimes || options.at == nil else {
      throw CommandFailure(
        .usage, de: "--at und --all-times schließen einander aus",
        en: "--at and --all-times exclude each other")
    }
    let rules = try ageing.rules(for: session.network)
    var selection = try options.selection(from: from, to: to)
    if let query = selection.query, query.asksForTime { return selection }
    if options.at != nil {
      guard let first = selection.period?.start, let last = selection.period?.last else {
        return selection
      }
      selection.period = nil
      selection.day = ViewDay(first: first, last: last, in: session.network, rules: rules)
    } else if selection.period == nil, !allTimes, let day = try session.currentDay {
      selection.day = ViewDay(first: day, last: day, in: session.network, rules: rules)
    }
    return selection
  }
}

extension Session {
  /// The day from which contacts are planned: today where it was said or in a project, else the day
  /// after the last that the data name, but none after today.
  var careDay: Day? {
    get throws {
      let today = try clock.today
      if try clock.givenDay != nil || isProject { return today }
      return network.lastNamedDay.map { min(today, $0.advanced(by: 1)) }
    }
  }

  /// The day that answers about now look at; nil where no tie and no contact has days.
  var currentDay: Day? {
    get throws {
      guard let last = network.lastNamedDay else { return nil }
      if let knownOn { return knownOn }
      let today = try clock.today
      return isProject ? today : min(today, last)
    }
  }
}
