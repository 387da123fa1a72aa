import TongHopDomain

extension RollupTable {
  /// Counts who keeps a register of tasks, of those that have to: the units that a leaf of tasks applies
  /// to and that have none such below them. Any other unit with tasks of its own is counted, too.
  ///
  /// Nobody has to where no unit at all has a task, or where the leaf is a bonus or is not due.
  ///
  /// - Complexity: O(*leaves of tasks* x *units*).
  public mutating func countRegisters(_ method: Method, _ plan: ScoringPlan) {
    let leaves = method.leaves.filter { leaf in
      guard let measured = method.criteria[leaf].leaf, measured.measure.isTasks else {
        return false
      }
      return !measured.rule.isExtra
        && (measured.periods.isEmpty || measured.periods.contains(period.kind))
    }
    guard !leaves.isEmpty else { return }
    let kinds = UnitKinds(of: tree, method: method, absent: isAbsent)
    for leaf in leaves {
      guard let position = plan.leafColumn[leaf], cells.indices.contains(position),
        cells[position].contains(where: { $0.records > 0 })
      else { continue }
      countRegisters(position) { kinds.applies(leaf, to: $0) }
    }
  }

  private mutating func countRegisters(_ position: Int, applies: (UnitIndex) -> Bool) {
    let column = columns[position]
    let passes = column.rollUp != .none
    var records = [Int](repeating: 0, count: tree.count)
    var isAbove = [Bool](repeating: false, count: tree.count)
    var counts = [(reported: Int, expected: Int)](repeating: (0, 0), count: tree.count)
    for unit in tree.units.indices.reversed() {
      let parent = tree.parents[unit]
      let applies = applies(unit)
      if passes, parent >= 0, applies || isAbove[unit] { isAbove[parent] = true }
      guard !column.exempt.contains(tree.ids[unit]) else { continue }
      let cell = cells[position][unit]
      let mustKeep = applies && !isAbove[unit] && !cell.isUndivided
      if mustKeep || (applies && cell.records > records[unit]) {
        counts[unit].expected += 1
        if cell.records > 0 { counts[unit].reported += 1 }
      }
      cells[position][unit].reported = counts[unit].reported
      cells[position][unit].expected = counts[unit].expected
      cells[position][unit].isOwed = mustKeep && cell.records == 0
      guard parent >= 0, passes else { continue }
      records[parent] += cell.records
      counts[parent].reported += counts[unit].reported
      counts[parent].expected += counts[unit].expected
    }
  }
}
