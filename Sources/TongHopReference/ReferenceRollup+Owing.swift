import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Who owes a figure of a column, by unit of the period.
struct OwingUnits {
  /// The months of their rows.
  var sent: [UnitID: MonthSet] = [:]
  /// What those who sent some lack.
  var parts: [UnitID: MonthSet] = [:]
  /// What a unit above entered for them.
  var enteredAbove: [UnitID: MonthSet] = [:]
  /// What those who sent nothing lack.
  var silent: [UnitID: MonthSet] = [:]
  /// Sent nothing, and what they were made of sent all that they owe.
  var inherited: Set<UnitID> = []
  /// Units that ended within the period and sent what they owed, or a part of it.
  var ended: [UnitID] = []
  /// Sent rows that the figure of the period cannot be taken from.
  var untaken: Set<UnitID> = []
  /// By unit of the period's last day, months in which nothing of it is missing.
  var covered: [UnitID: MonthSet] = [:]
  /// Units that owe nothing of the last month, since only exempt ones have it.
  var excused: Set<UnitID> = []
}

/// Who owes a figure, by months; see ``OwedByMonth``.
extension ReferenceRollup {
  func calendar(_ column: RollupColumn) -> Calendar {
    guard case .indicator(let code) = column.figure else { return codebook.calendar }
    return codebook.indicators[code]?.calendar ?? codebook.calendar
  }

  func owed(_ column: RollupColumn) -> OwedMonths {
    owedMonths[calendar(column)]
      ?? OwedMonths(codebook.register, of: period, in: calendar(column), through: (own ?? tree).day)
  }

  /// Does a row say how things stood at its end?
  func isOfStands(_ column: RollupColumn) -> Bool {
    column.overTime == .last || isOfCumulative(column)
  }

  /// Can a unit owe a figure of the column? No task is not a missing report, a sample need not go
  /// everywhere, and nobody owes a bonus.
  func canBeOwed(_ column: RollupColumn) -> Bool {
    column.isExpected && !isOfTasks(column) && !isOfSurvey(column)
  }

  /// In the period's own tree.
  ///
  /// - Parameter contributions: everything that was sent.
  func owing(_ contributions: [Contribution], _ column: RollupColumn) -> OwingUnits {
    var result = OwingUnits()
    guard canBeOwed(column) else { return result }
    result.sent = Dictionary(
      contributions.map { ($0.unit, $0.months) }, uniquingKeysWith: { first, _ in first })
    let owed = owed(column)
    let isOwn = isOfCumulative(column) && column.overTime != .last
    let stages = stages(calendar(column))
    let gone = result.sent.keys.filter { unit in
      stages.allSatisfy { $0.tree.index(of: unit) == nil }
    }
    let byMonth = OwedByMonth(
      column, sent: result.sent, stages: stages, owed: owed, isStand: isOfStands(column),
      isOwn: isOwn, levels: levels(ofGone: gone, column))
    result.inherited = byMonth.inherited
    result.covered = byMonth.covered
    result.enteredAbove = byMonth.enteredAbove
    result.excused = byMonth.excused
    result.ended = owed.ended.filter {
      result.sent[$0] != nil && !column.dropsEnded($0, tree)
    }
    for (unit, months) in byMonth.missing {
      if result.sent[unit] != nil {
        result.parts[unit] = months
      } else {
        result.silent[unit] = months
      }
    }
    result.untaken = untakenUnits(column)
    // One that ended before the period owes no month of it, and yet its figure is missing.
    for unit in result.untaken
    where result.silent[unit] == nil && tree.index(of: unit) == nil
      && !column.dropsEnded(unit, tree)
    {
      result.silent[unit] = owed.due(of: unit, isStand: true)
    }
    return result
  }

  /// Words of the levels of units that ended before the period, a row of what accumulates being also of
  /// the months before it, and of the levels above who has their figures now.
  private func levels(ofGone units: [UnitID], _ column: RollupColumn) -> Set<String> {
    var levels: Set<String> = []
    for unit in units {
      levels.insert(codebook.register[unit].level)
      // Of a figure that is a unit's alone those above have nothing from below.
      guard column.rollUp != .none else { continue }
      for part in placement(of: unit).parts {
        for above in tree.lineage(of: part.place) { levels.insert(tree.units[above].level) }
      }
    }
    return levels
  }

  /// Units whose rows were sent, though the figure of the period cannot be taken from them.
  private func untakenUnits(_ column: RollupColumn) -> Set<UnitID> {
    guard case .indicator(let code) = column.figure, isCumulative(code) else { return [] }
    return Set(accumulated(code, column).filter { $0.cell == nil }.map(\.unit))
  }

  /// Who should have reported, and whether they have; in the period's own tree.
  ///
  /// - Parameter contributions: what counts of everything that was sent.
  func reports(_ contributions: [Contribution], _ column: RollupColumn, _ owing: OwingUnits)
    -> [(unit: UnitID, isReported: Bool)]
  {
    let places = Set(contributions.flatMap { placement(of: $0.unit).parts.map(\.place) })
    guard canBeOwed(column) else { return places.map { (tree.ids[$0], true) } }
    let heirs = owing.inherited.filter { tree.index(of: $0).map(places.contains) ?? false }
    let sent = owing.sent.keys.filter { tree.index(of: $0) != nil }
    let reported = (sent + owing.ended + heirs).filter { !isOutdated($0, column, owing) }
    return reported.map { ($0, true) } + owing.silent.keys.map { ($0, false) }
  }

  /// Is a stock of it none of the period's end, where only exempt units have one?
  private func isOutdated(_ unit: UnitID, _ column: RollupColumn, _ owing: OwingUnits) -> Bool {
    guard column.overTime == .last, !owing.excused.isEmpty else { return false }
    if tree.index(of: unit) != nil { return owing.excused.contains(unit) }
    return successions.destinations(of: unit).allSatisfy {
      !$0.isAbove && $0.units.allSatisfy(owing.excused.contains)
    }
  }

  /// Counts them where their figures are.
  func count(
    _ reports: [(unit: UnitID, isReported: Bool)], _ column: RollupColumn,
    _ own: inout [RollupCell?]
  ) {
    for (unit, isReported) in reports {
      for place in places(of: unit, column) {
        own[place] = own[place] ?? RollupCell()
        own[place]?.reported += isReported ? 1 : 0
        own[place]?.expected += 1
      }
    }
  }

  /// Of what nobody owes: whoever sent something has reported.
  func countSent(_ own: inout [RollupCell?]) {
    for index in own.indices where (own[index]?.records ?? 0) > 0 {
      own[index]?.reported = 1
      own[index]?.expected = 1
    }
  }

  /// Of a figure that is repeated: it is counted at the unit that bears it.
  func countRepeated(_ owing: OwingUnits, _ column: RollupColumn, _ own: inout [RollupCell?]) {
    for index in own.indices where (own[index]?.records ?? 0) > 0 {
      let unit = tree.ids[index]
      let hasReported = owing.sent[unit] != nil || owing.inherited.contains(unit)
      own[index]?.reported = hasReported ? 1 : 0
      own[index]?.expected = 1
      own[index]?.isOwed = !hasReported
    }
    let silent = owing.silent.keys.filter { tree.index(of: $0) == nil }
    count(owing.ended.map { ($0, true) } + silent.map { ($0, false) }, column, &own)
  }

  /// Who owes what, beside those of the tree that sent nothing, which are marked in their cells.
  func owed(_ owing: OwingUnits, _ column: RollupColumn, _ cells: inout [RollupCell])
    -> OwedFigures
  {
    let months = (ownRollup ?? self).owed(column)
    var owed = OwedFigures()
    var parts = owing.parts
    for (unit, missing) in owing.silent {
      let index = tree.index(of: unit)
      if let index {
        // Of a figure that is repeated it depends on what is above and below.
        if column.rollUp == .repeat, own == nil { continue }
        cells[index].isOwed = true
      }
      if index == nil, owing.untaken.contains(unit) {
        owed.ended.append(unit)
        owed.untaken.append(unit)
      } else if missing != months.due(of: unit, isStand: isOfStands(column)) {
        parts[unit] = missing
      } else if index == nil {
        owed.ended.append(unit)
      }
    }
    owed.ended.sort()
    owed.untaken.sort()
    owed.parts = parts.sorted { $0.key < $1.key }.map {
      OwedFigures.Part(unit: $0.key, missing: $0.value)
    }
    return owed
  }
}
