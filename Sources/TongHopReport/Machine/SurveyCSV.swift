import TongHopDomain

/// The estimates of a survey with their errors, for machines.
public enum SurveyCSV {
  public static let columns = [
    "unit", "criterion", "question", "respondents", "answers", "estimate", "standard_error",
    "lower", "upper", "design_effect", "effective_n",
  ]

  /// Six decimals, the effective number of answers two; empty where there is no number.
  public static func render(_ table: SurveyTable) -> String {
    var writer = CSVWriter(columns: columns)
    for row in table.rows {
      let estimate = row.estimate
      writer.field(table.tree.units[row.unit].code)
      writer.field(table.method.criteria[row.criterion].code)
      writer.field(row.figure.question)
      writer.field(estimate.respondents)
      writer.field(estimate.answers)
      writer.field(
        estimate.estimate.flatMap { try? Rounding().points($0, places: 6, mode: .halfUp) }
          .map { PrintedNumber(count: $0.count / Decimal.power(Points.places - 6), places: 6) })
      for number in [
        estimate.standardError, estimate.lower, estimate.upper, estimate.designEffect,
      ] {
        writer.field(number.map { rounded($0, places: 6) })
      }
      writer.field(estimate.effectiveN.map { rounded($0, places: 2) })
      writer.endRow()
    }
    return writer.text
  }

  private static func rounded(_ count: Int128, places: Int) -> PrintedNumber {
    let unit = Decimal.power(SurveyEstimate.places - places)
    return PrintedNumber(count: Rounding.Mode.halfUp.divide(count, by: unit), places: places)
  }
}
