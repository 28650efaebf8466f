public import GraphCore
public import Wording

/// A number about a whole network: what it is called, what it says, how it is computed.
///
/// Table, JSON and help follow from `NetworkFigure.all`; a new figure is one entry there.
public struct NetworkFigure: Sendable, Identifiable {
  /// The name in files: lower case, words joined by hyphens.
  public let id: String
  /// The name people read.
  public let name: Localized
  /// What it says, in one sentence without jargon.
  public let meaning: Localized
  /// Computes it; nil where it is not defined.
  public let value: @Sendable (Snapshot, Execution) throws(KernelError) -> Double?

  /// A figure; see the properties.
  public init(
    id: String, name: Localized, meaning: Localized,
    value: @escaping @Sendable (Snapshot, Execution) throws(KernelError) -> Double?
  ) {
    self.id = id
    self.name = name
    self.meaning = meaning
    self.value = value
  }

  /// Every figure, in the order of the table.
  public static let all: [NetworkFigure] = size + cohesion + mixing + distances + centralisations
}

extension NetworkFigure {
  private static let size: [NetworkFigure] = [
    NetworkFigure(
      id: "actors", name: Localized(de: "Akteure", en: "Actors"),
      meaning: Localized(de: "Wie viele es sind.", en: "How many there are."),
      value: { snapshot, _ in Double(snapshot.graph.vertexCount) }),
    NetworkFigure(
      id: "pairs", name: Localized(de: "Verbundene Paare", en: "Tied pairs"),
      meaning: Localized(
        de: "Wie viele Paare eine Beziehung haben; bei gerichteten Netzen jede Richtung für sich.",
        en: "How many pairs have a tie; in directed networks each direction on its own."),
      value: { snapshot, _ in Double(snapshot.graph.edgeCount) }),
    NetworkFigure(
      id: "density", name: Localized(de: "Dichte", en: "Density"),
      meaning: Localized(
        de: "Welcher Teil aller denkbaren Beziehungen besteht.",
        en: "Which part of all possible ties exists."),
      value: { snapshot, _ in
        let n = Double(snapshot.graph.vertexCount)
        let pairs = n * (n - 1) / (snapshot.graph.isDirected ? 1 : 2)
        return pairs > 0 ? Double(snapshot.graph.edgeCount) / pairs : nil
      }),
    NetworkFigure(
      id: "mean-degree", name: Localized(de: "Beziehungen je Akteur", en: "Ties per actor"),
      meaning: Localized(
        de: "Mit wie vielen anderen jemand im Mittel verbunden ist.",
        en: "To how many others somebody is tied on average."),
      value: { snapshot, _ in
        let graph = snapshot.graph.undirected()
        return graph.vertexCount > 0 ? Double(graph.arcCount) / Double(graph.vertexCount) : nil
      }),
  ]

  private static let cohesion: [NetworkFigure] = [
    NetworkFigure(
      id: "components", name: Localized(de: "Teile", en: "Parts"),
      meaning: Localized(
        de: "In wie viele Stücke ohne Verbindung das Netz zerfällt.",
        en: "Into how many pieces without a connection the network falls."),
      value: { snapshot, _ in Double(connectedComponents(snapshot.graph).count) }),
    NetworkFigure(
      id: "largest-share", name: Localized(de: "Größter Teil", en: "Largest part"),
      meaning: Localized(
        de: "Welcher Anteil der Akteure im größten Stück ist.",
        en: "Which share of the actors is in the largest piece."),
      value: { snapshot, _ in
        let largest = connectedComponents(snapshot.graph).sizes.first
        return largest.map { Double($0) / Double(snapshot.graph.vertexCount) }
      }),
    NetworkFigure(
      id: "strong-components",
      name: Localized(de: "Gegenseitig erreichbare Teile", en: "Mutually reachable parts"),
      meaning: Localized(
        de: "Wie viele Stücke es sind, wenn die Richtung zählt; nur bei gerichteten Netzen.",
        en: "How many pieces there are when direction counts; directed networks only."),
      value: { snapshot, execution throws(KernelError) in
        guard snapshot.graph.isDirected else { return nil }
        return Double(try strongComponents(snapshot.graph, execution: execution).count)
      }),
    NetworkFigure(
      id: "blocks", name: Localized(de: "Blöcke", en: "Blocks"),
      meaning: Localized(
        de: "Stücke, die kein einzelner Akteur zusammenhält.",
        en: "Pieces that no single actor holds together."),
      value: { snapshot, execution throws(KernelError) in
        Double(try biconnectedComponents(snapshot.graph, execution: execution).count)
      }),
    NetworkFigure(
      id: "articulations", name: Localized(de: "Gelenke", en: "Joints"),
      meaning: Localized(
        de: "Akteure, ohne die das Netz in mehr Teile zerfiele.",
        en: "Actors without whom the network would fall into more parts."),
      value: { snapshot, execution throws(KernelError) in
        let blocks = try biconnectedComponents(snapshot.graph, execution: execution)
        return Double(blocks.isArticulation.count { $0 })
      }),
    NetworkFigure(
      id: "bridges", name: Localized(de: "Brücken", en: "Bridges"),
      meaning: Localized(
        de: "Beziehungen, ohne die das Netz in mehr Teile zerfiele.",
        en: "Ties without which the network would fall into more parts."),
      value: { snapshot, execution throws(KernelError) in
        Double(try biconnectedComponents(snapshot.graph, execution: execution).bridges.count)
      }),
    NetworkFigure(
      id: "largest-coreness", name: Localized(de: "Innerster Kreis", en: "Innermost circle"),
      meaning: Localized(
        de: "Mit so vielen anderen des innersten Kreises ist dort jeder mindestens verbunden.",
        en: "To at least so many others of the innermost circle everybody in it is tied."),
      value: { snapshot, execution throws(KernelError) in
        try coreness(snapshot.graph, execution: execution).max().map { Double($0) }
      }),
    NetworkFigure(
      id: "transitivity", name: Localized(de: "Transitivität", en: "Transitivity"),
      meaning: Localized(
        de: "Wie oft zwei mit einem gemeinsamen Bekannten sich auch selbst kennen.",
        en: "How often two with a common acquaintance know each other, too."),
      value: { snapshot, execution throws(KernelError) in
        try transitivity(snapshot.graph, execution: execution)
      }),
    NetworkFigure(
      id: "clustering", name: Localized(de: "Mittlere Vernetzung", en: "Mean clustering"),
      meaning: Localized(
        de: "Dasselbe für jeden Akteur einzeln, dann gemittelt (über alle mit zwei Beziehungen).",
        en: "The same for each actor alone, then averaged (over all with two ties)."),
      value: { snapshot, execution throws(KernelError) in
        // With fewer than two neighbours there is nothing to say.
        let counted = try clustering(snapshot.graph, execution: execution).filter { !$0.isNaN }
        return counted.isEmpty ? nil : counted.reduce(0, +) / Double(counted.count)
      }),
  ]

  private static let mixing: [NetworkFigure] = [
    NetworkFigure(
      id: "reciprocity", name: Localized(de: "Gegenseitigkeit", en: "Reciprocity"),
      meaning: Localized(
        de: "Welcher Anteil der gerichteten Beziehungen erwidert wird.",
        en: "Which share of the directed ties is returned."),
      value: { snapshot, _ in
        snapshot.graph.isDirected ? GraphCore.reciprocity(snapshot.graph) : nil
      }),
    NetworkFigure(
      id: "degree-assortativity", name: Localized(de: "Gleich zu gleich", en: "Like to like"),
      meaning: Localized(
        de: "Über 0: Vielverbundene kennen Vielverbundene; unter 0: sie kennen Wenigverbundene.",
        en: "Above 0: the well tied know the well tied; below 0: they know those with few ties."),
      value: { snapshot, _ in degreeAssortativity(snapshot.graph) }),
  ]

  private static let distances: [NetworkFigure] = [
    NetworkFigure(
      id: "average-path-length", name: Localized(de: "Mittlerer Weg", en: "Mean way"),
      meaning: Localized(
        de: "Wie viele Schritte zwei Akteure im Mittel auseinander sind.",
        en: "How many steps two actors are apart on average."),
      value: { snapshot, execution throws(KernelError) in
        try distanceTotals(snapshot.graph, execution: execution).averagePathLength
      }),
    NetworkFigure(
      id: "diameter", name: Localized(de: "Durchmesser", en: "Diameter"),
      meaning: Localized(
        de: "Der weiteste kürzeste Weg im größten Teil (ohne Richtung).",
        en: "The longest shortest way in the largest part (direction ignored)."),
      value: { snapshot, execution throws(KernelError) in
        Double(try largestDiameter(snapshot.graph, execution: execution))
      }),
    NetworkFigure(
      id: "dominating-set", name: Localized(de: "Genug für alle", en: "Enough to tell all"),
      meaning: Localized(
        de:
          "So viele Akteure genügen, damit alle es in einem Schritt hören (gefunden; evtl. weniger).",
        en: "So many actors suffice for all to hear it in one step (found; perhaps fewer)."),
      value: { snapshot, execution throws(KernelError) in
        Double(try dominatingSet(snapshot.graph, execution: execution).vertices.count)
      }),
  ]

  private static let centralisations: [NetworkFigure] = CentralisationKind.allCases.map { kind in
    let word =
      switch kind {
      case .degree: Localized(de: "Beziehungen", en: "ties")
      case .betweenness: Localized(de: "Vermittlung", en: "betweenness")
      case .closeness: Localized(de: "Nähe", en: "closeness")
      }
    return NetworkFigure(
      id: "centralisation-\(kind.rawValue)",
      name: Localized(de: "Zentralisierung: \(word.de)", en: "Centralisation: \(word.en)"),
      meaning: Localized(
        de: "Wie sehr sich alles um einen einzigen Akteur dreht: 0 = gar nicht, 1 = ein Stern.",
        en: "How far all turns round a single actor: 0 = not at all, 1 = a star."),
      value: { snapshot, execution throws(KernelError) in
        let graph = snapshot.graph.undirected()
        let scores: [Double] =
          switch kind {
          case .degree: degree(graph, direction: .both, share: false)
          case .betweenness: try betweenness(graph, execution: execution)
          case .closeness: try closeness(graph, execution: execution)
          }
        return centralisation(scores, of: kind)
      })
  }
}
