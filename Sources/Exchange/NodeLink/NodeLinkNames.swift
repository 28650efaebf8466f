internal import Relations

/// The distinct names of values in the nodes or edges of a JSON document, in the order of their
/// first appearance, with where the values go and of which type they are.
struct NodeLinkNames<Field: Hashable> {
  private var table = ByteTable()
  private var names: [String] = []
  private var kinds: [Set<JSONDocument.Kind>] = []
  private var isLeftOut: [Bool] = []
  private var targets: [FieldTarget<Field>] = []
  private var types: [DeclaredType] = []

  /// Notes the names of all objects in a list.
  mutating func collect(_ document: JSONDocument, _ list: Int, leavingOut: Set<String>) {
    for element in document.elements(of: list) where document.kind(element) == .object {
      for key in document.keys(of: element) {
        let number = add(document, key, leavingOut)
        let kind = document.kind(key + 1)
        if kind != .null { kinds[number].insert(kind) }
      }
    }
  }

  private mutating func add(
    _ document: JSONDocument, _ key: Int, _ leavingOut: Set<String>
  ) -> Int {
    let value = document.values[key]
    let (number, isNew) = table.number(of: document.bytes, value.start..<value.end)
    if isNew {
      let name = CanonicalText.composed(document.string(key))
      names.append(name)
      kinds.append([])
      isLeftOut.append(leavingOut.contains(name))
    }
    return number
  }

  /// Gives each name its meaning; `column` adds a further column by name and declared type.
  mutating func resolve(
    named: (String) -> Field?, canonicalName: (Field) -> String,
    column: (String, AttributeColumn.ValueType?) -> Int
  ) {
    let fields = FieldChoice.fields(of: names, named: named, canonicalName: canonicalName)
    for (number, field) in fields.enumerated() {
      types.append(type(kinds[number]))
      if let field {
        targets.append(.field(field))
      } else if isLeftOut[number] {
        targets.append(.column(0))
      } else {
        targets.append(.column(column(names[number], types[number].columnType)))
      }
    }
  }

  private func type(_ kinds: Set<JSONDocument.Kind>) -> DeclaredType {
    if kinds == [.number] { return .number }
    if kinds == [.flag] { return .flag }
    return .text
  }

  /// The number of a key's name; nil if its values are left out.
  func number(_ document: JSONDocument, _ key: Int) -> Int? {
    let value = document.values[key]
    guard let number = table.find(document.bytes, value.start..<value.end), !isLeftOut[number]
    else { return nil }
    return number
  }

  /// Where the values of a name go, and of which type they are.
  func target(_ number: Int) -> (FieldTarget<Field>, DeclaredType) {
    (targets[number], types[number])
  }
}
