import TongHopDomain

/// What is the same for every unit that a leaf is scored for.
struct LeafContext {
  let index: Int
  let code: String
  let maximum: Fraction
  let leaf: Criterion.Leaf
  /// Is it due in a period of this kind?
  let isDue: Bool
  let column: Int?
  let selfColumn: Int?
  let exemptions: [UnitID: Exemption.State]
  /// Units with an exempt unit below them: true where one is withheld.
  private let exemptBelow: [UnitIndex: Bool]
  /// *shape* [unit index]: a unit below awaits its appraisal; empty unless points are entered.
  private let awaitsBelow: [Bool]

  /// - Complexity: O(*exempt units* x *depth*), and for points O(*units*).
  init?(_ index: Int, rollup: RollupTable, method: Method, plan: ScoringPlan) {
    let criterion = method.criteria[index]
    guard let leaf = criterion.leaf else { return nil }
    self.index = index
    code = criterion.code
    maximum = criterion.maximum
    self.leaf = leaf
    isDue = leaf.periods.isEmpty || leaf.periods.contains(rollup.period.kind)
    // A roll-up that was made for another plan has no such column: nobody reported.
    func known(_ column: Int?) -> Int? {
      column.flatMap { rollup.cells.indices.contains($0) ? $0 : nil }
    }
    column = plan.leafColumn[index]
    selfColumn = known(plan.selfColumn[index])
    exemptions = plan.exemptions[index] ?? [:]
    exemptBelow = Self.exemptBelow(exemptions, tree: rollup.tree)
    if leaf.measure == .points, let column = known(column) {
      awaitsBelow = Self.awaitsBelow(rollup.cells[column], tree: rollup.tree)
    } else {
      awaitsBelow = []
    }
  }

  private static func exemptBelow(
    _ exemptions: [UnitID: Exemption.State], tree: UnitTree
  ) -> [UnitIndex: Bool] {
    var result: [UnitIndex: Bool] = [:]
    var counts: [UnitIndex: Int] = [:]
    var levels: Set<String> = []
    for (id, state) in exemptions {
      guard let unit = tree.index(of: id) else { continue }
      levels.insert(tree.units[unit].level)
      for above in tree.lineage(of: unit).dropFirst() {
        result[above] = (result[above] ?? false) || state == .withheld
        counts[above, default: 0] += 1
      }
    }
    // Where another unit of the kind is below and not exempt, it is that one who has not reported.
    return result.filter { above, _ in
      tree.descendants(of: above).count { levels.contains(tree.units[$0].level) } == counts[above]
    }
  }

  private static func awaitsBelow(_ cells: [RollupCell], tree: UnitTree) -> [Bool] {
    var below = Array(repeating: false, count: tree.count)
    for unit in cells.indices.reversed() where cells[unit].awaitsAppraisal || below[unit] {
      if tree.parents[unit] >= 0 { below[tree.parents[unit]] = true }
    }
    return below
  }

  /// Where no row arrived and none was expected, because the units below are exempt.
  func stateOfExemptUnitsBelow(_ unit: UnitIndex) -> ScoreState? {
    exemptBelow[unit].map { $0 ? .withheld : .notApplicable }
  }

  /// The appraisal is missing at the unit itself; above it the figure is provisional.
  func awaitsItself(_ unit: UnitIndex, cell: RollupCell) -> Bool {
    cell.awaitsAppraisal && !(awaitsBelow.indices.contains(unit) && awaitsBelow[unit])
  }

  /// The exact points of a cell with a denominator.
  func points(of cell: RollupCell) throws(ArithmeticOverflow) -> Fraction {
    let n = Int128(cell.numerator)
    let d = Int128(cell.denominator)
    guard leaf.measure == .points else {
      return try leaf.rule.points(of: Fraction(n, over: d), maximum: maximum)
    }
    // Entered points are counts of 10^-9 over the number of units scored. A letter of a scale has
    // become points when it was read.
    return try Fraction(n, over: d).divided(by: Fraction(1_000_000_000))
  }
}
