import TongHopDomain

/// The leaves of one unit that are not simply scored, by state; a criterion stands for its leaves
/// where all of them are alike.
struct MissingUnit {
  let code: String
  let type: String
  let name: String
  let maximum: Fraction
  /// Nothing was reported, so there are no points at all.
  let isSilent: Bool
  /// Not due or not applicable: out of the maximum.
  var outside: [ScoreState: [Int]] = [:]
  var inside: [ScoreState: [Int]] = [:]
  /// Leaves not reported of which a row came and was left out.
  private(set) var refused: Set<Int> = []
  /// Leaves not reported because their denominator is zero, which the criterion calls missing.
  private(set) var empty: Set<Int> = []

  /// - Returns: nil for a unit that is gone or not scored.
  init?(_ row: ComparisonRow, name: String, _ scores: ScoreTable) {
    guard let unit = row.unitIndex, let maximum = row.maximum else { return nil }
    code = row.code
    type = row.type
    self.name = name
    self.maximum = maximum
    let nodes = scores.nodes(of: unit)
    guard nodes.count == scores.method.criteria.count else { return nil }
    isSilent =
      row.current.points == nil && row.flags.contains(.notReported)
      && !row.flags.contains(.withheld) && Self.hasSentNothing(nodes, scores.method)
    let isLowest = scores.tree.ends[unit] == unit + 1
    for leaf in scores.method.leaves where nodes[leaf].state == .notReported {
      guard let cell = nodes[leaf].cell, !cell.overflowed else { continue }
      if cell.records == 0, cell.isIncomplete,
        isLowest || scores.method.criteria[leaf].leaf?.rollUp != .repeat
      {
        refused.insert(leaf)
      }
      if cell.records > 0, cell.denominator == 0 { empty.insert(leaf) }
    }
    for (state, leaves) in Self.states(nodes, scores.method) {
      if state.isOutside { outside[state] = leaves } else { inside[state] = leaves }
    }
  }

  /// Tasks and surveys do not count as long as the unit owes anything else, because others keep them.
  private static func hasSentNothing(_ nodes: [Score], _ method: Method) -> Bool {
    let inside = method.leaves.filter { !nodes[$0].state.isOutside }
    let own = inside.filter { index in
      guard let leaf = method.criteria[index].leaf, !leaf.measure.isTasks else { return false }
      if case .survey = leaf.measure { return false }
      return true
    }
    return (own.isEmpty ? inside : own).allSatisfy { (nodes[$0].cell?.records ?? 0) == 0 }
  }

  private static func states(_ nodes: [Score], _ method: Method) -> [ScoreState: [Int]] {
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
