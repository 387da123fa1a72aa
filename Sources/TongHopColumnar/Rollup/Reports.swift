import TongHopDomain
import TongHopRecords

/// Which months of a column each unit has sent, held against those that it owes.
struct Reports {
  let owedMonths: OwedMonths
  /// A row says how things stood at its end.
  let isStand: Bool
  let isCumulative: Bool
  /// Not tasks, nor a survey or a bonus.
  let canBeOwed: Bool
  private let tree: UnitTree
  /// *shape* [unit number]; empty where every unit owes all months.
  private(set) var months: [MonthSet]
  private var parts: [OwedFigures.Part] = []

  init(_ rollup: ColumnarRollup, _ column: RollupColumn) {
    tree = (rollup.ownPlaces ?? rollup.places).tree
    owedMonths = rollup.owed(column)
    switch column.figure {
    case .indicator(let code):
      isCumulative = rollup.isCumulative(code)
      canBeOwed = column.isExpected
    case .points, .selfPoints:
      isCumulative = false
      canBeOwed = column.isExpected
    case .tasks, .survey:
      isCumulative = false
      canBeOwed = false
    }
    isStand = column.overTime == .last || isCumulative
    months =
      canBeOwed && !owedMonths.isWhole
      ? Array(repeating: MonthSet(), count: rollup.codebook.register.units.count) : []
  }

  /// Need nothing be asked of units one by one: were all of them there all the time, and do these
  /// months hold all that they owe?
  func isPlain(_ sent: MonthSet) -> Bool {
    !canBeOwed
      || (owedMonths.isWhole
        && (isStand ? sent.last >= owedMonths.all.last : sent.isSuperset(of: owedMonths.all)))
  }

  func isWhole(_ unit: UnitID, _ sent: MonthSet) -> Bool {
    owedMonths.covers(sent, of: unit, isStand: isStand)
  }

  mutating func add(_ unit: UnitID, _ sent: MonthSet) {
    guard canBeOwed else { return }
    if !months.isEmpty { months[Int(unit.number)] = sent }
    let missing = owedMonths.missing(of: unit, sent: sent, isStand: isStand)
    if !missing.isEmpty { parts.append(OwedFigures.Part(unit: unit, missing: missing)) }
  }

  /// Has a unit of the period's own tree reported by this: by itself, or by one that it was made of
  /// whose rows cover all that it owes?
  func answers(_ unit: UnitID, _ sent: MonthSet, for place: UnitIndex) -> Bool {
    !canBeOwed || owedMonths.isWhole || tree.ids[place] == unit
      || owedMonths.covers(sent, of: tree.ids[place], isStand: isStand)
  }

  /// Who sent anything, in a tree of the period.
  func sentCells(in tree: UnitTree) -> OwnCells {
    var cells = OwnCells(count: tree.count)
    for (index, unit) in tree.ids.enumerated() where !months[Int(unit.number)].isEmpty {
      cells.markSent(index, answers: true)
    }
    return cells
  }

  func owed(_ ended: EndedUnits) -> OwedFigures {
    var owed = OwedFigures()
    owed.ended = ended.silent.sorted()
    owed.parts = parts.sorted { $0.unit < $1.unit }
    return owed
  }
}
