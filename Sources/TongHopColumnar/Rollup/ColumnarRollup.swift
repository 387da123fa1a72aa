import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The roll-up of one period: a column at a time, columns by shards.
struct ColumnarRollup {
  let received: ReceivedFigures
  let metrics: FactStore
  let records: FactStore
  let codebook: Codebook
  let period: Period
  let places: UnitPlaces
  let levels: LevelRollup
  /// Those of the period's own tree, where the figures are restated to another.
  let ownPlaces: UnitPlaces?
  let ownLevels: LevelRollup?
  let entries: EntryCells
  /// By calendar of the figures.
  let owedMonths: [Calendar: OwedMonths]
  let indicatorNumbers: [String: Int]
  /// By calendar of the figures, the stretches in which no unit began or ended, of the period's own
  /// trees.
  let stages: [Calendar: [MonthStage]]
  /// Both stores' pairs of the period, by indicator.
  private let pairs: [Int: [FactPair]]

  var tree: UnitTree { places.tree }

  init(
    received: ReceivedFigures, index: EntryIndex, metrics: FactStore, records: FactStore,
    codebook: Codebook, period: Period, tree: UnitTree, from own: UnitTree?
  ) {
    self.received = received
    self.metrics = metrics
    self.records = records
    self.codebook = codebook
    self.period = period
    places = UnitPlaces(register: codebook.register, tree: tree, from: own)
    levels = LevelRollup(tree)
    ownPlaces = own.map { UnitPlaces(register: codebook.register, tree: $0, from: nil) }
    ownLevels = own.map { LevelRollup($0) }
    let days = codebook.days(of: period)
    let calendars = Set(codebook.indicators.values.compactMap(\.calendar)).union([
      codebook.calendar
    ])
    var owedMonths: [Calendar: OwedMonths] = [:]
    for calendar in calendars {
      owedMonths[calendar] = OwedMonths(
        codebook.register, of: period, in: calendar, through: (own ?? tree).day)
    }
    self.owedMonths = owedMonths
    entries = EntryCells(
      index, places: places, period: period, firstDay: days.first, lastDay: days.last)
    let present = ownLevels ?? levels
    stages = owedMonths.mapValues {
      MonthStage.stages(of: $0, last: present, codebook.register)
    }
    indicatorNumbers = FactCatalog.numbers(of: codebook)
    let cumulative = FactCatalog.indicators(of: codebook).map(\.isCumulative)
    let all = Set(metrics.pairs).union(records.pairs).filter {
      PeriodParts.isPart($0.period, of: period, isCumulative: cumulative[$0.indicator])
    }
    pairs = Dictionary(grouping: all, by: \.indicator)
  }

  /// A figure of a unit that ended in the period and left no single successor.
  struct Homeless: Sendable {
    var unit: UnitID
    var column: Int
    /// Where its first row stands, where that is known already.
    var location: SourceLocation?
    /// Otherwise the fact it is a row of.
    var key: FactKey?
  }

  struct ColumnResult: Sendable {
    var cells: [RollupCell]
    var owed = OwedFigures()
    var homeless: [Homeless]
    var problems: [Diagnostic] = []
    var untaken: [Untaken] = []
    /// *shape* [unit index]; empty of a column that is no survey.
    var surveys: [SurveySum] = []
  }

  /// What has to be said beside the table, in the order of the columns.
  struct Findings {
    /// The figures that have no place in it.
    var homeless: [Homeless] = []
    /// What cannot be rolled up as a criterion says.
    var problems: [Diagnostic] = []
    /// Differences that cannot be taken.
    var untaken: [Untaken] = []
  }

  /// - Complexity: O(*columns* x *units* x *shards of the reading*).
  func run(_ columns: [RollupColumn], threads: Int) -> (RollupTable, Findings) {
    var table = RollupTable(period: period, tree: tree, columns: columns)
    let shards = min(threads, max(1, columns.count))
    let parts = mapShards(shards) { shard in
      var own = OwnCells(count: tree.count)
      return stride(from: shard, to: columns.count, by: shards).map { number in
        var result = cells(columns[number], number: number, &own)
        if case .survey(let figure) = columns[number].figure {
          result.surveys = surveySums(figure, columns[number])
        }
        return result
      }
    }
    var findings = Findings()
    for position in columns.indices {
      let result = parts[position % shards][position / shards]
      table.cells[position] = result.cells
      if columns[position].isOfSurvey { table.put(result.surveys, inColumn: position) }
      table.owed[position] = result.owed
      findings.homeless += result.homeless
      findings.problems += result.problems
      findings.untaken += result.untaken
    }
    table.tasks = entries.taskCounts()
    table.isIncomplete = incompleteUnits()
    if let ownPlaces { table.isAbsent = absentUnits(ownPlaces.tree) }
    return (table, findings)
  }

  private func cells(_ column: RollupColumn, number: Int, _ own: inout OwnCells) -> ColumnResult {
    if let ownPlaces, let ownLevels {
      return restated(column, number: number, &own, ownPlaces, ownLevels)
    }
    return column.rollUp.isOfEntries
      ? rollFigures(column, number: number, &own) : roll(column, number: number, &own)
  }

  /// - Parameter own: memory for the units' own figures, used for one column after the other.
  private func roll(_ column: RollupColumn, number: Int, _ own: inout OwnCells) -> ColumnResult {
    own.removeAll()
    var homeless: [Homeless] = []
    var divided: [UnitID] = []
    let replaced = replacedUnits(column)
    var reports = Reports(self, column)
    let drops = dropsEnded(column)
    let takesAll = column.senders == .all
    func put(_ unit: UnitID, _ sent: RollupCell, _ months: MonthSet, _ row: Homeless?) {
      guard takesAll || column.takes(unit) else { return }
      reports.add(unit, months)
      guard let cell = replaced.rest(of: sent, unit) else { return }
      if drops, column.dropsEnded(unit, tree) { return }
      if let index = places[unit] {
        own.report(cell, at: index)
      } else {
        putParts(unit, cell, row, column, &own, &homeless, &divided)
      }
    }
    switch column.figure {
    case .indicator(let code):
      if let (pair, store) = onlyPart(of: code) {
        guard column.takes(pair.period) else { break }
        let months = MonthSet(pair.period.months)
        // Nearly always every unit was there all the time and the part is the whole.
        let isPlain = reports.isPlain(months)
        store.forEachFact(of: pair) { unit, fact in
          let cell = PeriodParts.cell(of: fact)
          let place = places.places[unit]
          if place >= 0, replaced.isEmpty, isPlain, !drops, takesAll {
            own.report(cell, at: Int(place))
          } else {
            let id = UnitID(unit)
            let key = FactKey(unit: id, pair: pair)
            put(id, cell, months, Homeless(unit: id, column: number, key: key))
          }
        }
        break
      }
      let parts = parts(of: code, column)
      guard !parts.isEmpty else { break }
      for unit in places.places.indices {
        guard let cell = parts.cell(of: unit) else { continue }
        let id = UnitID(unit)
        put(
          id, cell, parts.months(of: unit),
          places.isHomeless(id) ? homelessFact(id, code, parts, number) : nil)
      }
    case .tasks(let criterion, let onTimeOnly):
      for (unit, cell, first) in entries.tasks(of: criterion, onTimeOnly: onTimeOnly) {
        put(
          unit, cell, MonthSet(period.months),
          first.map {
            Homeless(unit: unit, column: number, location: $0.location)
          })
      }
    case .points(let criterion):
      putPoints(criterion, column, number, selfOnly: false, put)
    case .selfPoints(let criterion):
      putPoints(criterion, column, number, selfOnly: true, put)
    case .survey(let figure):
      for answers in entries.answers(to: figure) {
        put(
          answers.unit, answers.cell, MonthSet(period.months),
          Homeless(unit: answers.unit, column: number, location: answers.first))
      }
    }
    markLeftOut(column, &own)
    let untaken = markUntaken(column, &own)
    var (cells, owed) = passUp(column, reports, &own)
    markUndivided(divided, &cells)
    return ColumnResult(cells: cells, owed: owed, homeless: homeless, untaken: untaken)
  }

  /// The units' own figures and those below them, with who should have reported.
  func passUp(
    _ column: RollupColumn, _ reports: Reports, _ own: inout OwnCells
  ) -> ([RollupCell], OwedFigures) {
    guard let owing = reports.owing(column, monthStages(column)) else {
      return (levels.passUp(own, column), OwedFigures())
    }
    if !isByQuarter(column) { markIncomplete(owing, column, &own) }
    var counts = countReports(reports, owing, column, &own)
    var cells = levels.addUp(own, column)
    if isByQuarter(column) { markByQuarter(owing, counts.silent, column, &cells) }
    counts.owed.enteredAbove = markEnteredAbove(owing, column, &cells)
    for unit in counts.silent {
      if let index = tree.index(of: unit) { cells[index].isOwed = true }
    }
    return (cells, counts.owed)
  }

  /// A figure of a unit that is not whole at one place.
  ///
  /// - Parameter divided: gets units of which it is only known among which they were divided.
  func putParts(
    _ unit: UnitID, _ cell: RollupCell, _ row: Homeless?, _ column: RollupColumn,
    _ own: inout OwnCells, _ homeless: inout [Homeless], _ divided: inout [UnitID]
  ) {
    if places.isHomeless(unit) {
      // Of a register without a task of the period nothing is missing.
      guard let row else { return }
      homeless.append(row)
    }
    for part in places.parts(of: cell, unit, column) where takesOwn(part.place, unit, column) {
      own.report(part.cell, at: part.place)
    }
    if case .tasks = column.figure {
      if places.isHomeless(unit) { markMissing(unit, &own) }
    } else {
      divided.append(unit)
    }
  }

  /// The pair and the store that all figures of an indicator in the period are in; nil where there
  /// are several, or none.
  private func onlyPart(of code: String) -> (FactPair, FactStore)? {
    guard let indicator = indicatorNumbers[code], let pairs = pairs[indicator], pairs.count == 1,
      !isCumulative(code)
    else { return nil }
    let pair = pairs[0]
    switch (metrics.rowCount(of: pair) > 0, records.rowCount(of: pair) > 0) {
    case (true, false): return (pair, metrics)
    case (false, true): return (pair, records)
    default: return nil
    }
  }

  func parts(of code: String, _ column: RollupColumn) -> PeriodParts {
    var parts = PeriodParts(
      period, rule: column.overTime,
      accumulation: accumulation(of: code, isExpected: column.isExpected))
    guard let indicator = indicatorNumbers[code] else { return parts }
    let inMetrics = metrics.catalog.entries
    let inRecords = records.catalog.entries
    for pair in pairs[indicator] ?? [] where column.takes(pair.period) {
      // A fact stands in one of the two folders, or it was dropped.
      let hasMetrics = inMetrics[pair] != nil || metrics.slow[pair] != nil
      let hasRecords = inRecords[pair] != nil || records.slow[pair] != nil
      var facts = hasMetrics ? metrics.column(of: pair) : records.column(of: pair)
      if hasMetrics, hasRecords {
        for (unit, cell) in records.column(of: pair).enumerated() where cell.records > 0 {
          facts[unit].add(cell)
        }
      }
      parts.add(pair.period, facts)
    }
    return parts
  }

  func homelessFact(_ unit: UnitID, _ code: String, _ parts: PeriodParts, _ number: Int)
    -> Homeless?
  {
    guard let indicator = indicatorNumbers[code],
      let part = parts.firstPart(of: Int(unit.number))
    else { return nil }
    return Homeless(
      unit: unit, column: number,
      key: FactKey(unit: unit, pair: FactPair(indicator: indicator, period: part)))
  }
}
