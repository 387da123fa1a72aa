import TongHopDomain

/// From points to places.
public enum Ranker {
  /// Ranks the units of each group, in total and on each domain, with bands and quantile groups.
  ///
  /// A unit has no rank where its points are missing, where nothing applies to it, or where less
  /// of its maximum was reported than the method asks for; the last counts for its domains too.
  /// Bands go by the printed index of the total, ranked or not. Quantile groups go by the value
  /// that is ranked, over the ranked units of the group.
  ///
  /// - Returns: ranks of *shape* [unit index], without a rank for units that are not scored; the
  ///   groups are in the order in which they are printed.
  /// - Complexity: O(*domains* x *units* log *units*).
  public static func rank(_ table: ScoreTable) -> RankTable {
    let groups = RankGroups.of(table)
    let isCovered = table.totals.map { total in
      total.map { covers($0, atLeast: table.method.minimumCoverage) } ?? false
    }
    func ranks(_ score: (UnitIndex) -> Score?) -> [Rank] {
      var ranks = Array(repeating: Rank(), count: table.tree.count)
      for group in groups {
        let values = group.members.compactMap { unit -> (unit: UnitIndex, value: Fraction)? in
          guard isCovered[unit], let score = score(unit), let value = value(of: score, in: table)
          else { return nil }
          return (unit, value)
        }
        place(values, by: table.method, into: &ranks)
      }
      return ranks
    }
    var totals = ranks { table.totals[$0] }
    for unit in table.scored {
      totals[unit].band = table.totals[unit].flatMap { band(of: $0, in: table) }
    }
    var domains: [Int: [Rank]] = [:]
    for domain in table.method.domains {
      domains[domain] = ranks { unit in
        let nodes = table.nodes[unit]
        return nodes.indices.contains(domain) ? nodes[domain] : nil
      }
    }
    return RankTable(groups: groups, totals: totals, domains: domains)
  }

  private static func covers(_ total: Score, atLeast minimum: Fraction?) -> Bool {
    guard let minimum else { return true }
    guard total.maximum.numerator > 0,
      let coverage = try? total.reportedMaximum.divided(by: total.maximum)
    else { return false }
    return coverage >= minimum
  }

  /// What is compared; higher is better.
  ///
  /// - Returns: nil for a score that has no place.
  private static func value(of score: Score, in table: ScoreTable) -> Fraction? {
    guard score.maximum.numerator > 0, let points = score.points else { return nil }
    let exact = score.exactPoints ?? points
    switch (table.method.ranking.by, table.method.ranking.on) {
    case (.index, .displayed): return try? table.index(of: score)?.fraction
    case (.index, .full): return try? exact.fraction.divided(by: score.maximum)
    case (.points, .displayed): return try? points.fraction
    case (.points, .full): return try? exact.fraction
    }
  }

  private static func place(
    _ members: [(unit: UnitIndex, value: Fraction)], by method: Method, into ranks: inout [Rank]
  ) {
    let sorted = members.sorted { $0.value > $1.value }
    let quantiles = Quantiles(method.quantileGroups, of: sorted.map(\.value))
    var rank = 0
    for (position, member) in sorted.enumerated() {
      let isTied = position > 0 && sorted[position - 1].value == member.value
      if !isTied {
        rank = method.ranking.ties == .competition ? position + 1 : rank + 1
      }
      ranks[member.unit].rank = rank
      ranks[member.unit].quantileGroup = quantiles.group(of: member.value)
    }
  }

  /// Left closed: an index of exactly `from` is in the band.
  private static func band(of total: Score, in table: ScoreTable) -> String? {
    guard let index = try? table.index(of: total)?.fraction else { return nil }
    return table.method.bands.first { index >= $0.from }?.name
  }
}
