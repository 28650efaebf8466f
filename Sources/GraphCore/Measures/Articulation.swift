internal import Wording

extension Measure {
  static let articulation = Measure(
    id: "articulation", name: Localized(de: "Nadelöhr", en: "Cut point"),
    meaning: Localized(
      de: "1, wenn ohne diese Person ein Teil des Netzes abgeschnitten wäre, sonst 0.",
      en: "1 if a part of the network would be cut off without this person, else 0."),
    range: 0...1, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try biconnectedComponents(graph, execution: execution).isArticulation.map { $0 ? 1 : 0 }
    })
}
