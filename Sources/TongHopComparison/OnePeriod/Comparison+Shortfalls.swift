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
    let leaves = TargetLeaf.all(of: method)
    guard !leaves.isEmpty else { return ShortfallTable(groups: [], leftOut: 0) }
    var rows: [[ShortfallTable.Row]] = Array(repeating: [], count: leaves.count)
    for unit in result.ranks.groups.flatMap(\.members) {
      let nodes = scores.nodes(of: unit)
      for (place, leaf) in leaves.enumerated() {
        guard let loss = leaf.loss(in: nodes) else { continue }
        rows[place].append(
          ShortfallTable.Row(
            unit: unit, criterion: loss.criterion, maximum: loss.maximum, points: loss.points,
            lost: loss.lost, state: loss.state))
      }
    }
    let kept = mostLost(rows.flatMap(\.self), most: most)
    let table = ShortfallTable(
      groups: byLead(kept, in: method), leftOut: rows.reduce(0) { $0 + $1.count } - kept.count)
    table.checkInvariants()
    return table
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
    var known: Set<String> = []
    let leads = method.leaves.map { method.criteria[$0].lead }.filter { known.insert($0).inserted }
    let byLead = Dictionary(grouping: rows) { method.criteria[$0.criterion].lead }
    return leads.compactMap { lead in
      byLead[lead].map { ShortfallTable.Group(name: lead, level: nil, rows: $0) }
    }
  }
}
