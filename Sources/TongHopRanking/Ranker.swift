import TongHopDomain

/// From points to places.
public enum Ranker {
  /// Ranks the units of each group by their totals, with bands and quantile groups.
  ///
  /// A unit has no rank where its points are missing, where nothing applies to it, where it is
  /// ranked by an index that does not fit, or where less of its maximum was reported than the
  /// method asks for; the last counts for its domains too. Where the lowest value is the best, a
  /// unit that has not reported a leaf has no rank either.
  /// Bands go by the printed index of the total, ranked or not. Quantile groups go by the value
  /// that is ranked, over the ranked units of the group.
  ///
  /// - Returns: ranks of *shape* [unit index], without a rank for units that are not scored; the
  ///   groups are in the order in which they are printed. Domains are ranked where somebody asks
  ///   for them: ``domains(of:in:)``.
  /// - Complexity: O(*units* log *units*).
  public static func rank(_ table: ScoreTable) -> RankTable {
    let groups = RankGroups.of(table.scored, in: table.tree, by: table.method.ranking)
    var totals = ranks(of: table.totals, printed: table.indexCounts, in: table, groups)
    setBands(&totals, in: table)
    return RankTable(groups: groups, totals: totals)
  }

  /// The places of all units on each domain, by criterion index.
  ///
  /// - Complexity: O(*units* x *criteria*): every unit is scored on its nodes once more.
  public static func domains(of table: ScoreTable, in groups: [RankGroup]) -> [Int: Ranks] {
    let domains = table.method.domains
    var scores = Array(repeating: TotalScores(), count: domains.count)
    for unit in table.tree.units.indices {
      let nodes = table.nodes(of: unit)
      for (place, domain) in domains.enumerated() {
        scores[place].append(nodes.indices.contains(domain) ? nodes[domain] : nil)
      }
    }
    var result: [Int: Ranks] = [:]
    for (domain, scores) in zip(domains, scores) {
      result[domain] = ranks(
        of: scores, printed: table.indexCounts(of: scores), in: table, groups)
    }
    return result
  }

  private static func ranks(
    of scores: TotalScores, printed: [Int64]?, in table: ScoreTable, _ groups: [RankGroup]
  ) -> Ranks {
    var ranks = Ranks(count: table.tree.count)
    let values = RankedValues(of: scores, printed: printed, in: table)
    for group in groups {
      let members = group.members.filter {
        values.has($0) && covers($0, in: table)
      }
      switch values.values {
      case .counts(let counts):
        Places.count(members, by: counts, table.method, in: &ranks)
      case .fractions(let fractions):
        Places.sort(members, by: fractions, table.method, in: &ranks)
      }
    }
    return ranks
  }

  private static func covers(_ unit: UnitIndex, in table: ScoreTable) -> Bool {
    if table.method.isFlatteredByGaps(table.totals[unit]) { return false }
    guard let minimum = table.method.minimumCoverage else { return true }
    return table.totals[unit]?.coverage.map { $0 >= minimum } ?? false
  }

  /// By the printed index, whether or not there is a rank; but not where what was not reported would
  /// be the best there is.
  private static func setBands(_ ranks: inout Ranks, in table: ScoreTable) {
    guard !table.method.bands.isEmpty else { return }
    for unit in table.scored {
      guard !table.method.isFlatteredByGaps(table.totals[unit]),
        let index = try? table.index(of: unit)?.fraction,
        let band = table.method.bands.first(where: { $0.reaches(index) })
      else { continue }
      ranks.setBand(band.name, of: unit)
    }
  }
}
