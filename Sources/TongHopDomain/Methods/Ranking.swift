/// How units are put in order.
public struct Ranking: Sendable, Hashable {
  public enum Key: String, Sendable, CaseIterable { case index, points }
  public enum Value: String, Sendable, CaseIterable {
    /// As printed, after rounding.
    case displayed
    /// Points / maximum before the total is rounded, compared exactly.
    case full
  }
  public enum Ties: String, Sendable, CaseIterable {
    /// 1-2-2-4
    case competition
    /// 1-2-2-3
    case dense
  }
  public enum Order: String, Sendable, CaseIterable {
    /// The highest value has rank 1.
    case descending
    /// The lowest value has rank 1: less is better.
    case ascending
  }
  public enum Grouping: String, Sendable, CaseIterable { case level, type, parent }

  public struct Group: Sendable, Hashable {
    public var name: String
    public var types: [String]

    public init(name: String, types: [String]) {
      self.name = name
      self.types = types
    }
  }

  public var by: Key = .index
  public var on: Value = .displayed
  public var order: Order = .descending
  public var ties: Ties = .competition
  public var groupBy: Grouping = .level
  /// Named groups of types; they come before `groupBy`.
  public var groups: [Group] = []

  public init() {}

  /// Is the lowest value the best?
  public var lowestIsBest: Bool { order == .ascending }
}
