import TongHopDomain

/// From values to places among the members of one group.
enum Places {
  /// - Parameter values: *shape* [unit index].
  static func sort<Value: Comparable>(
    _ members: [UnitIndex], by values: [Value], _ method: Method, in ranks: inout Ranks
  ) {
    let sorted =
      method.ranking.lowestIsBest
      ? members.sorted { values[$0] < values[$1] } : members.sorted { values[$0] > values[$1] }
    let quantiles = Quantiles(method.quantileGroups, count: sorted.count)
    var (start, rank) = (0, 0)
    while start < sorted.count {
      var end = start
      while end + 1 < sorted.count, values[sorted[end + 1]] == values[sorted[start]] { end += 1 }
      rank = method.ranking.ties == .competition ? start + 1 : rank + 1
      let group = quantiles.group(of: start...end)
      for unit in sorted[start...end] {
        ranks.setRank(rank, of: unit)
        if let group { ranks.setQuantileGroup(group, of: unit) }
      }
      start = end + 1
    }
  }

  /// The same for whole numbers. Where they lie close together, as printed indices do, they are
  /// counted instead of sorted.
  ///
  /// - Complexity: O(*members*) where they lie close together.
  static func count(
    _ members: [UnitIndex], by values: [Int64], _ method: Method, in ranks: inout Ranks
  ) {
    guard let (least, most) = range(of: members, values),
      let width = Int(exactly: most.subtractingReportingOverflow(least).partialValue), width >= 0,
      width <= 4 * members.count + 1000, method.quantileGroups.isEmpty
    else { return sort(members, by: values, method, in: &ranks) }
    var rankOfValue = Array(repeating: 0, count: width + 1)
    for unit in members { rankOfValue[Int(values[unit] - least)] += 1 }
    var better = 0
    for step in 0...width {
      let value = method.ranking.lowestIsBest ? step : width - step
      let count = rankOfValue[value]
      guard count > 0 else { continue }
      rankOfValue[value] = better + 1
      better += method.ranking.ties == .competition ? count : 1
    }
    for unit in members { ranks.setRank(rankOfValue[Int(values[unit] - least)], of: unit) }
  }

  private static func range(of members: [UnitIndex], _ values: [Int64]) -> (Int64, Int64)? {
    guard let first = members.first else { return nil }
    var (least, most) = (values[first], values[first])
    for unit in members {
      least = min(least, values[unit])
      most = max(most, values[unit])
    }
    return (least, most)
  }
}
