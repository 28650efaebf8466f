import ArgumentParser
import Drawing

/// The command line: every subcommand parses, calls the libraries, and prints.
@main
struct Geflecht: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geflecht",
    abstract: "Find the people who carry a message through a community.")

  /// Draws, if this is the renderer's process; else runs the command asked for.
  static func main() {
    RenderChild.runIfAsked()
    main(nil)
  }
}
