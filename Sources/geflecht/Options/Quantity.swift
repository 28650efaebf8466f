import Analysis
import ArgumentParser
import Wording

/// A number that is not negative, written as people of the language do: 1500, 1.500,50 or 1,500.50.
struct Quantity: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    var text = argument.filter { $0 != " " && $0 != "€" && $0 != "\u{a0}" }
    let groups = text.split(separator: spoken.groupSign, omittingEmptySubsequences: false)
    // “0.125” is no hundred and twenty-five, whatever the language groups digits with.
    if groups.count > 1, let first = groups.first, (1...3).contains(first.count), first != "0",
      groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
      let last = groups.last?.split(separator: spoken.decimalSign).first, last.count == 3
    {
      text = groups.joined()
    }
    text = String(text.map { $0 == "," ? "." : $0 })
    guard let value = Double(text), value.isFinite, value >= 0, !text.contains("x") else {
      return nil
    }
    self.value = value
  }
}

/// A number of people or a share of them: "12" or "5%".
struct Share: ExpressibleByArgument {
  let amount: Conditions.Amount

  init?(argument: String) {
    let text = argument.filter { $0 != " " && $0 != "\u{a0}" }
    if text.hasSuffix("%") {
      guard let share = Quantity(argument: String(text.dropLast())), share.value <= 100 else {
        return nil
      }
      amount = .share(share.value / 100)
    } else {
      guard let count = Quantity(argument: text), count.value == count.value.rounded(),
        count.value < 1e9
      else { return nil }
      amount = .count(Int(count.value))
    }
  }
}

/// An amount of a part: "place=1", "topic:traffic=40%", "faction=2".
struct PartAmount: ExpressibleByArgument {
  let basis: Conditions.Basis
  let part: String?
  let amount: Conditions.Amount

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="),
      let share = Share(argument: String(argument[argument.index(after: equals)...]))
    else { return nil }
    amount = share.amount
    let name = argument[..<equals]
    let colon = name.firstIndex(of: ":")
    let word = String(name[..<(colon ?? name.endIndex)])
    part = colon.map { String(name[name.index(after: $0)...]) }
    guard !word.isEmpty, part != "" else { return nil }
    switch word.lowercased() {
    case "place", "ort": basis = .place
    case "topic", "thema": basis = .topic
    case "kind", "art": basis = .kind
    case "circle", "kreis": basis = .circle
    default: basis = .column(word)
    }
  }
}
