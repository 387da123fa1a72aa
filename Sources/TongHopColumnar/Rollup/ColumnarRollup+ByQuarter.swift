import TongHopDomain

/// What is missing of a figure that is added up quarter by quarter, because somebody was exempt in some of
/// them: a unit has nothing of those in which it was exempt from below, and misses nothing of them.
extension ColumnarRollup {
  /// Those of another day take what is missing as it stands.
  func isByQuarter(_ column: RollupColumn) -> Bool {
    guard column.isByQuarter, ownPlaces == nil, column.isExpected else { return false }
    switch column.figure {
    case .indicator, .points, .selfPoints: return true
    case .tasks, .survey: return false
    }
  }

  /// Marks from where figures are missing as far up as they do, and takes those who sent nothing out of the
  /// counts of units above that miss nothing of theirs.
  ///
  /// - Complexity: O(*owing* x *depth*).
  func markByQuarter(
    _ owing: Owing, _ silent: [UnitID], _ column: RollupColumn, _ cells: inout [RollupCell]
  ) {
    for unit in owing.incomplete {
      for place in countedPlaces(of: unit, column) where takesOwn(place, unit, column) {
        mark(owing.missing[Int(unit.number)], from: place, column, &cells)
      }
    }
    for row in rowsLeftOut(of: column) {
      for place in places.placement(of: row.unit).everyPlace {
        mark(row.months, from: place, column, &cells)
      }
    }
    guard column.rollUp != .none else { return }
    for unit in silent {
      for place in countedPlaces(of: unit, column) {
        var months = owing.missing[Int(unit.number)]
        var index = place
        while index >= 0, !column.exempt.contains(tree.ids[index]) {
          months = months.subtracting(column.exemptMonths(of: tree.ids[index]))
          if months.isEmpty { cells[index].expected -= 1 }
          index = tree.parents[index]
        }
      }
    }
  }

  private func mark(
    _ months: MonthSet, from place: UnitIndex, _ column: RollupColumn, _ cells: inout [RollupCell]
  ) {
    var months = months
    var index = place
    while index >= 0 {
      months = months.subtracting(column.exemptMonths(of: tree.ids[index]))
      guard !months.isEmpty, index == place || column.rollUp != .none else { return }
      cells[index].isIncomplete = true
      index = tree.parents[index]
    }
  }
}
