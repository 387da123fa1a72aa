/// How the printed indices of a group are spread: how many units have which, and the one in the
/// middle.
public struct IndexDistribution: Sendable, Hashable {
  /// Units with an index from `from`, inclusive, to `to`, exclusive.
  public struct Bin: Sendable, Hashable {
    public var from: Points
    public var to: Points
    public var count: Int

    public init(from: Points, to: Points, count: Int) {
      self.from = from
      self.to = to
      self.count = count
    }
  }

  /// Neighbours of one width, the lowest first; empty for values beyond 10^12, which no index has.
  public var bins: [Bin]
  /// The middle index, or the mean of the two middle ones.
  public var median: Points

  public init(bins: [Bin], median: Points) {
    self.bins = bins
    self.median = median
  }
}
