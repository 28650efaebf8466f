public import GraphCore

/// A trial in a few cells of a community: where to try something, with whom to compare, who counts.
///
/// The people (and the ties between them; clubs and channels left out) are cut into cells with few
/// ties between them. Pairs of similar cells that together resemble the whole are chosen; in each
/// pair a coin decides which cell is tested. People with too many contacts on the other side form
/// the buffer: they are not counted. Whoever objected to being contacted takes no part: neither tested
/// nor compared with, nor counted among anybody's contacts.
public struct Pilot: Sendable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// Into how many cells to cut, at least 2 per pair; nil = about 100 people each, but at least three times as many as
    /// take part.
    public var cells: Int?
    /// How many pairs of cells take part, at least 1.
    public var pairs: Int
    /// The share of somebody's contacts that must be on the same side, 0...1; 1 = all.
    public var exposure: Double
    /// The share of people who would do it anyway, 0...1.
    public var baseline: Double
    /// How alike the people of a cell are (intraclass correlation), 0...1.
    public var correlation: Double
    /// Fixes chance.
    public var seed: UInt64

    /// A question; by default six pairs and three quarters of the contacts.
    public init(
      cells: Int? = nil, pairs: Int = 6, exposure: Double = 0.75, baseline: Double = 0.2,
      correlation: Double = 0.02, seed: UInt64 = 1
    ) {
      self.cells = cells
      self.pairs = pairs
      self.exposure = exposure
      self.baseline = baseline
      self.correlation = correlation
      self.seed = seed
    }
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// From 1; larger cells first.
    public let number: Int
    /// How many people.
    public let size: Int
    /// How many of them count: cleanly exposed to the arm of the cell.
    public let clean: Int
    /// The share of its people's ties that stay inside, 0...1; nil without ties.
    public let inside: Double?
    /// The pair it belongs to, from 1; nil if it takes no part.
    public let pair: Int?
    /// Test or control; nil if it takes no part.
    public let arm: PilotDesign.Arm?
    /// Where its people live: most first.
    public let places: [Part]
  }

  /// One person.
  public struct Member: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// The number of the cell.
    public let cell: Int
    /// The number of the pair; nil if the cell takes no part.
    public let pair: Int?
    /// Test or control; nil if the cell takes no part.
    public let arm: PilotDesign.Arm?
    /// Whether the person counts: enough contacts are on the same side.
    public let isClean: Bool
    /// How likely it was, before the coins fell, to count as tested.
    public let testProbability: Double
    /// The same for the control.
    public let controlProbability: Double
  }

  /// How a share or mean compares: the whole, the tested cells, the control cells.
  public struct Balance: Sendable, Hashable {
    /// What is compared.
    public enum Subject: Sendable, Hashable {
      case place(String), topic(String)
      /// Mean number of contacts.
      case contacts
    }

    /// What is compared.
    public let subject: Subject
    /// Of everybody; a share 0...1, or a mean.
    public let whole: Double
    /// Of the tested cells.
    public let test: Double
    /// Of the control cells.
    public let control: Double
  }

  /// The question.
  public let question: Question
  /// All cells, larger ones first.
  public let cells: [Cell]
  /// Everybody but those who objected, in the order of the network.
  public let members: [Member]
  /// How many objected to being contacted, and take no part.
  public let objectors: Int
  /// The largest places and topics, and the contacts.
  public let balance: [Balance]
  /// The share of all ties that run between cells, 0...1; nil without ties.
  public let crossing: Double?
  /// The smallest effect (a difference of shares) that the verdict finds in four of five invented
  /// outcomes; nil with fewer than two pairs, or if it would not even find the largest.
  public let smallestEffect: Double?
  /// The mean share of the contacts of those who count that lie in tested cells, by arm.
  ///
  /// Of an effect that grows with such contacts only the difference of the two is to be seen.
  public let exposed: (test: Double, control: Double)

  /// How many must count in each arm for a verdict.
  public static let leastCounted = 10

  /// Those in the cells of an arm.
  public func count(_ arm: PilotDesign.Arm) -> Int { members.count { $0.arm == arm } }
  /// Those of an arm who count.
  public func cleanCount(_ arm: PilotDesign.Arm) -> Int {
    members.count { $0.arm == arm && $0.isClean }
  }
  /// Those in the pilot's cells who do not count.
  public var bufferCount: Int { members.count { $0.arm != nil && !$0.isClean } }
}
