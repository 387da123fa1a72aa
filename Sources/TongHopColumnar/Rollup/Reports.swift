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
  /// Units that are no longer in the period's own tree and whose figure cannot be taken from what they
  /// sent, by number.
  let untaken: [UnitID]
  /// Units that are no longer in the period's own tree and sent something.
  private(set) var gone: [UnitID] = []
  private let isCumulative: Bool
  private let places: UnitPlaces
  private let register: UnitRegister

  init(_ rollup: ColumnarRollup, _ column: RollupColumn) {
    owedMonths = rollup.owed(column)
    register = rollup.codebook.register
    places = rollup.ownPlaces ?? rollup.places
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
    self.isCumulative = isCumulative
    isStand = column.overTime == .last || isCumulative
    isOwn = isCumulative && column.overTime != .last
    untaken = isOwn && canBeOwed ? rollup.untakenUnits(column, gone: places.tree) : []
    isEven =
      owedMonths.isWhole && owedMonths.stages.count == 1 && untaken.isEmpty
      && column.partly.months.isEmpty
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
    if months.isEmpty { months = Array(repeating: MonthSet(), count: register.units.count) }
    months[Int(unit.number)] = sent
    if isEven, !isPlain(sent) { isEven = false }
    guard places.tree.index(of: unit) == nil else { return }
    gone.append(unit)
    // A row of what accumulates can begin before the period, and be of a unit that ended by then: who
    // followed may still owe the month.
    if isCumulative { isEven = false }
  }

  func hasSent(_ unit: UnitID) -> Bool { !months.isEmpty && !months[Int(unit.number)].isEmpty }

  func isUntaken(_ unit: UnitID) -> Bool { !untaken.isEmpty && untaken.contains(unit) }

  func due(of unit: UnitID) -> MonthSet { owedMonths.due(of: unit, isStand: isStand) }

  /// - Parameter always: also where it is known without, because whoever sent any sent all.
  /// - Returns: nil where nobody owes it.
  func owing(_ column: RollupColumn, _ stages: [MonthStage], always: Bool = false) -> Owing? {
    guard canBeOwed, always || !isEven || owesPartly(column) else { return nil }
    var reports = self
    if months.isEmpty {
      reports.months = Array(repeating: MonthSet(), count: register.units.count)
    }
    return Owing(reports, column, stages)
  }

  /// Does a unit owe some months and others not, since it would report in the place of one above that is
  /// exempt in these?
  private func owesPartly(_ column: RollupColumn) -> Bool {
    column.partly.below.values.contains { !$0.isSuperset(of: owedMonths.all) }
  }

  /// Words of the level of a unit that ended before the period, and of those above who has its
  /// figure now.
  func levels(ofGone unit: UnitID, _ column: RollupColumn) -> Set<String> {
    var words: Set<String> = [register[unit].level]
    guard column.rollUp != .none else { return words }
    for part in places.placement(of: unit).parts {
      var index = part.place
      while index >= 0 {
        words.insert(places.tree.units[index].level)
        index = places.tree.parents[index]
      }
    }
    return words
  }
}
