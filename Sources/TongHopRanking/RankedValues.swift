import TongHopDomain

/// What is compared; which end is the best is up to the method.
struct RankedValues {
  /// *shape* [unit index]; ``none`` and zero for scores that have no place.
  enum Values {
    /// In one unit, so that whole numbers can be compared.
    case counts([Int64])
    case fractions([Fraction])
  }

  let values: Values
  /// *shape* [unit index].
  private let isThere: [Bool]

  func has(_ unit: UnitIndex) -> Bool { isThere[unit] }

  /// - Parameter printed: the printed indices in one unit; nil where one does not fit.
  init(of scores: TotalScores, printed: [Int64]?, in table: ScoreTable) {
    if let (counts, isThere) = Self.counts(of: scores, printed: printed, table.method.ranking) {
      values = .counts(counts)
      self.isThere = isThere
      return
    }
    let fractions = scores.map { $0.flatMap { Self.fraction(of: $0, in: table) } }
    values = .fractions(fractions.map { $0 ?? .zero })
    isThere = fractions.map { $0 != nil }
  }

  /// - Returns: nil where the values have no one unit, or do not fit.
  private static func counts(
    of scores: TotalScores, printed: [Int64]?, _ ranking: Ranking
  ) -> ([Int64], [Bool])? {
    if ranking.by == .index, ranking.on == .displayed {
      return printed.map { ($0, $0.map { $0 != ScoreTable.noIndex }) }
    }
    var counts = Array(repeating: Int64(0), count: scores.count)
    var isThere = Array(repeating: false, count: scores.count)
    var maximum: Fraction?
    for unit in scores.indices {
      guard let score = scores[unit], score.maximum.numerator > 0, let points = score.points else {
        continue
      }
      if ranking.by == .index {
        // Points of one maximum compare like their shares of it.
        guard let printed, maximum ?? score.maximum == score.maximum else { return nil }
        guard printed[unit] != ScoreTable.noIndex else { continue }
      }
      maximum = score.maximum
      let value = ranking.on == .full ? score.exactPoints ?? points : points
      guard let count = value.billionths else { return nil }
      counts[unit] = count
      isThere[unit] = true
    }
    return (counts, isThere)
  }

  /// - Returns: nil for a score that has no place.
  private static func fraction(of score: Score, in table: ScoreTable) -> Fraction? {
    guard score.maximum.numerator > 0, let points = score.points else { return nil }
    let exact = score.exactPoints ?? points
    // Who has no index, because it does not fit, has no place by it.
    if table.method.ranking.by == .index, table.index(of: score) == nil { return nil }
    switch (table.method.ranking.by, table.method.ranking.on) {
    case (.index, .displayed): return try? table.index(of: score)?.fraction
    case (.index, .full): return try? exact.fraction.divided(by: score.maximum)
    case (.points, .displayed): return try? points.fraction
    case (.points, .full): return try? exact.fraction
    }
  }
}
