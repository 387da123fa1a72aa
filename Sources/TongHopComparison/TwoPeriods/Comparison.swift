import TongHopDomain

/// Two or three periods beside each other: what moved, and where a number would mislead.
public enum Comparison {
  /// The comparison table of the current period.
  ///
  /// One row for each member of each group of the ranking, by rank and code; units without a rank
  /// after them by code, units that are gone since the previous period last. A change is the
  /// difference of the two printed values; where two figures are not those of one place, or of one
  /// measure, a flag stands instead of a number.
  ///
  /// - Parameters:
  ///   - previousPeriod: the period asked for, named in the table even if it has no figures.
  ///   - yearAgoPeriod: the same of the year before.
  public static func compare(
    current: PeriodResult, previous: EarlierPeriod?, yearAgo: EarlierPeriod?,
    register: UnitRegister, previousPeriod: Period?, yearAgoPeriod: Period?
  ) -> ComparisonTable {
    let ancestry = Ancestry(register: register, today: current.scores.tree.day)
    let previousView = EarlierView(previous, current: current, ancestry: ancestry)
    let yearAgoView = EarlierView(yearAgo, current: current, ancestry: ancestry)
    let maker = RowMaker(current: current, previous: previousView, yearAgo: yearAgoView)
    var groups = current.ranks.groups.map { group in
      ComparisonTable.Group(
        name: group.name, level: group.level, rows: maker.rows(of: group))
    }
    let gone = previousView?.gone(in: current.ranks.groups)
    for (place, row) in gone?.rows ?? [] { groups[place].rows.append(row) }
    var table = ComparisonTable(
      period: current.scores.period, previousPeriod: previousPeriod ?? previous?.period,
      yearAgoPeriod: yearAgoPeriod ?? yearAgo?.period, method: current.scores.method,
      groups: groups)
    table.distributions = groups.map {
      ResultDistribution($0, by: table.method.ranking.by, table.method.rounding)
    }
    table.summarise()
    table.restatedTo = current.restatement.map { $0.tree.day }
    table.rearrangement = rearrangement(of: current, in: table, register)
    table.previousRearrangement = rearrangement(since: previous, in: table, \.previous, register)
    table.previousRearrangement.left = gone?.left ?? []
    table.yearAgoRearrangement = rearrangement(since: yearAgo, in: table, \.yearAgo, register)
    table.previousSource = previous?.published?.file
    table.yearAgoSource = yearAgo?.published?.file
    return table
  }
}
