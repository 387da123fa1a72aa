/// Why the rank of a unit changed: who it passed, and who passed it.
public struct RankMove: Sendable, Hashable {
  /// Another unit of the group that was ahead in one of the two periods and not in the other.
  public struct Other: Sendable, Hashable {
    /// Where it was in the period in which it was not ahead.
    public enum Place: Sendable, Hashable {
      case behind
      /// It had the same rank.
      case level
      /// It had no rank in the group, or did not exist as this one place.
      case unranked
    }

    public var code: String
    public var displayName: String
    public var place: Place
    /// In the period in which it was ahead.
    public var rank: Int

    public init(code: String, displayName: String, place: Place, rank: Int) {
      self.code = code
      self.displayName = displayName
      self.place = place
      self.rank = rank
    }
  }

  public var earlierRank: Int
  public var laterRank: Int
  /// Ahead then and not now; by rank then and code.
  public var passed: [Other]
  /// Ahead now and not then; by rank now and code.
  public var passedBy: [Other]
  /// How many others have the same rank.
  public var levelThen: Int
  public var levelNow: Int

  public init(
    earlierRank: Int, laterRank: Int, passed: [Other], passedBy: [Other], levelThen: Int,
    levelNow: Int
  ) {
    self.earlierRank = earlierRank
    self.laterRank = laterRank
    self.passed = passed
    self.passedBy = passedBy
    self.levelThen = levelThen
    self.levelNow = levelNow
  }

  /// Positive is an improvement.
  public var change: Int { earlierRank - laterRank }

  /// What passing and being passed leave of the change: zero, unless units of one rank take one
  /// place together (dense ties), or a signed table leaves units out.
  public var rest: Int { change - passed.count + passedBy.count }

  /// How many units were passed and passed it, with the codes of the nearest few.
  public struct Summary: Sendable, Hashable {
    public var passed: Int
    public var passedBy: Int
    /// The lowest rank of then first; of one rank by code.
    public var nearestPassed: [String]
    /// The lowest rank of now first; of one rank by code.
    public var nearestPassedBy: [String]

    public init(
      passed: Int, passedBy: Int, nearestPassed: [String], nearestPassedBy: [String]
    ) {
      self.passed = passed
      self.passedBy = passedBy
      self.nearestPassed = nearestPassed
      self.nearestPassedBy = nearestPassedBy
    }
  }
}
