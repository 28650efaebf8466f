internal import Wording

extension XMLScanner {
  /// `<name attribute="value" …>` or `<name … />`.
  mutating func scanOpeningTag() throws(ImportFailure) {
    let start = at
    at += 1
    let range = try scanName()
    attributes.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    while true {
      let blanks = skipBlanks()
      guard at < bytes.count else { throw endOfFile() }
      if bytes[at] == UInt8(ascii: ">") {
        at += 1
        break
      }
      if starts(with: "/>") {
        at += 2
        isEmptyElement = true
        break
      }
      guard blanks > 0 else { throw notWellFormed(at) }
      try scanAttribute()
    }
    try checkAttributesDiffer()
    guard open.count < XMLScanner.depthLimit else {
      throw failure(
        start,
        Localized(
          de: "mehr als \(XMLScanner.depthLimit) Elemente ineinander",
          en: "more than \(XMLScanner.depthLimit) elements inside one another"),
        advice: Localized(
          de: "so tief ist kein Netzwerk geschachtelt: die Datei prüfen",
          en: "no network is nested that deep: check the file"))
    }
    open.append(range)
    name = localName(range)
  }

  /// `</name>`, which must close the element opened last.
  mutating func scanClosingTag() throws(ImportFailure) {
    let start = at
    at += 2
    let range = try scanName()
    skipBlanks()
    guard at < bytes.count else { throw endOfFile() }
    guard bytes[at] == UInt8(ascii: ">") else { throw notWellFormed(at) }
    guard let opened = open.last, bytes[opened].elementsEqual(bytes[range]) else {
      let expected = open.last.map { "</\(String(decoding: bytes[$0], as: UTF8.self))>" }
      throw failure(
        start,
        Localized(
          de: expected.map { "hier müsste \($0) stehen" } ?? "kein Element ist offen",
          en: expected.map { "\($0) must stand here" } ?? "no element is open"),
        found: excerpt(start), advice: XMLScanner.damaged)
    }
    at += 1
    open.removeLast()
    name = localName(range)
  }

  private mutating func scanAttribute() throws(ImportFailure) {
    let place = try scanName()
    skipBlanks()
    guard at < bytes.count else { throw endOfFile() }
    guard bytes[at] == UInt8(ascii: "=") else { throw notWellFormed(at) }
    at += 1
    skipBlanks()
    guard at < bytes.count else { throw endOfFile() }
    let quote = bytes[at]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw failure(
        at,
        Localized(
          de: "der Wert eines Attributs steht nicht in Anführungszeichen",
          en: "the value of an attribute is not in quotes"),
        found: excerpt(at), advice: XMLScanner.damaged)
    }
    at += 1
    let start = values.count
    try scanValue(until: quote)
    try add(Attribute(name: localName(place), place: place, value: start..<values.count))
  }

  private mutating func add(_ attribute: Attribute) throws(ImportFailure) {
    guard attributes.count < XMLScanner.attributeLimit else {
      throw failure(
        attribute.place.lowerBound,
        Localized(
          de: "mehr als 1.000 Attribute an einem Element",
          en: "more than 1,000 attributes of one element"),
        advice: XMLScanner.damaged)
    }
    guard attribute.value.count <= XMLScanner.valueLimit else {
      throw failure(
        attribute.place.lowerBound,
        Localized(
          de: "der Wert eines Attributs ist länger als 1 MiB",
          en: "the value of an attribute is longer than 1 MiB"),
        advice: XMLScanner.damaged)
    }
    let name = bytes[attribute.place]
    if name.starts(with: "xmlns".utf8) { return }
    attributes.append(attribute)
  }

  private func checkAttributesDiffer() throws(ImportFailure) {
    var seen: Set<String> = []
    for (number, attribute) in attributes.enumerated() {
      let name = bytes[attribute.place]
      let isThereTwice =
        attributes.count > 12
        ? !seen.insert(String(decoding: name, as: UTF8.self)).inserted
        : attributes[..<number].contains { bytes[$0.place].elementsEqual(name) }
      if isThereTwice {
        throw failure(
          attribute.place.lowerBound,
          Localized(de: "ein Attribut steht zweimal da", en: "an attribute is there twice"),
          found: String(decoding: name, as: UTF8.self), advice: XMLScanner.damaged)
      }
    }
  }

  private mutating func scanValue(until quote: UInt8) throws(ImportFailure) {
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case quote:
        at += 1
        return
      case UInt8(ascii: "<"):
        throw notWellFormed(at)
      case UInt8(ascii: "&"):
        values += try scanReference()
      case 0x09, 0x0A:
        values.append(0x20)
        at += 1
      case 0x0D:
        values.append(0x20)
        at += starts(with: "\r\n") ? 2 : 1
      default:
        try checkCharacter()
        values.append(byte)
        at += 1
      }
    }
    throw endOfFile()
  }

  /// The range of a name; what is no name is refused.
  private mutating func scanName() throws(ImportFailure) -> Range<Int> {
    let start = at
    while at < bytes.count, isNameByte(bytes[at], first: at == start) { at += 1 }
    guard at > start else { throw at < bytes.count ? notWellFormed(at) : endOfFile() }
    return start..<at
  }

  /// Letters, digits, `_ : - .` and everything beyond ASCII.
  private func isNameByte(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !first
    default: false
    }
  }

  private func localName(_ range: Range<Int>) -> String {
    let name = bytes[range]
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else {
      return String(decoding: name, as: UTF8.self)
    }
    return String(decoding: name[(colon + 1)...], as: UTF8.self)
  }
}
