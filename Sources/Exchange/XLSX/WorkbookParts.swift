/// `workbook.xml`: the sheets in their order.
final class WorkbookPart: XMLPart {
  /// A sheet: its name, and where it stands.
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }
  private(set) var sheets: [Sheet] = []
  private(set) var startsIn1904 = false

  override func open(_ name: String, _ attributes: Attributes) {
    switch name {
    case "workbookPr":
      startsIn1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
    case "sheet":
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", relation: attributes["id"] ?? "",
          isHidden: ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
    default: break
    }
  }
}

/// What a part refers to.
final class RelationsPart: XMLPart {
  /// A part that is referred to, by its path in the archive.
  struct Relation {
    let id: String
    /// The last word of the address that names the type.
    let type: String
    let target: String
  }
  private(set) var relations: [Relation] = []
  private let folder: String

  /// - Parameter folder: where the part stands that refers.
  init(folder: String) { self.folder = folder }

  override func open(_ name: String, _ attributes: Attributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let target = attributes["Target"]
    else { return }
    let type = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    relations.append(
      Relation(id: attributes["Id"] ?? "", type: type, target: RelationsPart.path(target, folder)))
  }

  /// A path from the top of the archive, without `..`.
  private static func path(_ target: String, _ folder: String) -> String {
    let whole = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    var parts: [Substring] = []
    for part in whole.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

/// The texts that cells refer to by number.
final class StringsPart: XMLPart {
  private(set) var strings: [String] = []
  private var isPhonetic = false

  override func open(_ name: String, _ attributes: Attributes) {
    switch name {
    case "si": text = []
    // How a text is read aloud (in Japanese) is no part of it; blanks between runs are none either.
    case "rPh": isPhonetic = true
    case "t": isInText = !isPhonetic
    default: break
    }
    collect()
  }

  override func close(_ name: String) {
    switch name {
    case "t": isInText = false
    case "rPh": isPhonetic = false
    case "si":
      strings.append(SheetPart.unescaped(String(decoding: kept, as: UTF8.self)))
      kept = []
      text = nil
      return
    default: break
    }
    collect()
  }

  private var isInText = false
  private var kept: [UInt8] = []
  private var wasInText = false

  /// Keeps the text between two tags if it stood inside `t`.
  private func collect() {
    if wasInText { kept += text ?? [] }
    if text != nil { text = [] }
    wasInText = isInText
  }
}

/// How the formats of cells show numbers.
final class StylesPart: XMLPart {
  /// By the number that cells carry.
  private(set) var shown: [SpreadsheetDates.Shown] = []
  private var own: [Int: SpreadsheetDates.Shown] = [:]
  private var isInCellFormats = false

  override func open(_ name: String, _ attributes: Attributes) {
    switch name {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }),
        let code = attributes["formatCode"]
      else { return }
      own[id] = SpreadsheetDates.shown(by: code)
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      shown.append(own[id] ?? SpreadsheetDates.shown(byBuiltIn: id))
    default: break
    }
  }

  override func close(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }
}
