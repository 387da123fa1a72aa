import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The own figures of columns that are made of single entries: tasks, points and answers.
struct EntryCells {
  let index: EntryIndex
  let places: UnitPlaces
  let period: Period
  let firstDay: Day
  let lastDay: Day
  /// How many tasks each unit was assigned, of whatever criterion, by unit.
  private let registers: [(unit: UnitID, count: Int)]
  /// Places in ``registers``.
  private let registerPlaces: [UnitID: Int]

  /// - Complexity: O(*tasks*).
  init(
    _ index: EntryIndex, places: UnitPlaces, period: Period, firstDay: Day, lastDay: Day
  ) {
    self.index = index
    self.places = places
    self.period = period
    self.firstDay = firstDay
    self.lastDay = lastDay
    var counts: [UnitID: Int] = [:]
    for task in index.allTasks where Self.isAssigned(task, by: lastDay) {
      counts[task.unit, default: 0] += 1
    }
    registers = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    registerPlaces = Dictionary(
      uniqueKeysWithValues: registers.enumerated().map { ($1.unit, $0) })
  }

  /// By unit: what it has, and the first entry that counts.
  ///
  /// - Complexity: O(*units with tasks* + *tasks of the criterion*).
  func tasks(of criterion: String?, onTimeOnly: Bool)
    -> [(unit: UnitID, cell: RollupCell, first: UnitTask?)]
  {
    // Any task shows that a register is kept: then no task due is not "not reported".
    var rows: [(unit: UnitID, cell: RollupCell, first: UnitTask?)] = registers.map { register in
      var cell = RollupCell()
      cell.records = register.count
      return (register.unit, cell, nil)
    }
    func add(_ task: UnitTask) {
      guard isAssigned(task), let place = registerPlaces[task.unit],
        let state = task.state(from: firstDay, through: lastDay)
      else { return }
      if rows[place].first.map({ task.location < $0.location }) ?? true {
        rows[place].first = task
      }
      let isDue = state != .open && state != .undated
      let counts = state == .onTime || (state == .late && !onTimeOnly)
      if isDue {
        rows[place].cell.add(numerator: counts ? task.weight : 0, denominator: task.weight)
      }
    }
    if let criterion {
      for task in index.tasks(of: criterion) { add(task) }
    } else {
      for task in index.allTasks { add(task) }
    }
    return rows
  }

  private func isAssigned(_ task: UnitTask) -> Bool { Self.isAssigned(task, by: lastDay) }

  private static func isAssigned(_ task: UnitTask, by day: Day) -> Bool {
    task.assigned.map { $0 <= day } ?? true
  }

  /// By unit: its points of the period, and the first entry.
  ///
  /// - Complexity: O(*n* log *n*) for *n* points of the criterion.
  func points(of criterion: String, _ column: RollupColumn, selfOnly: Bool)
    -> [(unit: UnitID, cell: RollupCell, first: PointEntry, lastDay: Day, months: MonthSet)]
  {
    let entries = index.points(of: criterion).filter {
      period.contains($0.period) && column.takes($0.period)
    }
    return Dictionary(grouping: entries, by: \.unit).sorted { $0.key < $1.key }
      .compactMap { unit, entries in
        let rounds = Dictionary(grouping: entries, by: \.period)
        let parts = rounds.compactMap { part, rounds in
          cell(of: rounds, selfOnly: selfOnly).map { (part, $0) }
        }
        guard let first = entries.min(by: { $0.location < $1.location }),
          let lastDay = parts.map({ $0.0.lastDay(in: .calendar) }).max()
        else { return nil }
        let months = parts.reduce(into: MonthSet()) { $0.formUnion($1.0.months) }
        return (unit, sum(parts, column.overTime), first, lastDay, months)
      }
  }

  /// By unit: how many were asked, what they answered, and where the first of them stands.
  ///
  /// - Complexity: O(answers to the question).
  func answers(to figure: SurveyFigure) -> [UnitAnswers] {
    // There are few different answers, and many that are the same.
    var values: [String: Int64?] = [:]
    var places: [UnitID: Int] = [:]
    var rows: [UnitAnswers] = []
    for answer in index.answers(to: figure.question) where period.contains(answer.period) {
      let value = values[answer.answer] ?? figure.value(of: answer.answer)
      values[answer.answer] = .some(value)
      let place = places[answer.unit] ?? rows.count
      if place == rows.count {
        places[answer.unit] = place
        rows.append(UnitAnswers(unit: answer.unit, first: answer.location))
      }
      rows[place].cell.records += 1
      if answer.location < rows[place].first { rows[place].first = answer.location }
      if let value { rows[place].sum.add(value, weight: answer.weight, scale: figure.scale) }
    }
    return rows.sorted { $0.unit < $1.unit }
  }

  /// Those of one unit to one question in the period.
  struct UnitAnswers {
    var unit: UnitID
    var first: SourceLocation
    var cell = RollupCell()
    var sum = SurveySum()
  }

  /// The round that counts: the last appraisal, or until there is one the self score.
  private func cell(of rounds: [PointEntry], selfOnly: Bool) -> RollupCell? {
    let own = rounds.first { $0.round == .selfScored }
    let appraisal =
      selfOnly ? nil : rounds.filter { $0.round.isAppraisal }.max { $0.round < $1.round }
    guard let counted = appraisal ?? own else { return nil }
    var cell = RollupCell()
    cell.numerator = counted.points
    cell.denominator = RollupColumn.scoredUnit
    cell.records = 1
    cell.awaitsAppraisal = !selfOnly && appraisal == nil
    cell.isAppealed = !selfOnly && PointEntry.openAppeal(in: rounds) != nil
    return cell
  }

  private func sum(_ parts: [(period: Period, cell: RollupCell)], _ rule: OverTime) -> RollupCell {
    let sorted = parts.sorted {
      $0.period.lastDay(in: .calendar) < $1.period.lastDay(in: .calendar)
    }
    var sum = RollupCell()
    for part in sorted { sum.add(part.cell) }
    guard let latest = sorted.last else { return sum }
    switch rule {
    case .sum: break
    case .sumOverLast: sum.denominator = latest.cell.denominator
    case .last:
      let records = sum.records
      sum = latest.cell
      sum.records = records
    }
    return sum
  }

  /// The register of the period, counted with everything below; nil where none is kept.
  func taskCounts() -> [TaskCounts?] {
    let tree = places.tree
    var counts = [TaskCounts?](repeating: nil, count: tree.count)
    func put(_ register: TaskCounts, at index: UnitIndex) {
      var own = counts[index] ?? TaskCounts()
      own.add(register)
      counts[index] = own
    }
    // A register is divided as a whole, so that no task is lost in between.
    var divided: [UnitID: TaskCounts] = [:]
    for task in index.allTasks where isAssigned(task) {
      var own = TaskCounts()
      if let state = task.state(from: firstDay, through: lastDay) { own.add(state) }
      if let index = places[task.unit] {
        put(own, at: index)
      } else {
        divided[task.unit, default: TaskCounts()].add(own)
      }
    }
    for (unit, register) in divided {
      let placement = places.placement(of: unit)
      for (part, own) in zip(placement.parts, register.divided(by: placement.shares)) {
        put(own, at: part.place)
      }
    }
    guard !index.allTasks.isEmpty else { return counts }
    for index in stride(from: tree.count - 1, to: 0, by: -1) {
      guard let mine = counts[index] else { continue }
      var above = counts[tree.parents[index]] ?? TaskCounts()
      above.add(mine)
      counts[tree.parents[index]] = above
    }
    return counts
  }
}
