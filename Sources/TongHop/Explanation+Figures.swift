import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

/// Figures as they are read out: ratios, values of extra points, indices, sums of answers.
extension Explanation {
  func decimal(_ value: Int64, places: Int) -> String {
    let text = Decimal.text(Int128(value), places: places)
    guard text.contains(".") else { return vietnamese(text) }
    var trimmed = text
    while trimmed.hasSuffix("0") { trimmed.removeLast() }
    if trimmed.hasSuffix(".") { trimmed.removeLast() }
    return vietnamese(trimmed)
  }

  /// How many scores the mean of entered points is of, one for each unit and each of its periods; that of
  /// a part of a unit that was split is a part.
  func scorings(_ cell: RollupCell) -> String { decimal(cell.denominator, places: 6) }

  /// - Parameter criterion: the leaf that says what a denominator of zero means; nil for a unit that is
  ///   not scored.
  func ratioLine(
    _ cell: RollupCell, places: Int, top: String, bottom: String, of criterion: Int?
  ) -> String {
    let n = decimal(cell.numerator, places: places)
    let d = decimal(cell.denominator, places: places)
    let topWords = top.isEmpty ? "" : " \(top)"
    let bottomWords = bottom.isEmpty ? "" : " \(bottom)"
    guard cell.denominator != 0 else {
      return say(
        "\(n)\(topWords) trên \(d)\(bottomWords): mẫu số bằng 0",
        "\(n)\(topWords) of \(d)\(bottomWords): the denominator is zero")
        + emptyWords(criterion)
    }
    guard let share = try? Fraction(Int128(cell.numerator) * 100, over: Int128(cell.denominator)),
      let percent = try? method.rounding.points(share, places: method.rounding.decimals)
    else {
      return say(
        "\(n)\(topWords) trên \(d)\(bottomWords): ", "\(n)\(topWords) of \(d)\(bottomWords): ")
        + ratioTooLarge
    }
    let text = vietnamese(percent.text(places: method.rounding.decimals))
    return say(
      "\(n)\(topWords) trên \(d)\(bottomWords) = \(text) %",
      "\(n)\(topWords) of \(d)\(bottomWords) = \(text) %")
  }

  func indexLine(_ cell: RollupCell, _ family: String) -> String {
    let versions = pipeline.workspace.versions(of: family)
    let version = versions.last { $0.isInForce(on: pipeline.period.lastDay(in: $0.calendar)) }
    let name = version.map { "\($0.name) (\($0.id))" } ?? family
    let rounding = version?.rounding ?? method.rounding
    let value = Points(count: Int128(cell.numerator) * Decimal.power(Points.places - 9))
    let index = vietnamese(
      rounding.step == .none
        ? value.fullText(places: rounding.decimals) : value.text(places: rounding.decimals))
    let command = [
      "tonghop explain", quoted(pipeline.workspace.path), "--method", quoted(family), "--period",
      "\(pipeline.period)", "--unit", quoted(tree.units[unit].code),
    ].joined(separator: " ")
    return say(
      "chỉ số \(index) % theo \(name); xem \(command)",
      "index \(index) % by \(name); see \(command)")
  }

  /// A word of a command line that can be pasted into a shell.
  private func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    guard !isPlain else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }

  /// What a denominator of zero gives on a leaf.
  func emptyWords(_ criterion: Int?) -> String {
    guard let criterion, !method.isTracked(criterion),
      let leaf = method.criteria[criterion].leaf
    else { return "" }
    var meaning = leaf.whenEmpty
    // Nothing can be normalised there, and of extra points none are full.
    if method.composite != nil, meaning != .notApplicable { meaning = .missing }
    if leaf.rule.isExtra, meaning == .full { meaning = .zero }
    return ": " + meaning.words[language]
  }

  /// Of a leaf that is out because its denominator is zero: the figure that says so.
  func emptyLines(_ index: Int, _ score: Score) -> [String] {
    guard let leaf = method.criteria[index].leaf, let cell = score.cell, cell.records > 0
    else { return [] }
    var indicator: Indicator?
    if case .metric(let code) = leaf.measure { indicator = pipeline.codebook.indicators[code] }
    let share = indicator?.targetShare(of: pipeline.period, overTime: leaf.overTime)
    guard cell.denominator == 0 || share == .zero else { return [] }
    return [
      targetLine(cell, indicator, of: index, at: unit)
        ?? ratioLine(
          cell, places: leaf.measure.isTasks ? 6 : indicator?.decimals ?? 0,
          top: indicator?.numerator ?? "", bottom: indicator?.denominator ?? "", of: index)
    ] + sourceLines(index)
  }

  /// A leaf of maximum zero that is no bonus or penalty, or a parent of nothing else.
  func isTracked(_ index: Int, _ score: Score) -> Bool {
    if method.criteria[index].leaf != nil { return method.isTracked(index) }
    return method.composite == nil && method.criteria[index].maximum == .zero
      && score.bonusPoints == nil
  }

  /// Points outside of the maximum, before they are held to their limit: `3 × 0,5 = 1,50, nhiều nhất
  /// 1`; nil for other leaves.
  func extraLine(
    _ leaf: Criterion.Leaf, _ cell: RollupCell, places: Int, top: String, bottom: String
  ) -> String? {
    let each: Fraction?
    switch leaf.rule {
    case .bonus(let amount, _), .penalty(let amount, _): each = amount
    default: return nil
    }
    guard let limit = leaf.rule.extraLimit, cell.denominator != 0 else { return nil }
    let value = try? Fraction(Int128(cell.numerator), over: Int128(cell.denominator))
      .multiplied(by: each ?? .one)
    let points = value.flatMap { try? method.rounding.points($0, places: 9, mode: .halfUp) }
    var text = decimal(cell.numerator, places: places) + (top.isEmpty ? "" : " \(top)")
    if Int128(cell.denominator) != Decimal.power(places) {
      text += " / " + decimal(cell.denominator, places: places)
      text += bottom.isEmpty ? "" : " \(bottom)"
    }
    if let each { text += " × \(number(each))" }
    // It is above the limit, whatever it is.
    let worth =
      points.map { " = " + vietnamese($0.fullText(places: method.rounding.decimals)) }
      ?? say(": quá lớn để in ra", ": too large to be printed")
    return text + worth + say(", nhiều nhất ", ", at most ") + number(limit)
  }

  /// The sums that the mean of a survey is made of.
  func weightedAnswers(_ leaf: Criterion.Leaf, _ answers: SurveySum?) -> String? {
    guard let scale = SurveyFigure(leaf)?.scale, let answers else { return nil }
    func sum(_ count: Int128) -> String {
      vietnamese(
        SurveyAnswer.text(ofWeight: Rounding.Mode.halfUp.divide(count, by: Int128(scale))))
    }
    let (top, bottom) = (sum(answers.numerator), sum(answers.denominator))
    return say(
      "theo trọng số: tử số \(top), mẫu số \(bottom)",
      "weighted: numerator \(top), denominator \(bottom)")
  }
}
