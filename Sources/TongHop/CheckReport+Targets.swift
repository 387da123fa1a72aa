import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension CheckReport {
  /// Units that reached more than what is due of the target of the year, by criterion. More often than
  /// not their rows hold what has accumulated, which is not guessed.
  static func aboveTarget(_ pipeline: Pipeline, _ result: PeriodResult, _ language: Language)
    -> [String]
  {
    let method = result.scores.method
    let numbers = NumberText(language)
    var lines: [String] = []
    for leaf in method.leaves {
      guard let measured = method.criteria[leaf].leaf, case .metric(let code) = measured.measure,
        let indicator = pipeline.codebook.indicators[code], indicator.annualTarget != nil
      else { continue }
      let share =
        indicator.targetShare(of: result.scores.period, overTime: measured.overTime) ?? .one
      let units = result.scores.scored.compactMap { unit -> String? in
        guard let cell = result.scores.leaf(leaf, of: unit)?.cell, cell.denominator > 0,
          !cell.overflowed, cell.records > 0,
          let ratio = try? Fraction(Int128(cell.numerator), over: Int128(cell.denominator))
            .divided(by: share), ratio > .one
        else { return nil }
        let percent = try? method.rounding.points(
          ratio.multiplied(by: Fraction(100)), places: method.rounding.decimals)
        let unit = result.scores.tree.units[unit]
        let text =
          percent.map { numbers.styled($0.text(places: method.rounding.decimals)) + " %" }
          ?? Phrase(
            "tỷ lệ quá lớn để in ra phần trăm",
            en: "the ratio is too large to be printed in percent")[language]
        return "    \(unit.code) \(unit.displayName): \(text)"
      }
      guard !units.isEmpty else { continue }
      let advice =
        indicator.isCumulative
        ? Phrase("", en: "")
        : Phrase(
          "; nếu các dòng là số lũy kế từ đầu năm, ghi reported là cumulative trong indicators.csv",
          en:
            "; where the rows hold what has accumulated since the beginning of the year, write cumulative as reported in indicators.csv"
        )
      lines.append("  \(method.criteria[leaf].code) \(code)\(advice[language]):")
      lines += units
    }
    guard !lines.isEmpty else { return [] }
    return [
      Phrase(
        "Vượt 100 % chỉ tiêu phải đạt đến kỳ \(result.scores.period):",
        en: "Above 100 % of the target that is due in \(result.scores.period):")[language]
    ] + lines
  }
}
