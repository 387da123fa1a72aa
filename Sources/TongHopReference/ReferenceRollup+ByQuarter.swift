import TongHopDomain

/// What is missing of a figure that is added up quarter by quarter, because somebody was exempt in some of
/// them: a unit has nothing of those in which it was exempt from below, and misses nothing of them.
extension ReferenceRollup {
  /// Those of another day take what is missing as it stands.
  func isByQuarter(_ column: RollupColumn) -> Bool {
    own == nil && canBeOwed(column) && column.isByQuarter
  }

  /// Marks from where figures are missing as far up as they do, and takes those who sent nothing out of the
  /// counts of units above that miss nothing of theirs.
  func markByQuarter(_ owing: OwingUnits, _ column: RollupColumn, _ cells: inout [RollupCell]) {
    guard isByQuarter(column) else { return }
    for (unit, months) in owing.parts where !isHeldBack(unit, column) {
      for place in places(of: unit, column) where takesOwn(place, of: unit, column) {
        for above in missing(months, from: place, column) { cells[above].isIncomplete = true }
      }
    }
    for (unit, months) in leftOut(column) {
      for place in placement(of: unit).everyPlace {
        for above in missing(months, from: place, column) { cells[above].isIncomplete = true }
      }
    }
    for (unit, months) in owing.silent {
      for place in places(of: unit, column) {
        let counted = tree.lineage(of: place).prefix { !column.exempt.contains(tree.ids[$0]) }
        let count = missing(months, from: place, column).count
        for above in counted.dropFirst(count) where column.rollUp != .none {
          cells[above].expected -= 1
        }
      }
    }
  }

  /// The unit at a place and those above that miss any of the months.
  private func missing(
    _ months: MonthSet, from place: UnitIndex, _ column: RollupColumn
  ) -> [UnitIndex] {
    var months = months
    var result: [UnitIndex] = []
    for above in tree.lineage(of: place) {
      months = months.subtracting(column.exemptMonths(of: tree.ids[above]))
      guard !months.isEmpty, above == place || column.rollUp != .none else { break }
      result.append(above)
    }
    return result
  }
}
