import TongHopDomain

extension Comparison {
  /// Which leaves the units of a table miss, and which maximum applies in each group.
  ///
  /// - Parameters:
  ///   - scores: of the period of the table.
  ///   - exemptions: whose reasons are given; of any day.
  /// - Complexity: O(*rows* x *criteria*).
  package static func missing(
    in table: ComparisonTable, _ scores: ScoreTable, exemptions: [Exemption]
  ) -> MissingTable {
    let finder = MissingFinder(
      scores,
      exemptions: Dictionary(
        grouping: exemptions.filter { $0.isInForce(on: scores.tree.day) }, by: \.unitCode),
      outside: OutsideReasons(scores, exemptions: exemptions))
    let names = RowNames(table)
    var units: [MissingUnit] = []
    var maxima: [UsualMaximum] = []
    for (place, group) in table.groups.enumerated() {
      let members = group.rows.compactMap { finder.unit($0, name: names[$0]) }
      units += members
      guard let own = usualMaximum(of: members, in: place) else { continue }
      if let known = maxima.firstIndex(where: { $0.usual == own.usual }) {
        maxima[known].groups += own.groups
        maxima[known].special += own.special
      } else {
        maxima.append(own)
      }
    }
    return MissingTable(units: units, maxima: maxima)
  }

  /// The same units without names, reasons and maxima, each made when it is asked for.
  package static func missingUnits(
    in table: ComparisonTable, _ scores: ScoreTable
  ) -> some Sequence<MissingUnit> {
    let finder = MissingFinder(scores, exemptions: [:], outside: nil)
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
  /// Those in force, by the code of the unit.
  private let exemptions: [String: [Exemption]]
  /// nil: a survey that nobody answered is told as not due, which is its state.
  private let outside: OutsideReasons?
  private var method: Method { scores.method }

  init(_ scores: ScoreTable, exemptions: [String: [Exemption]], outside: OutsideReasons?) {
    self.scores = scores
    self.exemptions = exemptions
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
          MissingUnit.Node(criterion: $0, reasons: reasons(for: state, of: $0, at: row.code))
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
  private func divided(_ nodes: [Int], at code: String) -> (due: [Int], silent: [Int]) {
    guard let outside else { return (nodes, []) }
    var (due, silent): ([Int], [Int]) = ([], [])
    for node in nodes {
      let leaves = method.leaves.filter { method.isAtOrBelow($0, node) }
      let unasked = leaves.filter { outside.isUnanswered($0, at: code) }
      if unasked.isEmpty {
        due.append(node)
      } else if unasked.count == leaves.count {
        silent.append(node)
      } else {
        silent += unasked
        due += leaves.filter { !unasked.contains($0) }
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
      if cell.records > 0, cell.denominator == 0 { result.empty.insert(leaf) }
    }
  }

  /// What exemptions.csv says of a node, of those above it and of those below.
  private func reasons(for state: ScoreState, of node: Int, at code: String) -> [String] {
    var reasons: [String] = []
    for exemption in exemptions[code] ?? []
    where exemption.state.rawValue == state.rawValue && !exemption.reason.isEmpty {
      guard let place = method.index(of: exemption.criterion),
        method.isAtOrBelow(node, place) || method.isAtOrBelow(place, node),
        !reasons.contains(exemption.reason)
      else { continue }
      reasons.append(exemption.reason)
    }
    return reasons
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
