/// Mean, highest and lowest of the printed indices of a group.
public struct GroupSummary: Sendable, Hashable {
  /// nil where it does not fit.
  public var mean: Points?
  public var highest: Points
  public var lowest: Points

  public init(mean: Points?, highest: Points, lowest: Points) {
    self.mean = mean
    self.highest = highest
    self.lowest = lowest
  }
}
