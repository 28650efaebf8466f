extension Format {
  /// Every format, in the order of help.
  public static let all: [Format] = [
    .csv, .csvGerman, .gexf, .dynetml, .graphML, .gdf, .gml, .pajek, .dl, .vna, .dot, .sif,
    .nodeLink, .cytoscape,
    .cx, .vis, .graphology, .kumu, .popolo, .oparl, .vCard, .linkedIn, .mastodon, .instagram,
    .whatsApp, .telegram, .mail, .iCalendar, .xlsx, .ods,
  ]
}
