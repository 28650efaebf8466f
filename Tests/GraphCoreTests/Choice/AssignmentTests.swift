import GraphCore
import Testing

@Suite struct AssignmentTests {
  /// Ada fits p best, but Ben fits nobody else: she makes room.
  @Test func makesRoomForThoseWithOneChoice() throws {
    let task = AssignmentTask(
      offsets: [0, 2, 3], partners: [0, 1, 0], warmths: [0.9, 0.2, 0.1], capacities: [1, 1])
    #expect(try task.assign(Cancellation()) == [1, 0])
  }

  @Test func leavesOutWhoFitsLeast() throws {
    let task = AssignmentTask(
      offsets: [0, 1, 2, 3, 3], partners: [0, 0, 0], warmths: [0.3, 0.5, 0.4], capacities: [2])
    #expect(try task.assign(Cancellation()) == [-1, 0, 0, -1])
    let closed = AssignmentTask(
      offsets: [0, 1], partners: [0], warmths: [1], capacities: [0])
    #expect(try closed.assign(Cancellation()) == [-1])
  }

  /// Against every assignment of small random tasks.
  @Test(arguments: 1...200) func equalsTheBestOfAllAssignments(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed), stream: 11)
    let partnerCount = 1 + random.below(4)
    let capacities = (0..<partnerCount).map { _ in random.below(4) }
    var offsets = [0]
    var partners: [Int32] = []
    var warmths: [Double] = []
    for _ in 0..<(1 + random.below(7)) {
      for partner in 0..<Int32(partnerCount) where random.below(3) > 0 {
        partners.append(partner)
        warmths.append(Double(1 + random.below(8)) / 8)
      }
      offsets.append(partners.count)
    }
    let task = AssignmentTask(
      offsets: offsets, partners: partners, warmths: warmths, capacities: capacities)
    let found = try task.assign(Cancellation())
    var used = [Int](repeating: 0, count: partnerCount)
    var sum = 0.0
    for (person, partner) in found.enumerated() where partner >= 0 {
      used[Int(partner)] += 1
      let entry = try #require(
        (offsets[person]..<offsets[person + 1]).first { partners[$0] == partner })
      sum += warmths[entry]
    }
    #expect(zip(used, capacities).allSatisfy { $0 <= $1 })
    let best = best(task, from: 0, capacities)
    #expect(found.count { $0 >= 0 } == best.count)
    #expect(abs(sum - best.warmth) < 1e-9)
  }

  /// The most that can be assigned and the greatest warmth of so many, by trying everything.
  private func best(
    _ task: AssignmentTask, from person: Int, _ free: [Int]
  ) -> (count: Int, warmth: Double) {
    guard person < task.offsets.count - 1 else { return (0, 0) }
    var best = best(task, from: person + 1, free)
    for entry in task.offsets[person]..<task.offsets[person + 1] {
      let partner = Int(task.partners[entry])
      guard free[partner] > 0 else { continue }
      var rest = free
      rest[partner] -= 1
      var other = self.best(task, from: person + 1, rest)
      other.count += 1
      other.warmth += task.warmths[entry]
      if (other.count, other.warmth) > (best.count, best.warmth) { best = other }
    }
    return best
  }
}
