import TongHopDiagnostics
import TongHopDomain

/// The score of every unit on every node of the criteria tree, for machines.
public enum ScoreOutput {
  static let table = MachineTable(
    "score", Phrase("Điểm theo tiêu chí", en: "Points by criterion"),
    columns: [
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField(
        "criterion", mayBeEmpty: true, "mã tiêu chí; trống: tổng",
        en: "code of the criterion; empty: the total"),
      MachineField(
        "numerator", .decimal, .ofIndicator, mayBeEmpty: true, "tử số của tiêu chí thành phần",
        en: "the numerator, of a leaf"),
      MachineField(
        "denominator", .decimal, .ofIndicator, mayBeEmpty: true, "mẫu số của tiêu chí thành phần",
        en: "the denominator, of a leaf"),
      MachineField(
        "ratio", .decimal, .percent, mayBeEmpty: true, "tỷ lệ đã làm tròn",
        en: "the ratio, rounded as the method says"),
      MachineField(
        "max_points", .decimal, .points, "điểm tối đa áp dụng", en: "the maximum that applies"),
      MachineField(
        "points", .decimal, .points, mayBeEmpty: true, "điểm đạt",
        en: "the points; empty where missing"),
      MachineField(
        "state", .words(ScoreState.allCases.map(\.rawValue)), "tình trạng",
        en: "how the score stands"),
      MachineField(
        "rank", .integer, mayBeEmpty: true, "hạng, của lĩnh vực và tổng",
        en: "the rank, of domains and the total"),
      MachineField(
        "quantile_group", mayBeEmpty: true, "nhóm theo phân vị, của lĩnh vực và tổng",
        en: "the quantile group, of domains and the total"),
    ])

  /// Units depth first; the nodes of each in file order, then its total with an empty criterion.
  ///
  /// - Parameters:
  ///   - ranks: of the same table; domains and the total have a rank and a group.
  ///   - indicators: by code, for their decimals; one that is not there has none.
  public static func bytes(
    _ scores: ScoreTable, ranks: RankTable, indicators: [String: Indicator],
    as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(
      table, format, head: TableHead.values(scores.period, scores.method))
    let rows = ScoreRows(scores: scores, ranks: ranks, indicators: indicators)
    for unit in scores.scored {
      for (criterion, score) in scores.nodes(of: unit).enumerated() {
        rows.node(criterion, score, of: unit, to: &writer)
      }
      if let total = scores.totals[unit] { rows.total(total, of: unit, to: &writer) }
    }
    return writer.finish()
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

  func node(_ index: Int, _ score: Score, of unit: UnitIndex, to writer: inout TableWriter) {
    let criterion = scores.method.criteria[index]
    let figures = LeafFigures(
      criterion, cell: score.cell, survey: score.survey, period: scores.period,
      indicators: indicators,
      numbers: numbers)
    let domainRanks = ranks.domains[index] ?? []
    row(
      unit, criterion.code, figures, score, isRounded: scores.method.rounds(criterion),
      rank: domainRanks.indices.contains(unit) ? domainRanks[unit] : Rank(), to: &writer)
  }

  func total(_ score: Score, of unit: UnitIndex, to writer: inout TableWriter) {
    row(
      unit, "", LeafFigures(), score, isRounded: scores.method.rounding.step != .none,
      rank: ranks.totals.indices.contains(unit) ? ranks.totals[unit] : Rank(),
      to: &writer)
  }

  private func row(
    _ unit: UnitIndex, _ criterion: String, _ figures: LeafFigures, _ score: Score,
    isRounded: Bool, rank: Rank, to writer: inout TableWriter
  ) {
    writer.field(scores.tree.units[unit].code)
    writer.field(criterion)
    writer.field(figures.numerator)
    if figures.longDenominator.isEmpty {
      writer.field(figures.denominator)
    } else {
      writer.field(longNumber: figures.longDenominator)
    }
    writer.field(figures.ratio)
    writer.field(score.maximum, numbers)
    writer.field(score.points.map { numbers.number($0, isRounded: isRounded) })
    writer.field(score.state.rawValue)
    writer.field(rank.rank)
    writer.field(rank.quantileGroup)
    writer.endRow()
  }
}

/// What a leaf was computed from; empty for parents, totals and leaves that nobody reported.
private struct LeafFigures {
  var numerator: PrintedNumber?
  var denominator: PrintedNumber?
  /// In words where it is too long for a number.
  var longDenominator = ""
  var ratio: PrintedNumber?

  init() {}

  init(
    _ criterion: Criterion, cell: RollupCell?, survey: SurveySum?, period: Period,
    indicators: [String: Indicator], numbers: PrintedNumbers
  ) {
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
    (try? Rounding().points(value, places: 9, mode: .halfUp)).map { points in
      PrintedNumber(count: points.count / Decimal.power(9), places: 9).trimmed(to: 0)
    }
  }
}
