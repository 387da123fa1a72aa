import TongHopDomain

extension Comparison {
  /// Which leaves the units of a table miss, and which maximum applies in each group.
  ///
  /// - Parameters:
  ///   - scores: of the period of the table.
  ///   - exemptions: whose reasons are given; of any day.
  ///   - indicators: by code, with their targets.
  /// - Complexity: O(*rows* x *criteria*).
  package static func missing(
    in table: ComparisonTable, _ scores: ScoreTable, exemptions: [Exemption],
    indicators: [String: Indicator] = [:]
  ) -> MissingTable {
    let finder = MissingFinder(
      scores, untargeted: untargeted(scores, indicators),
      exemptions: exemptions,
      outside: OutsideReasons(scores, exemptions: exemptions))
    let names = RowNames(table)
    var units: [MissingUnit] = []
    var maxima: [UsualMaximum] = []
    var known: [AppliedMaximum: Int] = [:]
    for (place, group) in table.groups.enumerated() {
      let members = group.rows.compactMap { finder.unit($0, name: names[$0]) }
      units += members
      guard let own = usualMaximum(of: members, in: place) else { continue }
      if let known = known[own.usual] {
        maxima[known].groups += own.groups
        maxima[known].special += own.special
      } else {
        known[own.usual] = maxima.count
        maxima.append(own)
      }
    }
    let missing = MissingTable(units: units, maxima: maxima)
    missing.checkInvariants()
    return missing
  }

  /// Leaves of which 0 % of the year's target is due by the end of the period: a denominator of zero.
  private static func untargeted(_ scores: ScoreTable, _ indicators: [String: Indicator]) -> Set<
    Int
  > {
    Set(
      scores.method.leaves.filter { index in
        guard let leaf = scores.method.criteria[index].leaf, case .metric(let code) = leaf.measure
        else { return false }
        return indicators[code]?.targetShare(of: scores.period, overTime: leaf.overTime) == .zero
      })
  }

  /// The same units without names, reasons and maxima, each made when it is asked for.
  package static func missingUnits(
    in table: ComparisonTable, _ scores: ScoreTable
  ) -> some Sequence<MissingUnit> {
    let finder = MissingFinder(scores, exemptions: [], outside: nil)
    return table.groups.lazy.flatMap(\.rows).compactMap { finder.unit($0, name: "") }
  }

  /// The maximum that most units have; of two equally common ones that of the first unit.
  ///
  /// - Returns: nil where all criteria apply to all units.
  private static func usualMaximum(of units: [MissingUnit], in group: Int) -> UsualMaximum? {
    let counts = units.reduce(into: [AppliedMaximum: Int]()) { $0[$1.applied, default: 0] += 1 }
    let most = counts.values.max()
    guard let usual = units.first(where: { counts[$0.applied] == most })?.applied else {
      return nil
    }
    let special = units.filter { $0.applied != usual }
    guard !usual.isWhole || !special.isEmpty else { return nil }
    return UsualMaximum(usual: usual, groups: [group], special: special)
  }
}

private struct MissingFinder {
  private let scores: ScoreTable
  private let untargeted: Set<Int>
  private let exemptions: ExemptionReasons
  /// nil: a survey that nobody answered is told as not due, which is its state.
  private let outside: OutsideReasons?
  private var method: Method { scores.method }

  /// - Parameter exemptions: of any day.
  init(
    _ scores: ScoreTable, untargeted: Set<Int> = [], exemptions: [Exemption],
    outside: OutsideReasons?
  ) {
    self.untargeted = untargeted
    self.scores = scores
    self.exemptions = ExemptionReasons(exemptions, scores)
    self.outside = outside
  }

  /// - Returns: nil for a unit that is gone or not scored.
  func unit(_ row: ComparisonRow, name: String) -> MissingUnit? {
    guard let unit = row.unitIndex, let maximum = row.maximum else { return nil }
    let nodes = scores.nodes(of: unit)
    guard nodes.count == method.criteria.count else { return nil }
    var result = MissingUnit(
      code: row.code, type: row.type, name: name, applied: AppliedMaximum(maximum: maximum))
    result.isSilent =
      row.current.points == nil && row.flags.contains(.notReported)
      && !row.flags.contains(.withheld) && hasSentNothing(unit, nodes)
    addRows(of: unit, nodes, to: &result)
    for (state, criteria) in states(nodes) {
      let (due, silent) = state == .notDue ? divided(criteria, at: row.code) : (criteria, [])
      func named(_ criteria: [Int]) -> [MissingUnit.Node] {
        criteria.map {
          MissingUnit.Node(
            criterion: $0, reasons: exemptions.reasons(for: state, of: $0, at: row.code))
        }
      }
      result.applied.unanswered += named(silent)
      guard !due.isEmpty else { continue }
      let found = named(due)
      if state.isOutside {
        result.applied.outside[state] = found
      } else {
        result.inside[state] = found
      }
    }
    return result
  }

  /// What is not due by the method or by an exemption, and what nobody was asked.
  ///
  /// - Complexity: O(*leaves* at or below the nodes x *depth*).
  private func divided(_ nodes: [Int], at code: String) -> (due: [Int], silent: [Int]) {
    guard let outside else { return (nodes, []) }
    var (due, silent): ([Int], [Int]) = ([], [])
    for node in nodes {
      var (unasked, others): ([Int], [Int]) = ([], [])
      for leaf in outside.leaves[node] {
        if outside.isUnanswered(leaf, at: code) {
          unasked.append(leaf)
        } else {
          others.append(leaf)
        }
      }
      if unasked.isEmpty {
        due.append(node)
      } else if others.isEmpty {
        silent.append(node)
      } else {
        silent += unasked
        due += others
      }
    }
    return (due, silent)
  }

  /// In a composite indicator, which has no sums that would know it, the same is asked of the cells:
  /// tasks and surveys do not count as long as the unit owes anything else, because others keep them.
  private func hasSentNothing(_ unit: UnitIndex, _ nodes: [Score]) -> Bool {
    guard method.composite != nil else { return scores.totals[unit]?.isSilent ?? false }
    let inside = method.leaves.filter { !nodes[$0].state.isOutside }
    let own = inside.filter { index in
      guard let leaf = method.criteria[index].leaf, !leaf.measure.isTasks else { return false }
      if case .survey = leaf.measure { return false }
      return true
    }
    return (own.isEmpty ? inside : own).allSatisfy { (nodes[$0].cell?.records ?? 0) == 0 }
  }

  /// What came of leaves that were not reported.
  private func addRows(of unit: UnitIndex, _ nodes: [Score], to result: inout MissingUnit) {
    let isLowest = scores.tree.ends[unit] == unit + 1
    for leaf in method.leaves where nodes[leaf].state == .notReported {
      guard let cell = nodes[leaf].cell, !cell.overflowed else { continue }
      if cell.records == 0, cell.isIncomplete,
        isLowest || method.criteria[leaf].leaf?.rollUp != .repeat
      {
        result.refused.insert(leaf)
      }
      if cell.records > 0, cell.denominator == 0 || untargeted.contains(leaf) {
        result.empty.insert(leaf)
      }
    }
  }

  private func states(_ nodes: [Score]) -> [ScoreState: [Int]] {
    // For each node the one state of all its leaves; nil where they differ.
    var common: [ScoreState??] = Array(repeating: nil, count: nodes.count)
    for index in method.criteria.indices.reversed() {
      if method.criteria[index].leaf != nil { common[index] = .some(nodes[index].state) }
      guard let parent = method.criteria[index].parent, let own = common[index] else { continue }
      if let known = common[parent] {
        common[parent] = .some(known == own ? own : nil)
      } else {
        common[parent] = .some(own)
      }
    }
    var result: [ScoreState: [Int]] = [:]
    for index in method.criteria.indices {
      guard case .some(.some(let state)) = common[index], state != .scored, state != .provisional
      else { continue }
      if let parent = method.criteria[index].parent, case .some(.some) = common[parent] { continue }
      result[state, default: []].append(index)
    }
    return result
  }
}
