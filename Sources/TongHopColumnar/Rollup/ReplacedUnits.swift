import TongHopDomain

/// Units whose stock is in a later one: of a unit that ended in those of its successors, where all of
/// these have sent theirs; of any unit in that of the unit above or in those of the units below, which
/// entered all of it since.
struct ReplacedUnits: Sendable {
  fileprivate var units: Set<UnitID> = []
  fileprivate var rule = OverTime.sum

  var isEmpty: Bool { units.isEmpty }

  /// What still counts of a unit's figure; nil where nothing does.
  func rest(of cell: RollupCell, _ unit: UnitID) -> RollupCell? {
    guard !units.isEmpty, units.contains(unit) else { return cell }
    guard rule == .sumOverLast else { return nil }
    var rest = cell
    rest.denominator = 0
    return rest
  }
}

extension ColumnarRollup {
  /// - Complexity: O(*units*) where anything of the column is a stock.
  func replacedUnits(_ column: RollupColumn) -> ReplacedUnits {
    guard column.overTime != .sum else { return ReplacedUnits() }
    let present = ownPlaces ?? places
    var sent: Set<UnitID> = []
    var ended: [UnitID] = []
    var reports = Reports(self, column)
    forEachFigure(of: column, number: 0) { unit, _, _, months, row in
      reports.add(unit, months)
      guard row != nil || !present.isHomeless(unit) else { return }
      sent.insert(unit)
      if present.tree.index(of: unit) == nil { ended.append(unit) }
    }
    let owing = reports.owing(column, monthStages(column))
    func isLater(_ unit: UnitID, than other: UnitID) -> Bool {
      guard let owing else { return false }
      return owing.covered[Int(unit.number)].last > reports.months[Int(other.number)].last
    }
    var replaced = ended.filter { unit in
      guard !present.isAbove(unit) else { return false }
      return present.placement(of: unit).bearers.allSatisfy {
        sent.contains(present.tree.ids[$0]) || isLater(present.tree.ids[$0], than: unit)
      }
    }
    if owing != nil {
      replaced += sent.filter { present.tree.index(of: $0) != nil && isLater($0, than: $0) }
    }
    return ReplacedUnits(units: Set(replaced), rule: column.overTime)
  }
}
