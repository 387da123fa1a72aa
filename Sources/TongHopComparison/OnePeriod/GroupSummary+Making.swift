import TongHopDomain

extension GroupSummary {
  /// Of the units of a group that have a rank.
  ///
  /// - Returns: nil where fewer than two have one.
  init?(_ group: ComparisonTable.Group, _ rounding: Rounding) {
    let indices = group.rows.filter { $0.current.rank != nil }.compactMap(\.current.index)
    guard indices.count >= 2, let highest = indices.max(), let lowest = indices.min() else {
      return nil
    }
    self.init(mean: Self.mean(of: indices, rounding), highest: highest, lowest: lowest)
  }

  /// Half up whatever the mode of the method: it is a remark on the table, not a score.
  package static func mean(of values: [Points], _ rounding: Rounding) -> Points? {
    guard !values.isEmpty else { return nil }
    return try? rounding.points(
      values.reduce(Points.zero) { sum, value throws(ArithmeticOverflow) in try sum.adding(value) }
        .fraction.divided(by: Fraction(values.count)), places: rounding.indexPlaces,
      mode: .halfUp)
  }
}

extension ComparisonTable {
  /// Of its rows as they are now.
  package mutating func summarise() {
    summaries = groups.map { GroupSummary($0, method.rounding) }
  }

  /// An excerpt: its rows alone are summed up, ranks stay those of the whole groups.
  package mutating func keepRows(_ keeps: (ComparisonRow) -> Bool) {
    groups = groups.map { Group(name: $0.name, level: $0.level, rows: $0.rows.filter(keeps)) }
      .filter { !$0.rows.isEmpty }
    distributions = []
    summarise()
  }
}
