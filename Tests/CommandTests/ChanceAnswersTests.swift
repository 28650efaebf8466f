import Foundation
import Testing

/// Small networks with an answer known by hand, asked through the command line.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct ChanceAnswersTests {
  /// Runs a command on a network given as its tie list, and, if wanted, its people.
  private func run(
    _ command: String, ties: String, people: String? = nil, _ arguments: [String]
  ) throws -> Program.Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("geflecht-answers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(ties.utf8).write(to: folder.appendingPathComponent("ties.csv"))
    if let people { try Data(people.utf8).write(to: folder.appendingPathComponent("people.csv")) }
    return try Program.run([command, folder.path] + arguments, in: checkout)
  }

  private func json(_ result: Program.Result) throws -> [String: Any] {
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func range(_ object: Any?) throws -> ClosedRange<Double> {
    let members = try #require(object as? [String: Any])
    let low = try #require(members["low"] as? Double)
    return low...(try #require(members["high"] as? Double))
  }

  /// x tells y surely, z with a twentieth of the same: reach and shortlist say the same of z.
  @Test(arguments: ["0.25", "0.26", "0.05-0.45", "friend=0.25"])
  func doubtfulArcsKeepTheirChance(_ probability: String) throws {
    let ties = "source,target,kind,directed,confidence\nx,y,friend,1,1\nz,y,friend,1,0.05\n"
    let model = [
      "--model", "cascade", "--probability", probability, "--direction", "out", "--format", "json",
    ]
    let reach = try json(run("reach", ties: ties, ["--actors", "z"] + model))
    let list = try json(run("shortlist", ties: ties, ["--size", "1", "--must", "z"] + model))
    let truth = probability == "0.26" ? 0.013 : 0.0125
    #expect(try range(list["reach"]).contains(truth))
    #expect(try range(reach).contains(truth))
  }

  /// a–b–c: b is won by half, then c for sure.
  @Test func strengthIsTheWholeShareUnderThresholds() throws {
    let ties = "source,target,kind,directed\na,b,friend,0\nb,c,friend,0\n"
    let reach = try json(
      run(
        "reach", ties: ties,
        [
          "--actors", "a", "--model", "threshold", "--probability", "strength", "--format", "json",
        ]))
    #expect(try range(reach).contains(1))
    #expect(abs(try #require(reach["reached"] as? Double) - 1) < 0.02)
  }

  /// A mutual pair counts alike with strengths whether some other tie has strength 2 or not.
  @Test func mutualPairsAddUpWithStrengths() throws {
    func rows(_ more: String) throws -> [String] {
      let ties =
        "source,target,kind,weight,directed\na,b,friend,1,1\nb,a,friend,1,1\nb,c,friend,1,1\n"
      let result = try run(
        "measure", ties: ties + more,
        [
          "--measure", "laplacian,diversity,constraint,effective-size,efficiency,information",
          "--weights", "--format", "csv",
        ])
      #expect(result.status == 0)
      // Information looks at the whole network, so that its last column may differ.
      return result.output.split(separator: "\n").dropFirst().prefix(3).map { row in
        row.split(separator: ",").dropLast().joined(separator: ",")
      }
    }
    let plain = try rows("")
    #expect(plain == (try rows("d,e,friend,2,1\n")))
    #expect(plain[0].hasPrefix("a,20,"))
  }

  @Test func clusteringIsEmptyWhereNothingCanBeSaid() throws {
    let ties = "source,target\na,b\nb,c\nc,a\nc,d\n"
    let result = try run(
      "measure", ties: ties, ["--measure", "clustering", "--format", "csv"])
    #expect(result.output.hasSuffix("\nd,\n"))
  }

  @Test(arguments: [[], ["--model", "cascade"], ["--model", "complex"]])
  func saysThatNobodyIsLeft(_ model: [String]) throws {
    let result = try run(
      "shortlist", ties: "source,target\na,b\n", ["--size", "1", "--avoid", "id:b"] + model)
    // By steps the list is empty and says why; by chance the question is refused.
    #expect(result.status == (model.isEmpty ? 0 : 64))
    let said = (result.output + result.errors).lowercased()
    #expect(said.contains("nobody is left"), "\(said)")
    #expect(!said.contains("size is 0"))
  }

  /// n0 and n2 win n1 together for 15; nobody else wins anybody.
  @Test func severalSourcesFindTheBestPair() throws {
    let ties = "source,target\nn0,n1\nn2,n1\n"
    let people = "id,name,cost\nn0,n0,5\nn3,n3,5\nn2,n2,10\nn1,n1,10\n"
    let list = try json(
      run(
        "shortlist", ties: ties, people: people,
        ["--model", "complex", "--budget", "15", "--format", "json"]))
    let entries = try #require(list["entries"] as? [[String: Any]])
    #expect(Set(entries.compactMap { $0["id"] as? String }) == ["n0", "n2"])
    #expect(try range(list["reach"]) == 1...1)
  }
}
