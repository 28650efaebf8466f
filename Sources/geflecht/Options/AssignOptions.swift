import ArgumentParser
import Wording

/// Whether those to be reached are assigned to the partners, and how many each can take.
struct AssignOptions: ParsableArguments {
  @Flag(
    help: help(
      de:
        "Wer spricht mit wem: teilt alle, die es hören sollen, dem wärmsten Partner zu (höchstens "
        + "ein Bindeglied); gibt Namenslisten je Partner aus.",
      en: "Who speaks to whom: assigns all who should hear it to the warmest partner (at most one "
        + "go-between); gives a list of names per partner."))
  var assign = false

  @Option(
    help: help(
      de: "Mit wie vielen ein Partner sprechen kann, dessen Zahl nicht bekannt ist (sonst beliebig "
        + "viele).",
      en: "How many a partner can speak to whose capacity is not known (otherwise any number).",
      value: Localized(de: "Zahl", en: "number")))
  var capacity: Int?

  func validate() throws {
    guard let capacity else { return }
    try atLeastOne("--capacity", capacity)
    guard assign else {
      throw ValidationError(
        words(de: "--capacity gehört zu --assign.", en: "--capacity belongs to --assign."))
    }
  }
}
