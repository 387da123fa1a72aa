/// Criteria on which units have fewer points than they could have, by who is in charge of them.
public struct ShortfallTable: Sendable {
  public struct Row: Sendable, Hashable {
    public var unit: UnitIndex
    /// A leaf, in ``Method/criteria``.
    public var criterion: Int
    /// What full marks are.
    public var maximum: Fraction
    /// As printed.
    public var points: Points
    /// ``maximum`` less ``points``.
    public var lost: Fraction
    public var state: ScoreState

    public init(
      unit: UnitIndex, criterion: Int, maximum: Fraction, points: Points, lost: Fraction,
      state: ScoreState
    ) {
      self.unit = unit
      self.criterion = criterion
      self.maximum = maximum
      self.points = points
      self.lost = lost
      self.state = state
    }
  }

  /// Named after the lead, empty where none is named; rows in file order of the criteria, then by
  /// the groups of the ranking, depth first.
  public typealias Group = TableGroup<Row>

  /// In the order in which the criteria name the leads first.
  public var groups: [Group]
  /// Rows that were too many; each loses no more than any that is there.
  public var leftOut: Int

  public init(groups: [Group], leftOut: Int) {
    self.groups = groups
    self.leftOut = leftOut
  }
}
