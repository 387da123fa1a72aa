import TongHopDomain
import TongHopRecords

/// Which months of a column each unit has sent.
struct Reports {
  let owedMonths: OwedMonths
  /// A row says how things stood at its end.
  let isStand: Bool
  /// It says what the unit has had since its own beginning.
  let isOwn: Bool
  /// Not tasks, nor a survey or a bonus.
  let canBeOwed: Bool
  /// *shape* [unit number].
  private(set) var months: [MonthSet] = []
  /// Was every unit there all the time, and has each that sent anything sent all that it owes?
  private(set) var isEven: Bool
  private let count: Int

  init(_ rollup: ColumnarRollup, _ column: RollupColumn) {
    owedMonths = rollup.owed(column)
    count = rollup.codebook.register.units.count
    var isCumulative = false
    switch column.figure {
    case .indicator(let code):
      isCumulative = rollup.isCumulative(code)
      canBeOwed = column.isExpected
    case .points, .selfPoints:
      canBeOwed = column.isExpected
    case .tasks, .survey:
      canBeOwed = false
    }
    isStand = column.overTime == .last || isCumulative
    isOwn = isCumulative && column.overTime != .last
    isEven = owedMonths.isWhole && owedMonths.stages.count == 1
  }

  /// Need nothing be asked of units one by one: were all of them there all the time, and do these
  /// months hold all that they owe?
  func isPlain(_ sent: MonthSet) -> Bool {
    !canBeOwed
      || (isEven
        && (isStand ? sent.last >= owedMonths.all.last : sent.isSuperset(of: owedMonths.all)))
  }

  mutating func add(_ unit: UnitID, _ sent: MonthSet) {
    guard canBeOwed else { return }
    if months.isEmpty { months = Array(repeating: MonthSet(), count: count) }
    months[Int(unit.number)] = sent
    if isEven, !isPlain(sent) { isEven = false }
  }

  func hasSent(_ unit: UnitID) -> Bool { !months.isEmpty && !months[Int(unit.number)].isEmpty }

  func due(of unit: UnitID) -> MonthSet { owedMonths.due(of: unit, isStand: isStand) }

  /// - Parameter always: also where it is known without, because whoever sent any sent all.
  /// - Returns: nil where nobody owes it.
  func owing(_ column: RollupColumn, _ stages: [MonthStage], always: Bool = false) -> Owing? {
    guard canBeOwed, always || !isEven else { return nil }
    var reports = self
    if months.isEmpty { reports.months = Array(repeating: MonthSet(), count: count) }
    return Owing(reports, column, stages)
  }
}
