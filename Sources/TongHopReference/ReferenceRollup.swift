import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The readable roll-up.
///
/// Each column is done in two steps: the units' own figures for the period, then one backward pass
/// over the units, in which every unit hands its cell to its parent. Restating to the tree of another
/// day is in `ReferenceRollup+Restating.swift`.
struct ReferenceRollup {
  let figures: Figures
  let codebook: Codebook
  let period: Period
  let tree: UnitTree
  /// The tree of the period's last day, where ``tree`` is of another day.
  let own: UnitTree?
  let successions: SuccessionMap
  let firstDay: Day
  let lastDay: Day
  /// By calendar of the figures.
  let owedMonths: [Calendar: OwedMonths]

  init(
    _ figures: Figures, period: Period, tree: UnitTree, from own: UnitTree?, codebook: Codebook
  ) {
    self.figures = figures
    self.codebook = codebook
    self.period = period
    self.tree = tree
    self.own = own
    successions = SuccessionMap(
      register: codebook.register, from: (own ?? tree).day, to: tree.day)
    let days = codebook.days(of: period)
    firstDay = days.first
    lastDay = days.last
    let day = (own ?? tree).day
    owedMonths = Dictionary(
      uniqueKeysWithValues: Calendar.allCases.map {
        ($0, OwedMonths(codebook.register, of: period, in: $0, through: day))
      })
  }

  /// - Parameter log: gets the rows whose unit ended in the period and left nobody who could have
  ///   them.
  /// - Complexity: O(columns x (facts + units)).
  func rollUp(_ columns: [RollupColumn], log: inout DiagnosticLog) -> RollupTable {
    var table = RollupTable(period: period, tree: tree, columns: columns)
    for (position, column) in columns.enumerated() {
      (table.cells[position], table.owed[position]) = cells(column, log: &log)
      if case .survey(let figure) = column.figure {
        table.put(surveySums(figure, column), inColumn: position)
      }
    }
    table.tasks = taskCounts()
    table.isIncomplete = incompleteUnits()
    if own != nil { table.isAbsent = absentUnits() }
    return table
  }

  private func cells(_ column: RollupColumn, log: inout DiagnosticLog)
    -> ([RollupCell], OwedFigures)
  {
    let sent = contributions(column)
    let contributions = counted(sent, column)
    if own != nil { return restatedCells(contributions, column, log: &log) }
    var own = ownCells(contributions, column, log: &log)
    markLeftOut(column, &own)
    markUntaken(column, &own, log: &log)
    let ended = endedUnits(sent, column)
    let counts = endedCounts(ended, column)
    var cells = passUp(own, column, ended: counts).cells
    if column.rollUp == .repeat { countRepeated(counts, &own) }
    if column.rollUp.isOfEntries {
      cells = EntryRollup(self, contributions, column).cells(sums: cells, own: own, log: &log)
    }
    if column.rollUp != .repeat, !isOfTasks(column) {
      for unit in undividedUnits(contributions.map(\.unit)) { cells[unit].isUndivided = true }
    }
    var owed = OwedFigures()
    owed.ended = ended.silent.sorted()
    owed.parts = missingParts(sent, column)
    return (cells, owed)
  }

  /// The figures that units sent for themselves; nil where a unit sent none.
  private func ownCells(
    _ contributions: [Contribution], _ column: RollupColumn, log: inout DiagnosticLog
  ) -> [RollupCell?] {
    var own = [RollupCell?](repeating: nil, count: tree.count)
    for contribution in contributions {
      if successions.isHomeless(contribution.unit), let location = contribution.location {
        log.report(
          FactProblem.endedUnit(codebook.register[contribution.unit], at: location))
        // A task of nobody in particular does not keep those who may have it out of the ranking.
        if isOfTasks(column) { markMissing(contribution.unit, &own) }
      }
      for (place, cell) in parts(of: contribution, column)
      where takesOwn(place, of: contribution.unit, column) {
        if own[place] == nil { own[place] = cell } else { own[place]?.add(cell) }
        guard answers(contribution, for: place, column) else { continue }
        own[place]?.reported = 1
        own[place]?.expected = 1
      }
    }
    return own
  }

  /// Figures that nobody has are missing at those who may have them, and above.
  func markMissing(_ unit: UnitID, _ own: inout [RollupCell?]) {
    for place in placement(of: unit).everyPlace {
      own[place] = own[place] ?? RollupCell()
      own[place]?.isIncomplete = true
    }
  }

  /// A row that was left out makes the cell that it belonged to incomplete, even where it was the
  /// only one.
  func markLeftOut(_ column: RollupColumn, _ own: inout [RollupCell?]) {
    let code: String? =
      switch column.figure {
      case .indicator(let code): code
      case .points(let code), .selfPoints(let code): code
      case .tasks(let criterion, _): criterion
      case .survey(let figure): figure.question
      }
    let cumulative = isOfCumulative(column) ? code.map(unitsWithWhole) : nil
    for row in figures.received.leftOut.rows(near: column.figure) {
      guard let unit = row.unit else { continue }
      if row.isTask {
        guard case .tasks = column.figure, code == nil || row.code == nil || row.code == code
        else { continue }
      } else if row.code == nil || row.code != code || row.isAnswer != isOfSurvey(column) {
        continue
      }
      let counts =
        if let cumulative { couldCount(row, column, whole: cumulative) } else { isOfPeriod(row) }
      if counts { markMissing(unit, &own) }
    }
  }

  private func isOfPeriod(_ row: LeftOutRow) -> Bool {
    row.period.map { period.contains($0) } ?? true
  }

  /// May a row of an unknown unit have changed a figure of the period?
  private func isOfAnyFigure(_ row: LeftOutRow) -> Bool {
    guard let code = row.code, isCumulative(code), let sent = row.period else {
      return isOfPeriod(row)
    }
    return sent.year == period.year && sent.months.upperBound <= period.months.upperBound
  }

  /// Every unit's own figures and those below it, added up, and the units that owe a figure and sent
  /// none.
  ///
  /// Expected to report are the units of the levels at which the figure was entered; a unit that
  /// entered it itself answers for those below it, unless some of them entered it too.
  ///
  /// - Parameters:
  ///   - own: what counts at each unit; `reported` where it answers for the unit itself.
  ///   - ended: by place, units that ended within the period.
  ///   - others: levels that owe it beside those at which it was entered.
  func passUp(
    _ own: [RollupCell?], _ column: RollupColumn, ended: [UnitIndex: ReportCount] = [:],
    at others: Set<String> = []
  ) -> (cells: [RollupCell], owing: [UnitIndex]) {
    // Whoever entered something, and whoever answers for them: a commune without villages owes
    // what other communes have from theirs. No task is not a missing report, and a
    // sample need not go everywhere.
    let levels = owingLevels(own, column).union(others)
    var isExemptBelow = [Bool](repeating: false, count: tree.count)
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    var owing: [UnitIndex] = []
    for index in tree.units.indices.reversed() {
      var below = cells[index]
      let parent = tree.parents[index]
      if column.exempt.contains(tree.ids[index]) {
        cells[index] = RollupCell()
        if parent >= 0 { isExemptBelow[parent] = true }
        continue
      }
      if isExemptBelow[index], parent >= 0 { isExemptBelow[parent] = true }
      let owes = levels.contains(tree.units[index].level) && !isExemptBelow[index]
      let mine = own[index] ?? RollupCell()
      if mine.reported > 0 {
        if below.reported == 0 {
          below.expected = 0
          if column.rollUp != .none {
            let answered = passingUp(to: index, column)
            for below in answered { cells[below].expected = 0 }
            owing.removeAll { answered.contains($0) }
          }
        }
      } else if below.expected == 0, owes {
        below.expected = 1
        owing.append(index)
      }
      below.add(mine)
      below.reported += ended[index]?.reported ?? 0
      below.expected += ended[index]?.expected ?? 0
      cells[index] = below
      if parent >= 0, column.rollUp != .none { cells[parent].add(below) }
    }
    for index in owing { cells[index].isOwed = true }
    return (cells, owing)
  }

  /// The units below a unit that it has figures from: not those behind one that is exempt.
  private func passingUp(to index: UnitIndex, _ column: RollupColumn) -> Set<UnitIndex> {
    Set(
      tree.descendants(of: index).filter { below in
        tree.lineage(of: below).prefix { $0 != index }.allSatisfy {
          !column.exempt.contains(tree.ids[$0])
        }
      })
  }

  func owingLevels(_ own: [RollupCell?], _ column: RollupColumn) -> Set<String> {
    var levels: Set<String> = []
    guard !isOfTasks(column), !isOfSurvey(column), column.isExpected else { return levels }
    for index in tree.units.indices where (own[index]?.records ?? 0) > 0 {
      // Of a figure that is a unit's alone those above have nothing from below.
      let answerable = column.rollUp == .none ? [index] : tree.lineage(of: index)
      for above in answerable { levels.insert(tree.units[above].level) }
    }
    return levels
  }

  func isOfCumulative(_ column: RollupColumn) -> Bool {
    if case .indicator(let code) = column.figure { return isCumulative(code) }
    return false
  }

  func isOfTasks(_ column: RollupColumn) -> Bool {
    if case .tasks = column.figure { return true }
    return false
  }

  func isOfSurvey(_ column: RollupColumn) -> Bool {
    if case .survey = column.figure { return true }
    return false
  }

  /// The register of the period, counted with everything below; nil where no register is kept.
  private func taskCounts() -> [TaskCounts?] {
    var registers: [UnitID: TaskCounts] = [:]
    for task in figures.received.tasks where task.assigned.map({ $0 <= lastDay }) ?? true {
      var counts = registers[task.unit] ?? TaskCounts()
      if let state = task.state(from: firstDay, through: lastDay) { counts.add(state) }
      registers[task.unit] = counts
    }
    var counts = [TaskCounts?](repeating: nil, count: tree.count)
    for (unit, register) in registers.sorted(by: { $0.key < $1.key }) {
      let placement = placement(of: unit)
      let parts = register.divided(by: placement.parts.map(\.share))
      for (part, mine) in zip(placement.parts, parts) {
        if counts[part.place] == nil { counts[part.place] = TaskCounts() }
        counts[part.place]?.add(mine)
      }
    }
    for index in tree.units.indices.reversed() where tree.parents[index] >= 0 {
      guard let mine = counts[index] else { continue }
      let parent = tree.parents[index]
      if counts[parent] == nil { counts[parent] = TaskCounts() }
      counts[parent]?.add(mine)
    }
    return counts
  }

  /// Units of which a row was left out that names no known indicator; without a known unit the
  /// root, which is above all of them.
  private func incompleteUnits() -> [Bool] {
    var result = [Bool](repeating: false, count: tree.count)
    // A whole file that could not be read may hold the rows of any unit.
    if figures.received.leftOut.contains(where: { $0.unit == nil && $0.location.line == nil }) {
      return [Bool](repeating: true, count: tree.count)
    }
    for row in figures.received.leftOut
    where isOfAnyFigure(row) && (row.unit == nil || row.code == nil || row.isTask) {
      for place in row.unit.map({ placement(of: $0).everyPlace }) ?? [0] {
        for above in tree.lineage(of: place) { result[above] = true }
      }
    }
    return result
  }
}
