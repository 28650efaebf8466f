import ArgumentParser
import Drawing
import Glibc

/// The command line: every subcommand parses, calls the libraries, and prints.
@main
struct Geflecht: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geflecht",
    abstract: words(
      de: "Findet die Menschen, die eine Botschaft durch eine Gemeinschaft tragen.",
      en: "Finds the people who carry a message through a community."),
    discussion: words(
      de: """
        NETZ ist eine Datei in einem lesbaren Format oder ein Ordner mit personen.csv und \
        beziehungen.csv. Alles bleibt auf diesem Rechner.

        So geht es los:  geflecht check NETZ
        """,
      en: """
        NETWORK is a file in a format that can be read, or a folder with people.csv and ties.csv. \
        Everything stays on this machine.

        To begin:  geflecht check NETWORK
        """),
    version: Version.text,
    subcommands: [
      CheckCommand.self,
      StructureCommand.self,
      MeasureCommand.self,
      MultipliersCommand.self,
      BrokersCommand.self,
      KeyPlayersCommand.self,
      ShortlistCommand.self,
      ChannelsCommand.self,
      PilotCommand.self,
      ReachCommand.self,
      PathCommand.self,
      GroupsCommand.self,
      AffiliationsCommand.self,
      GrowthCommand.self,
      BalanceCommand.self,
      CareCommand.self,
      DrawCommand.self,
      FilmCommand.self,
      ConvertCommand.self,
      NewCommand.self,
      ImportCommand.self,
      AddCommand.self,
      SetCommand.self,
      RemoveCommand.self,
      ContactCommand.self,
      PartnerCommand.self,
      CampaignCommand.self,
      UndoCommand.self,
      RedoCommand.self,
      LogCommand.self,
      DiffCommand.self,
      WhyCommand.self,
      MergeCommand.self,
      BackupCommand.self,
      DoctorCommand.self,
      DueCommand.self,
      PersonCommand.self,
      PseudonymiseCommand.self,
      PublishCheckCommand.self,
    ])

  /// Runs the command line; every way out is one of the exit codes of `ExitStatus`.
  static func main() {
    RenderChild.runIfAsked()
    Signals.prepare()
    let arguments = CertaintyOptions.completing(Array(CommandLine.arguments.dropFirst()))
    do {
      let known = configuration.subcommands.map { $0._commandName }
      if let failure = Misspelling.unknownCommand(arguments, of: known) { throw failure }
      var command = try parseAsRoot(arguments)
      try command.run()
      try Terminal.flush()
    } catch {
      guard let failure = CommandFailure(explaining: error) else { leave(explaining: error) }
      Terminal.report(failure.lines)
      leave(failure.status)
    }
    leave(.done)
  }

  /// Help and version go to standard output, wrong usage to standard error with code 64.
  private static func leave(explaining error: any Error) -> Never {
    let message = fullMessage(for: error)
    guard exitCode(for: error) != .success else {
      Terminal.print(HelpText.translated(message))
      try? Terminal.flush()
      leave(.done)
    }
    let command = configuration.subcommands.first { command in
      message.contains("geflecht \(command._commandName) ")
    }
    let refusal = Misspelling.corrected(message, help: command?.helpMessage() ?? helpMessage())
    Terminal.report([HelpText.translated(HelpText.refusal(refusal))])
    leave(.usage)
  }

  private static func leave(_ status: ExitStatus) -> Never {
    Glibc.exit(status.rawValue)
  }
}
