import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Explanation {
  /// A figure over the part of a year's target that is due: `15 of 40 planned for the year; the share
  /// of Q2 2024 is 25 %: 10; 150.00 %`.
  ///
  /// - Parameter criterion: as in ``ratioLine(_:places:top:bottom:of:)``.
  /// - Returns: nil where the whole denominator is due.
  func targetLine(
    _ cell: RollupCell, _ indicator: Indicator?, of criterion: Int?, at unit: UnitIndex
  ) -> String? {
    let rule = criterion.flatMap { method.criteria[$0].leaf?.overTime } ?? .sum
    guard let indicator,
      let share = indicator.targetShare(of: pipeline.period, overTime: rule),
      let percent = try? share.multiplied(by: Fraction(100)),
      let target = try? Fraction(
        Int128(cell.denominator), over: Decimal.power(indicator.decimals)),
      let due = try? target.multiplied(by: share)
    else { return nil }
    let isToDate = indicator.isCumulative && rule == .last
    let title = pipeline.period.title
    let part =
      isToDate
      ? say(
        "phần phải đạt từ đầu năm là \(number(percent)) %",
        "the share of the year to date is \(number(percent)) %")
      : say(
        "phần của \(title[.vietnamese]) là \(number(percent)) %",
        "the share of \(title[.english]) is \(number(percent)) %")
    let result = duePercent(cell, share)
    let isNothingDue = due == .zero
    let end =
      result.map { "\($0) %" }
      ?? (isNothingDue
        ? say("mẫu số bằng 0", "the denominator is zero") + emptyWords(criterion)
        : ratioTooLarge)
    // A mean of ratios is over people or households, not over a target.
    if let criterion, let leaf = method.criteria[criterion].leaf,
      let mean = weightedLine(criterion, leaf, cell, of: unit)
    {
      return say("\(mean) của cả năm; \(part): \(end)", "\(mean) of the year; \(part): \(end)")
    }
    func words(_ text: String) -> String { text.isEmpty ? "" : " \(text)" }
    let n = decimal(cell.numerator, places: indicator.decimals) + words(indicator.numerator)
    let d = decimal(cell.denominator, places: indicator.decimals) + words(indicator.denominator)
    return say("\(n) trên \(d) cả năm", "\(n) of \(d) for the year")
      + "; \(part): \(number(due)); \(end)"
  }

  /// The ratio to what is due in percent, as the method rounds; nil where nothing is due, or where
  /// it does not fit.
  private func duePercent(_ cell: RollupCell, _ share: Fraction) -> String? {
    guard
      let ratio = try? Fraction(Int128(cell.numerator), over: Int128(cell.denominator)),
      let percent = try? ratio.divided(by: share).multiplied(by: Fraction(100)),
      let points = try? method.rounding.points(percent, places: method.rounding.decimals)
    else { return nil }
    return vietnamese(points.text(places: method.rounding.decimals))
  }
}
