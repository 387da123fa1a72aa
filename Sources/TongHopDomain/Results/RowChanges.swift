/// What moved a unit since the two earlier periods of a table.
public struct RowChanges: Sendable, Hashable {
  /// Since one of them.
  public struct Change: Sendable, Hashable {
    /// nil where the table has no change of the index, or it cannot be taken apart.
    public var index: IndexChange?
    /// nil where the table has no change of the rank.
    public var rank: RankMove.Summary?

    public init(index: IndexChange?, rank: RankMove.Summary?) {
      self.index = index
      self.rank = rank
    }

    public var isEmpty: Bool { index == nil && rank == nil }
  }

  public var previous: Change?
  public var yearAgo: Change?

  public init(previous: Change?, yearAgo: Change?) {
    self.previous = previous
    self.yearAgo = yearAgo
  }
}
