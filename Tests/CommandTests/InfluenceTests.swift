import Foundation
import TestSupport
import Testing

/// Which way influence runs and which day counts, as users ask for them.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct InfluenceTests {
  private func run(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments, in: checkout)
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let result = try run(arguments + ["--format", "json"])
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func ids(_ answer: [String: Any]) throws -> [String] {
    try #require(answer["entries"] as? [[String: Any]]).compactMap { $0["id"] as? String }
  }

  // MARK: Diffusion studies

  /// A study of who adopted when, with everybody whom each one names.
  private struct Study {
    /// When each one adopted; not there = never.
    var times: [String: Double] = [:]
    /// Per named one those who name them: whom they influence.
    var naming: [String: Set<String>] = [:]

    init(_ network: [String: Any], time: String) {
      for node in network["nodes"] as? [[String: Any]] ?? [] {
        guard let id = node["id"] as? String, Self.text(node["adopted"]) != nil else { continue }
        times[id] = Self.text(node[time]).flatMap(Double.init)
      }
      for tie in network["edges"] as? [[String: Any]] ?? [] {
        guard let source = tie["source"] as? String, let target = tie["target"] as? String else {
          continue
        }
        naming[target, default: []].insert(source)
      }
    }

    /// A value as text; nil if there is none.
    private static func text(_ value: Any?) -> String? {
      guard let value, !(value is NSNull) else { return nil }
      let text = "\(value)"
      return text.isEmpty ? nil : text
    }

    /// The median time of adoption, with `late` for those who never did.
    func median(_ ids: [String], late: Double) -> Double {
      let sorted = ids.map { times[$0, default: late] }.sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    func never(_ ids: [String]) -> Int { ids.count { times[$0] == nil } }

    /// How many others are within two steps along influence.
    func audience(_ ids: [String]) -> Int {
      var heard = Set(ids)
      for _ in 0..<2 { heard.formUnion(heard.flatMap { naming[$0] ?? [] }) }
      return heard.count - Set(ids).count
    }
  }

  private func study(_ name: String, time: String) throws -> (path: String, study: Study)? {
    guard let folder = SharedGraph.folder?.appending(path: name) else { return nil }
    guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
    let text = try run(["convert", folder.path, "--out", "-", "--to", "node-link"]).output
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return (folder.path, Study(try #require(object as? [String: Any]), time: time))
  }

  /// Coleman, Katz, Menzel: physicians; the ten most named adopted in month 4.5 (median), one never.
  @Test func physiciansWhoLeadAdoptEarly() throws {
    guard let (path, study) = try study("medinnov", time: "adoption_month") else { return }
    let leaders = try ids(json(["multipliers", path, "--kind", "person", "--top", "10"]))
    #expect(leaders.count == 10)
    #expect(study.median(leaders, late: 18) <= 4.5)
    #expect(study.never(leaders) <= 1)
    #expect(study.audience(try ids(json(["shortlist", path, "--size", "10"]))) >= 100)
  }

  /// Rogers, Kincaid: women of 25 villages; the ten most named: median year 4, three never.
  @Test func womenWhoLeadAdoptEarly() throws {
    guard let (path, study) = try study("kfamily", time: "adoption_time") else { return }
    let leaders = try ids(json(["multipliers", path, "--kind", "person", "--top", "10"]))
    #expect(leaders.count == 10)
    #expect(study.median(leaders, late: 11) <= 4)
    #expect(study.never(leaders) <= 3)
    #expect(study.audience(try ids(json(["shortlist", path, "--size", "10"]))) >= 340)
    let backward = ["shortlist", path, "--size", "10", "--carries", "*=backward"]
    #expect(study.audience(try ids(json(backward))) >= 390)
  }

  // MARK: Options

  private func nominations() throws -> Scratch {
    let folder = try Scratch()
    try folder.write(
      "source,target,kind,directed\na,e,zzz,1\nb,e,zzz,1\nc,e,zzz,1\nd,e,zzz,1\na,f,zzz,1\n",
      to: "ties.csv")
    return folder
  }

  @Test func unknownKindsCountBothWaysAndAreNamed() throws {
    let folder = try nominations()
    let unsaid = try run(["reach", folder.path, "--actors", "a", "--steps", "1"])
    #expect(unsaid.output.contains("“zzz” (5)"))
    #expect(unsaid.output.contains("--carries \"zzz=backward\""))
    func reached(_ actor: String, _ more: String...) throws -> Int? {
      try json(["reach", folder.path, "--actors", actor, "--steps", "1"] + more)["reached"] as? Int
    }
    #expect(try reached("a") == 2 && reached("e") == 4)
    #expect(try reached("a", "--carries", "ZZZ=rückwärts") == 0)
    #expect(try reached("e", "--carries", "*=backward") == 4)
    #expect(try reached("e", "--carries", "zzz=forward") == 0)
    #expect(try reached("e", "--direction", "out") == 0)
    #expect(try reached("a", "--direction", "out") == 2)
    let said = try run(["multipliers", folder.path, "--carries", "zzz=beide"])
    #expect(said.status == 0 && !said.output.contains("--carries"))
  }

  @Test func kindsGivenInATableCarryAsSaid() throws {
    let folder = try nominations()
    try folder.write("Art;wirkt\nzzz;rückwärts\n", to: "beziehungsarten.csv")
    let answer = try json(["reach", folder.path, "--actors", "e", "--steps", "1"])
    #expect(answer["reached"] as? Int == 4)
    let none = try json(["reach", folder.path, "--actors", "a", "--steps", "1"])
    #expect(none["reached"] as? Int == 0)
  }

  @Test(arguments: [
    ["--carries", "zzz"], ["--carries", "zzz=up"], ["--carries", "nothing=both"],
    ["--carries", "zzz=both", "--direction", "out"], ["--all-times", "--at", "2020"],
    ["--today", "yesterday"], ["--today", "2020"],
  ])
  func faultyOptionsAreRefused(options: [String]) throws {
    let folder = try nominations()
    let result = try run(["multipliers", folder.path] + options)
    #expect(result.status == 64 && result.output.isEmpty, "\(result.errors)")
  }

  // MARK: The day

  /// a–b until 2021, b–c since 2020, c–d met on one day, d–e undated, e–f from 2030 on.
  private func dated() throws -> Scratch {
    let folder = try Scratch()
    try folder.write(
      """
      source,target,kind,start,end
      a,b,friend,2019-01-01,2021-12-31
      b,c,friend,2020-01-01,
      c,d,met,2022-06-01,2022-06-01
      d,e,friend,,
      e,f,friend,2030-01-01,

      """, to: "ties.csv")
    return folder
  }

  private func looked(_ folder: Scratch, _ more: String...) throws -> (String?, Int?, Int?) {
    let answer = try json(["reach", folder.path, "--actors", "c", "--steps", "9"] + more)
    let network = try #require(answer["network"] as? [String: Any])
    return (
      network["day"] as? String, network["leftOut"] as? Int, answer["reached"] as? Int
    )
  }

  @Test func answersLookAtOneDay() throws {
    let folder = try dated()
    // The data name 2030; today is earlier.
    #expect(try looked(folder, "--today", "2026-11-29") == ("2026-11-29", 2, 3))
    #expect(try looked(folder, "--today", "2035-01-01") == ("2030-01-01", 1, 4))
    #expect(try looked(folder, "--at", "2021-05-01") == ("2021-05-01", 2, 2))
    #expect(try looked(folder, "--at", "2022-06-01") == ("2022-06-01", 2, 3))
    #expect(try looked(folder, "--all-times") == (nil, 0, 5))
    #expect(try looked(folder, "--since", "2019") == (nil, 0, 5))
    #expect(try looked(folder, "--where", "until:2021-01-01") == (nil, 0, 2))
    // With a half-life of 30 days 90 days are just too long for 0.126, not for 0.125.
    let met = ["--at", "2022-08-30", "--half-life", "met=30", "--lost"]
    func reached(_ lost: String) throws -> Int? {
      try json(["reach", folder.path, "--actors", "c", "--steps", "9"] + met + [lost])["reached"]
        as? Int
    }
    #expect(try reached("0.125") == 3 && reached("0.126") == 1)
  }

  @Test func captionAndOtherCommandsSayWhatCounts() throws {
    let folder = try dated()
    let text = try run(["multipliers", folder.path, "--today", "2026-11-29"]).output
    #expect(text.hasPrefix("\(folder.path): 6 actors, 3 ties, on 29 November 2026"))
    #expect(text.contains("without 2 ties of other times"))
    for command in ["shortlist", "path", "multipliers"] {
      let more = command == "path" ? ["--from", "a", "--to", "b"] : []
      let answer = try json([command, folder.path, "--today", "2026-11-29"] + more)
      let network = try #require(answer["network"] as? [String: Any], "\(command)")
      #expect(network["day"] as? String == "2026-11-29" && network["leftOut"] as? Int == 2)
    }
    let check = try json(["check", folder.path])
    #expect(check["ties"] as? Int == 5)
    let measure = try json(["measure", folder.path, "--measure", "degree"])
    let network = try #require(measure["network"] as? [String: Any])
    #expect(network["ties"] as? Int == 5 && network["day"] is NSNull)
  }

  @Test func endsThatAreOnlySightingsAge() throws {
    let folder = try Scratch()
    try folder.write(
      "source,target,kind,start,end\na,b,signed,2019-01-01,2019-12-31\n"
        + "b,c,signed,2020-01-01,2020-12-31\nc,d,signed,2024-01-01,2024-12-31\n", to: "ties.csv")
    let arguments = ["reach", folder.path, "--actors", "d", "--today", "2026-01-01"]
    let ended = try run(arguments)
    #expect(ended.output.contains("Only 1 of 3 lasting ties hold on 31 December 2024"))
    #expect(ended.output.contains("tie_kinds.csv"))
    try folder.write("kind,end\nsigned,seen\n", to: "tie_kinds.csv")
    let seen = try run(arguments + ["--steps", "9"])
    #expect(!seen.output.contains("lasting ties hold"))
    #expect(seen.output.contains("3 of 3"))
    try folder.write("kind,end,half_life\nsigned,seen,365\n", to: "tie_kinds.csv")
    // Last seen four years before: 2^−4 is below 0.1; 2^−4 is not below 0.05.
    let reached = try json(arguments + ["--steps", "9"])["reached"] as? Int
    let more = try json(arguments + ["--steps", "9", "--lost", "0.05"])["reached"] as? Int
    #expect(reached == 1 && more == 2)
  }

  /// In a project it is today, whatever the data name; the clock is that of `--today`.
  @Test func projectsLookAtToday() throws {
    let folder = try dated()
    let project = folder.path + "/p.geflecht"
    #expect(try run(["new", project, folder.path]).status == 0)
    func day(_ today: String) throws -> String? {
      let answer = try json(["multipliers", project, "--today", today])
      return (answer["network"] as? [String: Any])?["day"] as? String
    }
    #expect(try day("2040-02-03") == "2040-02-03")
    #expect(try day("2020-01-01") == "2020-01-01")
  }
}
