import TongHopDiagnostics
import TongHopDomain

/// Scores a composite indicator: leaves are normalised over their groups first, then every unit is a
/// tree of means. One thread, everything in the order of the tree and of criteria.csv.
struct CompositeScorer: Sendable {
  let scorer: Scorer
  let composite: Composite
  let problem: CompositeProblem
  /// *shape* [criterion][unit index]; empty for parents and for leaves that do not count.
  private(set) var cells: [[NormalisedCell]]
  /// Children in file order, *shape* [criterion].
  let children: [[Int]]
  let heights: [Int]
  /// Whole numbers in the proportions of the siblings, *shape* [criterion].
  let weights: [Int128]

  var method: Method { scorer.method }
  var tree: UnitTree { scorer.rollup.tree }

  /// - Complexity: O(*leaves* x *units* x log *units*).
  init(_ scorer: Scorer, _ composite: Composite, log: inout DiagnosticLog) {
    self.scorer = scorer
    self.composite = composite
    let method = scorer.method
    problem = CompositeProblem(method: method, period: scorer.rollup.period)
    children = method.criteria.indices.map(method.children(of:))
    heights = method.heights
    weights = Self.wholeWeights(method)
    cells = Array(repeating: [], count: method.criteria.count)
    let scored = tree.units.indices.filter(scorer.kinds.isCovered)
    let groups = RankGroups.of(scored, in: tree, by: method.ranking)
    var overflows: [Overflow] = []
    for case let leaf? in scorer.leaves {
      cells[leaf.index] = scorer.normalisedCells(of: leaf, overflows: &overflows)
      for group in groups { normalise(leaf, in: group, &overflows, log: &log) }
    }
    for overflow in overflows { log.report(scorer.message(overflow)) }
  }

  /// The weights of siblings over one denominator, without common factors.
  private static func wholeWeights(_ method: Method) -> [Int128] {
    var result = Array(repeating: Int128(0), count: method.criteria.count)
    for siblings in [method.domains] + method.criteria.indices.map(method.children(of:)) {
      // The common denominator of a criteria set was limited when it was read.
      var common: Int128 = 1
      for index in siblings {
        let denominator = method.criteria[index].weight.denominator
        common = common / divisor(common, denominator) * denominator
      }
      var factor: Int128 = 0
      for index in siblings {
        let weight = method.criteria[index].weight
        result[index] = weight.numerator &* (common / weight.denominator)
        factor = divisor(factor, result[index])
      }
      if factor > 1 { for index in siblings { result[index] /= factor } }
    }
    return result
  }

  private static func divisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private mutating func normalise(
    _ leaf: LeafContext, in group: RankGroup, _ overflows: inout [Overflow],
    log: inout DiagnosticLog
  ) {
    var units: [UnitIndex] = []
    var raw: [Fraction] = []
    for unit in group.members {
      let cell = cells[leaf.index][unit]
      guard let value = scorer.rawValue(of: leaf, at: unit, cell) else {
        let isGap =
          cell.state.isOutside
          || [.notReported, .withheld, .notComparable].contains(cell.state)
        if !isGap { cells[leaf.index][unit].fail() }
        continue
      }
      units.append(unit)
      raw.append(value)
    }
    let normalisation = leaf.leaf.normalisation ?? composite.normalisation
    var reference: Int?
    if case .distanceToReference(let code, _) = normalisation {
      reference = units.firstIndex { tree.units[$0].code == code }
    }
    let normaliser = Normaliser(
      normalisation: normalisation, direction: leaf.leaf.direction, composite: composite)
    guard !units.isEmpty else { return }
    switch normaliser.normalise(raw, reference: reference) {
    case .values(let values):
      for (unit, value) in zip(units, values) {
        cells[leaf.index][unit].value = value
        guard value == nil else { continue }
        cells[leaf.index][unit].fail()
        overflows.append(Overflow(unit: unit, criterion: leaf.code))
      }
    case .noSpread:
      // Nobody to compare with is no fault of the data.
      if units.count > 1 {
        log.report(problem.noSpread(leaf.index, group: group.name, count: units.count))
      }
      // Units that have not reported are no worse off than those that have.
      for unit in group.members where !cells[leaf.index][unit].state.isOutside {
        cells[leaf.index][unit].leave()
      }
    case .noReference:
      var unit = ""
      if case .distanceToReference(let code, _) = normalisation { unit = code }
      log.report(problem.noReference(leaf.index, group: group.name, unit: unit))
      for unit in units { cells[leaf.index][unit].fail() }
    }
  }

  /// The scores of all units, with their problems.
  func table(log: inout DiagnosticLog) -> ScoreTable {
    var scored: [UnitIndex] = []
    var totals = TotalScores()
    totals.reserveCapacity(tree.count)
    var nodes = NodeTable.Maker(
      unitCount: tree.count, leaves: scorer.leaves.map { $0?.figures },
      partPlaces: method.rounding.indexPlaces)
    for unit in tree.units.indices {
      guard scorer.kinds.isCovered(unit) else {
        totals.append(nil)
        continue
      }
      scored.append(unit)
      var tally = CompositeTally(self, unit)
      let total = tally.total()
      totals.append(total)
      nodes.append(tally.nodes(total), of: unit)
      for problem in tally.problems { log.report(problem) }
    }
    return ScoreTable(
      period: scorer.rollup.period, method: method, tree: tree, scored: scored, totals: totals,
      nodes: nodes.table)
  }
}
