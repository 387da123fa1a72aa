import TongHopDomain

/// From values to places among the members of one group.
enum Places {
  /// - Parameter values: *shape* [unit index].
  static func sort<Value: Comparable>(
    _ members: [UnitIndex], by values: [Value], _ method: Method, in ranks: inout Ranks
  ) {
    let sorted = members.sorted { values[$0] > values[$1] }
    let quantiles = Quantiles(method.quantileGroups, of: sorted.reversed().map { values[$0] })
    var rank = 0
    for (position, unit) in sorted.enumerated() {
      let isTied = position > 0 && values[sorted[position - 1]] == values[unit]
      if !isTied { rank = method.ranking.ties == .competition ? position + 1 : rank + 1 }
      ranks.setRank(rank, of: unit)
      if let group = quantiles.group(of: values[unit]) { ranks.setQuantileGroup(group, of: unit) }
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
    var above = 0
    for value in rankOfValue.indices.reversed() where rankOfValue[value] > 0 {
      let count = rankOfValue[value]
      rankOfValue[value] = above + 1
      above += method.ranking.ties == .competition ? count : 1
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
