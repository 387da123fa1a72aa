import TongHopDomain

extension Comparison {
  /// The leaves on which a unit has fewer points than full marks, by the lead of the criterion.
  ///
  /// Full marks are those of ``fullMarks(in:)``: the maximum as the method rounds a leaf. A leaf whose
  /// target is below one hundred percent (`linear(full: 80%)`) has them where the target is met. Left
  /// aside are bonuses and penalties, which have no target, leaves out of the maximum or without
  /// points, and composite indicators, in which all units but the first are below the top.
  ///
  /// - Parameter most: of more rows those that lose most are kept.
  /// - Complexity: O(*n* log *n*) for *n* units x leaves.
  public static func shortfalls(in result: PeriodResult, most: Int) -> ShortfallTable {
    let scores = result.scores
    let method = scores.method
    guard method.composite == nil else { return ShortfallTable(groups: [], leftOut: 0) }
    let leaves = method.leaves.compactMap { leaf -> TargetLeaf? in
      guard !(method.criteria[leaf].leaf?.rule.isExtra ?? true),
        let maximum = method.mostPoints(on: leaf),
        let full = try? fullPoints(
          maximum, isDomain: method.criteria[leaf].parent == nil, method.rounding)
      else { return nil }
      return TargetLeaf(index: leaf, maximum: maximum, full: full)
    }
    var rows: [[ShortfallTable.Row]] = Array(repeating: [], count: leaves.count)
    for unit in result.ranks.groups.flatMap(\.members) {
      let nodes = scores.nodes(of: unit)
      for (place, leaf) in leaves.enumerated() where nodes.indices.contains(leaf.index) {
        guard let row = leaf.row(of: unit, nodes[leaf.index]) else { continue }
        rows[place].append(row)
      }
    }
    let kept = mostLost(rows.flatMap(\.self), most: most)
    return ShortfallTable(
      groups: byLead(kept, in: method), leftOut: rows.reduce(0) { $0 + $1.count } - kept.count)
  }

  /// In the order in which they came.
  private static func mostLost(_ rows: [ShortfallTable.Row], most: Int) -> [ShortfallTable.Row] {
    guard rows.count > most else { return rows }
    let places = rows.indices.sorted { first, second in
      let (one, other) = (rows[first].lost, rows[second].lost)
      return one == other ? first < second : other < one
    }
    return places.prefix(max(most, 0)).sorted().map { rows[$0] }
  }

  private static func byLead(
    _ rows: [ShortfallTable.Row], in method: Method
  ) -> [ShortfallTable.Group] {
    var leads: [String] = []
    for leaf in method.leaves where !leads.contains(method.criteria[leaf].lead) {
      leads.append(method.criteria[leaf].lead)
    }
    let byLead = Dictionary(grouping: rows) { method.criteria[$0.criterion].lead }
    return leads.compactMap { lead in
      byLead[lead].map { ShortfallTable.Group(name: lead, level: nil, rows: $0) }
    }
  }
}

private struct TargetLeaf {
  var index: Int
  var maximum: Fraction
  /// As the method rounds a leaf.
  var full: Points

  /// - Returns: nil for a unit that has full marks, owes nothing or has no points.
  func row(of unit: UnitIndex, _ score: Score) -> ShortfallTable.Row? {
    guard !score.state.isOutside, let points = score.points?.settled, points < full,
      let lost = try? maximum.subtracting(points.fraction)
    else { return nil }
    return ShortfallTable.Row(
      unit: unit, criterion: index, maximum: maximum, points: points, lost: lost,
      state: score.state)
  }
}
