import Foundation
import Testing

/// Who objected to being contacted is named by no answer that suggests people.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct ObjectionTests {
  private struct Random {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  /// Sixty people in six hamlets with four clubs; names of objectors begin with "Nemo".
  ///
  /// The first of each hamlet knows most, and objects more often than others.
  private func community(_ seed: UInt64) throws -> Scratch {
    let folder = try Scratch()
    var random = Random(state: seed)
    var people = "id,name,kind,place,topics,permission,cost\nwe,Initiative,organisation,Au,x,,\n"
    var ties = "source,target,kind,weight,start,end\n"
    for club in 0..<4 { people += "k\(club),Club \(club),organisation,Au,x,,\n" }
    for number in 0..<60 {
      let isHub = number % 10 == 0
      let objects = random.below(10) < (isHub ? 6 : 2)
      people +=
        "p\(number),\(objects ? "Nemo" : "Person") \(number),person,Hamlet \(number / 10),x,"
        + "\(objects ? "objected" : ""),10\n"
      for other in 0..<60 where other != number && other / 10 == number / 10 {
        if isHub || random.below(4) == 0 { ties += "p\(number),p\(other),knows,1,2023-01-05,\n" }
      }
      ties +=
        "p\(number),p\(random.below(59) == number ? 59 : (number + 11) % 60),knows,1,2024-02-01,\n"
      ties += "p\(number),k\(random.below(4)),member,1,2023-06-01,\n"
      if random.below(3) == 0 || isHub { ties += "we,p\(number),contact,1,2025-03-01,\n" }
    }
    try folder.write(people, to: "people.csv")
    try folder.write(ties, to: "ties.csv")
    return folder
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func nobodyWhoObjectedIsSuggested(seed: UInt64) throws {
    let folder = try community(seed)
    let net = folder.path
    let commands = [
      ["multipliers", net, "--top", "40"], ["multipliers", net, "--topic", "x", "--format", "csv"],
      ["shortlist", net, "--size", "8", "--from", "we"],
      ["shortlist", net, "--size", "8", "--from", "we", "--format", "json"],
      ["shortlist", net, "--size", "5", "--model", "cascade"],
      ["shortlist", net, "--size", "3", "--assign"], ["shortlist", net, "--budget", "50"],
      ["keyplayers", net, "--size", "3"], ["keyplayers", net, "--goal", "cover"],
      ["brokers", net, "--top", "0"], ["brokers", net, "--by", "place"],
      ["groups", net, "--top", "0"], ["groups", net, "--certainty"],
      ["groups", net, "--overlapping"],
      ["groups", net, "--by", "place"], ["groups", net, "--every", "year"],
      ["affiliations", net, "--top", "0"], ["pilot", net, "--pairs", "2", "--cells", "5"],
      ["pilot", net, "--pairs", "2", "--cells", "5", "--format", "csv"], ["channels", net],
      ["care", net, "--from", "we", "--half-life", "contact=90", "--at", "2025-06-01"],
      ["film", net, "--every", "year", "--out", net + "/film.svg"],
      ["film", net, "--every", "year", "--panels", "--out", net + "/panels.svg"],
      ["draw", net, "--out", net + "/map.svg"],
      ["draw", net, "--layout", "groups", "--colour", "place", "--out", net + "/groups.svg"],
      ["path", net, "--from", "we", "--to", "Club 2"], ["growth", net, "--every", "year"],
    ]
    for command in commands {
      let result = try Program.run(command, in: checkout)
      #expect([0, 64].contains(result.status), "\(command): \(result.errors)")
      #expect(!result.output.contains("Nemo"), "\(command): \(result.output)")
    }
    for picture in ["film.svg", "panels.svg", "map.svg", "groups.svg"] {
      let svg = try String(contentsOfFile: net + "/" + picture, encoding: .utf8)
      #expect(!svg.contains("Nemo") && !svg.contains(net), "\(picture)")
    }
    try idsInJSON(net)
  }

  /// Leaders and bridges by id, and the arms of a pilot.
  private func idsInJSON(_ net: String) throws {
    let people = try String(contentsOfFile: net + "/people.csv", encoding: .utf8)
    let objectors = Set(
      people.split(separator: "\n").filter { $0.contains("objected") }
        .compactMap { $0.split(separator: ",").first.map(String.init) })
    #expect(objectors.count > 5)
    func json(_ arguments: String...) throws -> [String: Any] {
      let result = try Program.run(arguments + ["--format", "json"], in: checkout)
      #expect(result.status == 0, "\(result.errors)")
      return try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }
    func ids(_ list: Any?) -> [String] {
      (list as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    let groups = try #require(try json("groups", net)["groups"] as? [[String: Any]])
    for group in groups {
      let named = ids(group["leaders"]) + ids(group["bridges"])
      #expect(!named.isEmpty && objectors.isDisjoint(with: named))
    }
    let pilot = try json("pilot", net, "--pairs", "2", "--cells", "5")
    #expect(objectors.isDisjoint(with: ids(pilot["members"])))
    #expect(pilot["objectors"] as? Int == objectors.count)
    let brokers = try #require(try json("brokers", net)["actors"] as? [[String: Any]])
    let marked = brokers.filter { $0["objected"] as? Bool == true }.compactMap {
      $0["id"] as? String
    }
    #expect(Set(marked) == objectors)
  }
}
