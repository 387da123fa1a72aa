/// The best units of each group, and those that moved most.
public struct ExtremesTable: Sendable {
  public struct Group: Sendable {
    /// In ``ComparisonTable/groups``.
    public var place: Int
    /// By rank.
    public var best: [ComparisonRow]
    /// By the size of the change of the index since the period before, equal ones in the order of the
    /// table.
    public var moved: [ComparisonRow]

    public init(place: Int, best: [ComparisonRow], moved: [ComparisonRow]) {
      self.place = place
      self.best = best
      self.moved = moved
    }
  }

  /// In the order of the table.
  public var groups: [Group]

  public init(groups: [Group]) {
    self.groups = groups
  }
}
