/// How the units of a group are spread over what the method ranks by, as printed: how many have which
/// value, and the one in the middle.
public struct ResultDistribution: Sendable, Hashable {
  /// Units with a value from `from`, inclusive, to `to`, exclusive.
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

  /// Neighbours of one width, the lowest first; empty for values beyond 10^12, which nobody has.
  public var bins: [Bin]
  /// The middle value, or the mean of the two middle ones.
  public var median: Points

  public init(bins: [Bin], median: Points) {
    self.bins = bins
    self.median = median
  }
}
