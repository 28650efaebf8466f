/// The version of the program, by the rules of semantic versioning: the only place that names it.
enum Version {
  static let text = "0.9.0"
}
