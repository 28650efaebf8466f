extension Measure {
  /// Every measure, in the order of help and glossary.
  public static let all: [Measure] = [
    .degree,
    .inDegree,
    .outDegree,
    .strength,
    .inStrength,
    .outStrength,
    .betweenness,
    .closeness,
    .harmonic,
    .eigenvector,
    .katz,
    .bonacichPower,
    .pageRank,
    .hub,
    .authority,
    .coreness,
    .clustering,
    .constraint,
    .effectiveSize,
    .efficiency,
    .eccentricity,
    .averageNeighbourDegree,
    .twoStepReach,
    .diffusion,
    .collectiveInfluence,
    .laplacian,
    .information,
    .diversity,
    .dispersion,
    .articulation,
    .circles,
    .complexReach,
  ]

  /// The measure called `id`, or nil.
  public static func named(_ id: String) -> Measure? { all.first { $0.id == id } }
}
