import TongHopDomain

/// The rows of the score table, those of a unit together, units depth first.
///
/// They are made as they are asked for: a country has millions.
package struct ScoreRows: Sequence {
  private let scores: ScoreTable
  private let ranks: RankTable
  private let indicators: [String: Indicator]
  private let numbers: PrintedNumbers

  /// - Parameters:
  ///   - ranks: of the same table; domains and the total have a rank and a group.
  ///   - indicators: by code, for their decimals; one that is not there has none.
  package init(_ scores: ScoreTable, ranks: RankTable, indicators: [String: Indicator]) {
    self.scores = scores
    self.ranks = ranks
    self.indicators = indicators
    numbers = PrintedNumbers(rounding: scores.method.rounding)
  }

  package func makeIterator() -> some IteratorProtocol<[ScoreRow]> {
    scores.scored.lazy.map { rows(of: $0) }.makeIterator()
  }

  /// The nodes in file order, then the total.
  private func rows(of unit: UnitIndex) -> [ScoreRow] {
    let method = scores.method
    var rows = scores.nodes(of: unit).enumerated().map { index, score in
      let criterion = method.criteria[index]
      let domainRanks = ranks.domains[index] ?? []
      var row = ScoreRow(
        unit: unit, criterion: index, score: score, isRounded: method.rounds(criterion),
        rank: domainRanks.indices.contains(unit) ? domainRanks[unit] : Rank())
      row.figures = ScoreRow.Figures(
        criterion, cell: score.cell, survey: score.survey, period: scores.period,
        indicators: indicators, numbers: numbers)
      return row
    }
    if let total = scores.totals[unit] {
      rows.append(
        ScoreRow(
          unit: unit, criterion: nil, score: total, isRounded: method.rounding.step != .none,
          rank: ranks.totals.indices.contains(unit) ? ranks.totals[unit] : Rank()))
    }
    return rows
  }
}

extension ScoreRow.Figures {
  /// The figures of a leaf.
  fileprivate init(
    _ criterion: Criterion, cell: RollupCell?, survey: SurveySum?, period: Period,
    indicators: [String: Indicator], numbers: PrintedNumbers
  ) {
    self.init()
    guard let leaf = criterion.leaf, let cell, cell.records > 0, !cell.overflowed else { return }
    var share: Fraction?
    switch leaf.measure {
    case .points:
      numerator = PrintedNumbers.trimmed(cell.numerator, places: 9)
      guard
        let whole = try? Fraction(
          Int128(cell.denominator), over: Int128(RollupColumn.scoredUnit)
        ).multiplied(
          by: leaf.rule.extraLimit ?? criterion.maximum)
      else { return }
      denominator = Self.trimmed(whole)
      if denominator == nil { longDenominator = whole.text }
      ratio = Self.pointsRatio(cell, whole: whole, numbers: numbers)
    case .tasksDone, .tasksOnTime, .allTasks:
      numerator = PrintedNumbers.trimmed(cell.numerator, places: 6)
      denominator = PrintedNumbers.trimmed(cell.denominator, places: 6)
      ratio = Self.ratio(cell, numbers: numbers)
    case .survey:
      guard let survey, let scale = SurveyFigure(leaf)?.scale else { return }
      numerator = Self.weights(survey.numerator, scale)
      denominator = Self.weights(survey.denominator, scale)
      ratio = (try? Fraction(survey.numerator, over: survey.denominator)).flatMap {
        numbers.percentNumber($0)
      }
    case .index:
      numerator = PrintedNumbers.trimmed(cell.numerator, places: 9)
      denominator = PrintedNumbers.trimmed(cell.denominator, places: 9)
      ratio = Self.ratio(cell, numbers: numbers)
    case .metric(let code):
      let places = indicators[code]?.decimals ?? 0
      numerator = PrintedNumber(count: Int128(cell.numerator), places: places)
      denominator = PrintedNumber(count: Int128(cell.denominator), places: places)
      share = indicators[code]?.targetShare(of: period, overTime: leaf.overTime)
      ratio = Self.ratio(cell, share: share, numbers: numbers)
    }
    // The portal prints 0 for zero received; where a method takes zero received otherwise,
    // there is no ratio.
    if cell.denominator == 0 || share == .zero, leaf.whenEmpty == .zero {
      ratio = numbers.percentNumber(.zero)
    }
  }

  /// A sum of weights, without the denominator that the values of answers were put over, with all
  /// its decimals.
  private static func weights(_ sum: Int128, _ scale: Int64) -> PrintedNumber {
    PrintedNumber(
      count: Rounding.Mode.halfUp.divide(sum, by: Int128(scale)), places: SurveyAnswer.weightPlaces
    ).trimmed(to: 0)
  }

  /// - Parameter share: of the denominator; nil: all of it.
  private static func ratio(
    _ cell: RollupCell, share: Fraction? = nil, numbers: PrintedNumbers
  ) -> PrintedNumber? {
    (try? Fraction(Int128(cell.numerator), over: Int128(cell.denominator)))
      .flatMap { try? $0.divided(by: share ?? .one) }
      .flatMap { numbers.percentNumber($0) }
  }

  private static func pointsRatio(
    _ cell: RollupCell, whole: Fraction, numbers: PrintedNumbers
  ) -> PrintedNumber? {
    (try? Fraction(Int128(cell.numerator), over: Decimal.power(9)).divided(by: whole))
      .flatMap { numbers.percentNumber($0) }
  }

  /// Up to nine decimals, half up.
  ///
  /// - Returns: nil where it is too large.
  private static func trimmed(_ value: Fraction) -> PrintedNumber? {
    PrintedNumber(value, places: 9)?.trimmed(to: 0)
  }
}
