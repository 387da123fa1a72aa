import TongHopDomain

/// Units that ended in the period and whose stock is in those of their successors, because all of
/// these have sent theirs.
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
    forEachFigure(of: column, number: 0) { unit, _, _, _, row in
      guard row != nil || !present.isHomeless(unit) else { return }
      sent.insert(unit)
      if present.tree.index(of: unit) == nil { ended.append(unit) }
    }
    let replaced = ended.filter { unit in
      guard !present.isAbove(unit) else { return false }
      let bearers = present.placement(of: unit).bearers
      return bearers.allSatisfy { sent.contains(present.tree.ids[$0]) }
    }
    return ReplacedUnits(units: Set(replaced), rule: column.overTime)
  }
}
