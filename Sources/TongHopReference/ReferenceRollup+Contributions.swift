import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension ReferenceRollup {
  /// What one unit sent for a column in the period.
  struct Contribution {
    var unit: UnitID
    var cell: RollupCell
    /// Where the first of its rows stands.
    var location: SourceLocation?
    /// The last day of the latest part of the period that it sent.
    var lastDay: Day
    /// The months that its rows cover; of what has accumulated the last one of the row.
    var months: MonthSet
  }

  /// One for each unit that sent something for the column in the period, by unit.
  func contributions(_ column: RollupColumn) -> [Contribution] {
    switch column.figure {
    case .indicator(let code) where isCumulative(code):
      return accumulated(code, column).compactMap { figure in
        figure.cell.map {
          let month = figure.row.period.months.upperBound
          return Contribution(
            unit: figure.unit, cell: $0, location: figures.facts[figure.row]?.location,
            lastDay: figure.row.period.lastDay(in: .calendar), months: MonthSet(month...month))
        }
      }
    case .indicator(let code):
      var series: [UnitID: [(period: Period, fact: Fact)]] = [:]
      for key in figures.keys[code] ?? []
      where period.contains(key.period) && column.takes(key.period) && column.takes(key.unit) {
        if let fact = figures.facts[key] {
          series[key.unit, default: []].append((key.period, fact))
        }
      }
      return series.sorted { $0.key < $1.key }.map { unit, parts in
        let cells = parts.map { ($0.period, $0.fact.cell) }
        return Contribution(
          unit: unit, cell: overTime(cells, column), location: parts[0].fact.location,
          lastDay: latestDay(parts.map(\.period)), months: months(of: parts.map(\.period)))
      }
    case .tasks(let criterion, let onTimeOnly):
      return taskCells(criterion: criterion, onTimeOnly: onTimeOnly)
    case .points(let criterion): return pointCells(criterion, column, selfOnly: false)
    case .selfPoints(let criterion): return pointCells(criterion, column, selfOnly: true)
    case .survey(let figure): return surveyCells(figure)
    }
  }

  /// What counts of them: of a register without a task of the period nothing does where nobody is
  /// known to have it, and of a stock not what is in a later one of others.
  func counted(_ sent: [Contribution], _ column: RollupColumn, _ owing: OwingUnits)
    -> [Contribution]
  {
    let map = (ownRollup ?? self).successions
    let list = sent.filter { $0.location != nil || !map.isHomeless($0.unit) }
    func isKept(_ contribution: Contribution) -> Bool {
      !column.dropsEnded(contribution.unit, own ?? tree)
    }
    guard column.overTime != .sum else { return list.filter(isKept) }
    let units = Set(list.map(\.unit))
    return list.filter(isKept).compactMap { contribution in
      guard isReplaced(contribution, by: units, owing) else { return contribution }
      var rest = contribution
      rest.cell.denominator = 0
      return column.overTime == .last ? nil : rest
    }
  }

  /// Is a stock in a later one: of a unit that ended in those of its successors, where all of these
  /// have sent theirs, or of any unit in that of the unit above or in those of the units below, which
  /// entered all of it since?
  private func isReplaced(
    _ contribution: Contribution, by sent: Set<UnitID>, _ owing: OwingUnits
  ) -> Bool {
    func isLater(_ unit: UnitID) -> Bool {
      (owing.covered[unit] ?? MonthSet()).last > contribution.months.last
    }
    let present = own ?? tree
    if present.index(of: contribution.unit) != nil { return isLater(contribution.unit) }
    let destinations = (ownRollup ?? self).successions.destinations(of: contribution.unit)
    return destinations.allSatisfy {
      !$0.isAbove && $0.units.allSatisfy { sent.contains($0) || isLater($0) }
    }
  }

  private func months(of parts: [Period]) -> MonthSet {
    parts.reduce(into: MonthSet()) { $0.formUnion($1.months) }
  }

  private func latestDay(_ parts: [Period]) -> Day {
    parts.map { $0.lastDay(in: .calendar) }.max() ?? lastDay
  }

  /// The parts of the period as one figure of the period.
  private func overTime(
    _ parts: [(period: Period, cell: RollupCell)], _ column: RollupColumn
  ) -> RollupCell {
    let sorted = parts.sorted {
      $0.period.lastDay(in: .calendar) < $1.period.lastDay(in: .calendar)
    }
    guard let latest = sorted.last else { return RollupCell() }
    var sum = RollupCell()
    for part in sorted { sum.add(part.cell) }
    switch column.overTime {
    case .sum: break
    case .sumOverLast: sum.denominator = latest.cell.denominator
    case .last:
      let records = sum.records
      sum = latest.cell
      sum.records = records
    }
    return sum
  }

  private func taskCells(criterion: String?, onTimeOnly: Bool)
    -> [Contribution]
  {
    var cells: [UnitID: RollupCell] = [:]
    var locations: [UnitID: SourceLocation] = [:]
    for task in figures.received.tasks where task.assigned.map({ $0 <= lastDay }) ?? true {
      // Any task shows that the unit's register is kept, so that no task due is not "not reported".
      cells[task.unit, default: RollupCell()].records += 1
      guard criterion == nil || task.criterion == criterion,
        let state = task.state(from: firstDay, through: lastDay)
      else { continue }
      if locations[task.unit].map({ task.location < $0 }) ?? true {
        locations[task.unit] = task.location
      }
      switch state {
      case .onTime: cells[task.unit]?.add(numerator: task.weight, denominator: task.weight)
      case .late:
        cells[task.unit]?.add(numerator: onTimeOnly ? 0 : task.weight, denominator: task.weight)
      case .overdue: cells[task.unit]?.add(numerator: 0, denominator: task.weight)
      case .open, .undated: break
      }
    }
    return cells.sorted { $0.key < $1.key }.map {
      Contribution(
        unit: $0.key, cell: $0.value, location: locations[$0.key], lastDay: lastDay,
        months: MonthSet(period.months))
    }
  }

  private func pointCells(_ criterion: String, _ column: RollupColumn, selfOnly: Bool)
    -> [Contribution]
  {
    var entries: [UnitID: [Period: [PointEntry]]] = [:]
    for entry in figures.received.points
    where entry.criterion == criterion && period.contains(entry.period)
      && column.takes(entry.period) && column.takes(entry.unit)
    {
      entries[entry.unit, default: [:]][entry.period, default: []].append(entry)
    }
    return entries.sorted { $0.key < $1.key }.compactMap { unit, periods in
      var cells: [(Period, RollupCell)] = []
      for (part, rounds) in periods {
        let own = rounds.first { $0.round == .selfScored }
        let appraisal = rounds.filter { $0.round.isAppraisal }.max { $0.round < $1.round }
        guard let counted = selfOnly ? own : appraisal ?? own else { continue }
        var cell = RollupCell()
        cell.add(numerator: counted.points, denominator: RollupColumn.scoredUnit)
        cell.records = 1
        cell.awaitsAppraisal = !selfOnly && appraisal == nil
        cell.isAppealed = !selfOnly && PointEntry.openAppeal(in: rounds) != nil
        cells.append((part, cell))
      }
      guard !cells.isEmpty else { return nil }
      return Contribution(
        unit: unit, cell: overTime(cells, column),
        location: periods.values.joined().map(\.location).min(),
        lastDay: latestDay(cells.map(\.0)), months: months(of: cells.map(\.0)))
    }
  }
}
