import TongHopDomain

/// The score of every unit on every node of the criteria tree, for machines.
public enum ScoreCSV {
  public static let columns = [
    "unit", "criterion", "numerator", "denominator", "ratio", "max_points", "points", "state",
    "rank", "quantile_group",
  ]

  /// Units depth first; the nodes of each in file order, then its total with an empty criterion.
  ///
  /// - Parameters:
  ///   - ranks: of the same table; domains and the total have a rank and a group.
  ///   - indicators: by code, for their decimals; one that is not there has none.
  public static func render(
    _ scores: ScoreTable, ranks: RankTable, indicators: [String: Indicator]
  ) -> String {
    var writer = CSVWriter(columns: columns)
    let rows = ScoreRows(scores: scores, ranks: ranks, indicators: indicators)
    for unit in scores.scored {
      for (criterion, score) in scores.nodes(of: unit).enumerated() {
        writer.row(rows.node(criterion, score, of: unit))
      }
      if let total = scores.totals[unit] { writer.row(rows.total(total, of: unit)) }
    }
    return writer.text
  }
}

private struct ScoreRows {
  let scores: ScoreTable
  let ranks: RankTable
  let indicators: [String: Indicator]
  let numbers: PrintedNumbers

  init(scores: ScoreTable, ranks: RankTable, indicators: [String: Indicator]) {
    self.scores = scores
    self.ranks = ranks
    self.indicators = indicators
    numbers = PrintedNumbers(rounding: scores.method.rounding)
  }

  func node(_ index: Int, _ score: Score, of unit: UnitIndex) -> [String] {
    let criterion = scores.method.criteria[index]
    let step = scores.method.rounding.step
    // Sums of rounded leaves have no more decimals than the leaves.
    let isRounded = step == .criterion || (step == .domain && criterion.parent == nil)
    let figures = LeafFigures(criterion, cell: score.cell, indicators: indicators, numbers: numbers)
    let domainRanks = ranks.domains[index] ?? []
    return row(
      unit, criterion.code, figures, score, isRounded: isRounded,
      rank: domainRanks.indices.contains(unit) ? domainRanks[unit] : Rank())
  }

  func total(_ score: Score, of unit: UnitIndex) -> [String] {
    row(
      unit, "", LeafFigures(), score, isRounded: scores.method.rounding.step != .none,
      rank: ranks.totals.indices.contains(unit) ? ranks.totals[unit] : Rank())
  }

  private func row(
    _ unit: UnitIndex, _ criterion: String, _ figures: LeafFigures, _ score: Score,
    isRounded: Bool, rank: Rank
  ) -> [String] {
    [
      scores.tree.units[unit].code, criterion, figures.numerator, figures.denominator,
      figures.ratio, numbers.text(score.maximum),
      score.points.map { numbers.text($0, isRounded: isRounded) } ?? "", score.state.rawValue,
      rank.rank.map(String.init) ?? "", rank.quantileGroup ?? "",
    ]
  }
}

/// What a leaf was computed from; empty for parents, totals and leaves that nobody reported.
private struct LeafFigures {
  var numerator = ""
  var denominator = ""
  var ratio = ""

  init() {}

  init(
    _ criterion: Criterion, cell: RollupCell?, indicators: [String: Indicator],
    numbers: PrintedNumbers
  ) {
    guard let leaf = criterion.leaf, let cell, cell.records > 0, !cell.overflowed else { return }
    switch leaf.measure {
    case .points:
      numerator = PrintedNumbers.trimmed(cell.numerator, places: 9)
      guard let whole = try? Self.fraction(cell.denominator).multiplied(by: criterion.maximum)
      else { return }
      denominator = Self.trimmed(whole)
      ratio = Self.pointsRatio(cell, whole: whole, numbers: numbers)
    case .tasksDone, .tasksOnTime, .allTasks:
      numerator = PrintedNumbers.trimmed(cell.numerator, places: 6)
      denominator = PrintedNumbers.trimmed(cell.denominator, places: 6)
      ratio = Self.ratio(cell, numbers: numbers)
    case .metric(let code), .survey(let code), .index(let code):
      let places = indicators[code]?.decimals ?? 0
      numerator = Decimal.text(Int128(cell.numerator), places: places)
      denominator = Decimal.text(Int128(cell.denominator), places: places)
      ratio = Self.ratio(cell, numbers: numbers)
    }
    // The portal prints 0 for zero received; where a method takes zero received otherwise,
    // there is no ratio.
    if cell.denominator == 0, leaf.whenEmpty == .zero {
      ratio = numbers.percent(.zero) ?? ""
    }
  }

  private static func fraction(_ count: Int64) throws(ArithmeticOverflow) -> Fraction {
    try Fraction(Int128(count), over: 1)
  }

  private static func ratio(_ cell: RollupCell, numbers: PrintedNumbers) -> String {
    (try? Fraction(Int128(cell.numerator), over: Int128(cell.denominator)))
      .flatMap { numbers.percent($0) } ?? ""
  }

  private static func pointsRatio(
    _ cell: RollupCell, whole: Fraction, numbers: PrintedNumbers
  ) -> String {
    (try? Fraction(Int128(cell.numerator), over: Decimal.power(9)).divided(by: whole))
      .flatMap { numbers.percent($0) } ?? ""
  }

  /// Up to nine decimals, half up.
  private static func trimmed(_ value: Fraction) -> String {
    (try? Rounding().points(value, places: 9, mode: .halfUp))?.fullText(places: 0) ?? value.text
  }
}
