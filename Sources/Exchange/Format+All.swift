extension Format {
  /// Every format, in the order of help.
  public static let all: [Format] = [.csv, .csvGerman, .graphML, .nodeLink, .dot]
}
