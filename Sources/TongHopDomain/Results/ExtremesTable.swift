/// The best units of each group, and those that moved most.
package struct ExtremesTable: Sendable {
  package struct Group: Sendable {
    /// In ``ComparisonTable/groups``.
    package var place: Int
    /// By rank.
    package var best: [ComparisonRow]
    /// By the size of the change of the index since the period before, equal ones in the order of the
    /// table.
    package var moved: [ComparisonRow]

    package init(place: Int, best: [ComparisonRow], moved: [ComparisonRow]) {
      self.place = place
      self.best = best
      self.moved = moved
    }
  }

  /// In the order of the table.
  package var groups: [Group]

  package init(groups: [Group]) {
    self.groups = groups
  }
}
