import TongHopDomain

/// Who is exempt from a column in which months, in one tree.
struct ExemptUnits {
  /// *shape* [unit index]: months in which the unit is not exempt; empty where nobody is.
  private var free: [MonthSet] = []
  /// *shape* [unit index]: months of which it owes nothing; empty as well.
  private var excused: [MonthSet] = []

  /// - Complexity: O(*units*) where anybody is exempt.
  init(_ column: RollupColumn, _ tree: UnitTree) {
    guard !column.hasNoExemptions else { return }
    free = tree.ids.map { MonthSet.all.subtracting(column.exemptMonths(of: $0)) }
    excused = tree.ids.map { column.excusedMonths(of: $0) }
  }

  var isEmpty: Bool { free.isEmpty }

  func freeMonths(_ index: UnitIndex) -> MonthSet { free.isEmpty ? .all : free[index] }

  func excusedMonths(_ index: UnitIndex) -> MonthSet {
    excused.isEmpty ? MonthSet() : excused[index]
  }
}
