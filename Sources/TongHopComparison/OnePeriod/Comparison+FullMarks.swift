import TongHopDomain

extension Comparison {
  /// How many units of each group have full marks on each leaf, with mean, least and greatest.
  ///
  /// Full marks are the maximum as the method rounds a leaf: of a bonus its limit, in a composite
  /// indicator the top of the scale. A penalty and a leaf that is only tracked have none and are left
  /// out. Units without points in total (nothing reported, withheld) are in no place and not counted.
  ///
  /// - Complexity: O(*units* x *criteria*).
  public static func fullMarks(in result: PeriodResult) -> FullMarksTable {
    let scores = result.scores
    let groups = result.ranks.groups.map { group in
      FullMarksTable.Group(
        name: group.name, level: group.level, rows: rows(of: group, in: scores))
    }
    let table = FullMarksTable(
      period: scores.period, method: scores.method, groups: groups.filter { !$0.rows.isEmpty })
    table.checkInvariants()
    return table
  }

  private static func rows(of group: RankGroup, in scores: ScoreTable) -> [FullMarksTable.Row] {
    let method = scores.method
    let units = group.members.filter {
      scores.totals.indices.contains($0) && scores.totals[$0]?.points != nil
    }
    let leaves = method.leaves
    var values: [[Points]] = Array(repeating: [], count: leaves.count)
    for unit in units {
      let nodes = scores.nodes(of: unit)
      for (place, leaf) in leaves.enumerated() where nodes.indices.contains(leaf) {
        guard !nodes[leaf].state.isOutside, let points = nodes[leaf].points else { continue }
        values[place].append(points.settled)
      }
    }
    return zip(leaves, values).compactMap { leaf, values in
      guard let most = method.mostPoints(on: leaf) else { return nil }
      return row(of: method.criteria[leaf], most: most, values, method)
    }
  }

  /// - Returns: nil for a leaf that nobody has points in.
  private static func row(
    of criterion: Criterion, most: Fraction, _ values: [Points], _ method: Method
  ) -> FullMarksTable.Row? {
    guard let least = values.min(), let greatest = values.max(),
      let full = try? fullPoints(most, of: criterion, method)
    else { return nil }
    let rounding = method.rounding
    var row = FullMarksTable.Row(code: criterion.code, name: criterion.name, maximum: most)
    row.units = values.count
    row.fullMarks = values.count { $0 >= full }
    row.least = printed(least, rounding)
    row.greatest = printed(greatest, rounding)
    row.mean = (try? mean(values, rounding)) ?? .zero
    return row
  }

  static func fullPoints(
    _ most: Fraction, of criterion: Criterion, _ method: Method
  ) throws(ArithmeticOverflow) -> Points {
    let rounding = method.rounding
    guard method.rounds(criterion) else {
      return try rounding.points(most, places: Points.places, mode: .halfUp).settled
    }
    return try rounding.points(most, places: rounding.decimals).settled
  }

  private static func printed(_ points: Points, _ rounding: Rounding) -> Points {
    rounding.step == .none
      ? points : points.rounded(places: rounding.decimals, mode: rounding.mode)
  }

  /// In the mode in which the least and the greatest are printed, so that it lies between them.
  private static func mean(
    _ values: [Points], _ rounding: Rounding
  ) throws(ArithmeticOverflow) -> Points {
    var sum = Points.zero
    for value in values { sum = try sum.adding(value) }
    return try rounding.points(
      sum.fraction.divided(by: Fraction(values.count)), places: rounding.indexPlaces,
      mode: rounding.step == .none ? .halfUp : rounding.mode)
  }
}
