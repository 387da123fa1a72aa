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
    var groups = current.ranks.groups.map { group in
      let rows = group.members.map { index in
        row(
          of: index, group: group.name, current: current, previous: previousView,
          yearAgo: yearAgoView)
      }
      return ComparisonTable.Group(
        name: group.name, level: group.level, rows: rows.sorted(by: precedes))
    }
    if let previousView {
      for (place, row) in previousView.goneRows(in: current.ranks.groups) {
        groups[place].rows.append(row)
      }
    }
    var table = ComparisonTable(
      period: current.scores.period, previousPeriod: previousPeriod ?? previous?.period,
      yearAgoPeriod: yearAgoPeriod ?? yearAgo?.period, method: current.scores.method,
      groups: groups)
    table.previousSource = previous?.published?.file
    table.yearAgoSource = yearAgo?.published?.file
    return table
  }

  private static func row(
    of index: UnitIndex, group: String, current: PeriodResult, previous: EarlierView?,
    yearAgo: EarlierView?
  ) -> ComparisonRow {
    let tree = current.scores.tree
    let unit = tree.units[index]
    var row = ComparisonRow(
      unitIndex: index, code: unit.code, level: unit.level, type: unit.type, name: unit.name)
    if tree.parents[index] >= 0 { row.parentName = tree.units[tree.parents[index]].displayName }
    if let total = current.total(of: index) {
      fill(&row, from: total, in: current.scores)
    }
    let rank = current.rank(of: index)
    row.current.rank = rank.rank
    row.band = rank.band
    row.quantileGroup = rank.quantileGroup
    if let place = current.rollup.tree.index(of: tree.ids[index]) {
      row.tasks = current.rollup.tasks[place]
    }
    if let previous {
      row.previous = previous.change(of: tree.ids[index], current: row.current, group: group)
    }
    if let yearAgo {
      row.yearAgo = yearAgo.change(of: tree.ids[index], current: row.current, group: group)
    }
    row.flags.formUnion(row.previous.flags)
    row.flags.formUnion(row.yearAgo.flags)
    return row
  }

  private static func fill(_ row: inout ComparisonRow, from total: Score, in scores: ScoreTable) {
    row.maximum = total.maximum
    row.selfPoints = total.selfPoints?.settled
    row.appraisedPoints = total.appraisedPoints?.settled
    row.surveyPoints = total.surveyPoints?.settled
    row.current.points = total.points?.settled
    row.current.index = scores.index(of: total)?.settled
    switch total.state {
    case .provisional, .awaitingAppraisal: row.flags.insert(.provisional)
    case .notReported: row.flags.insert(.notReported)
    case .withheld: row.flags.insert(.withheld)
    case .scored, .notDue, .notApplicable: break
    }
    if total.hasProvisional || total.hasAwaiting { row.flags.insert(.provisional) }
    if total.hasNotReported { row.flags.insert(.notReported) }
    guard total.maximum > .zero,
      let share = try? total.reportedMaximum.divided(by: total.maximum)
    else { return }
    if let least = scores.method.minimumCoverage, share < least {
      row.flags.insert(.belowCoverage)
    }
    let rounding = scores.method.rounding
    row.coverage = (try? share.multiplied(by: Fraction(100))).flatMap {
      try? rounding.points(
        $0, places: rounding.step == .none ? 9 : rounding.decimals, mode: .halfUp)
    }
  }

  /// By rank, units without one last; then by the bytes of the code.
  private static func precedes(_ left: ComparisonRow, _ right: ComparisonRow) -> Bool {
    let (first, second) = (left.current.rank ?? .max, right.current.rank ?? .max)
    if first != second { return first < second }
    return left.code.utf8.lexicographicallyPrecedes(right.code.utf8)
  }
}
