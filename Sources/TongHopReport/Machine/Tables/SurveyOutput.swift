import TongHopDiagnostics
import TongHopDomain

/// The estimates of a survey with their errors, for machines.
public enum SurveyOutput {
  static let table = MachineTable(
    "survey", Phrase("Ước lượng từ phiếu điều tra", en: "Estimates of a survey"),
    columns: [
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField("criterion", "mã tiêu chí", en: "code of the criterion"),
      MachineField("question", "mã câu hỏi", en: "code of the question"),
      MachineField(
        "respondents", .integer, .count, "số người có dòng cho câu hỏi",
        en: "those who have a row for the question"),
      MachineField(
        "answers", .integer, .count, "trong đó có trả lời và trọng số trên 0",
        en: "of them with an answer and a weight above zero"),
      MachineField(
        "estimate", .decimal, mayBeEmpty: true,
        "trung bình có trọng số: tỷ lệ, hoặc mức trên thang",
        en: "the weighted mean: a share, or a mean on the scale"),
      MachineField(
        "standard_error", .decimal, mayBeEmpty: true, "sai số chuẩn", en: "its standard error"),
      MachineField(
        "lower", .decimal, mayBeEmpty: true, "đầu dưới của khoảng tin cậy",
        en: "lower end of the interval"),
      MachineField(
        "upper", .decimal, mayBeEmpty: true, "đầu trên của khoảng tin cậy",
        en: "upper end of the interval"),
      MachineField(
        "design_effect", .decimal, mayBeEmpty: true, "hệ số thiết kế",
        en: "against a simple random sample of as many answers"),
      MachineField(
        "effective_n", .decimal, .count, mayBeEmpty: true, "cỡ mẫu hiệu dụng",
        en: "answers of a simple random sample that would say as much"),
      MachineField(
        "interval", .words(SurveyEstimate.Interval.allCases.map(\.rawValue)), mayBeEmpty: true,
        "normal: phân phối chuẩn; t: phân phối t; exact: mọi câu trả lời giống nhau",
        en: "normal; t: Student's; exact: all answers are the same"),
      MachineField("level", .integer, .percent, "mức tin cậy", en: "level of the interval"),
      MachineField(
        "degrees_of_freedom", .integer, .count, mayBeEmpty: true,
        "số cụm trừ số tầng của cả mẫu", en: "clusters less strata of the whole sample"),
    ])

  /// Six decimals, the effective number of answers two.
  public static func bytes(
    _ table: SurveyTable, of period: Period, as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(Self.table, format, head: TableHead.values(period, table.method))
    for row in table.rows {
      let estimate = row.estimate
      writer.field(table.tree.units[row.unit].code)
      writer.field(table.method.criteria[row.criterion].code)
      writer.field(row.figure.question)
      writer.field(estimate.respondents)
      writer.field(estimate.answers)
      writer.field(estimate.estimate.flatMap { PrintedNumber($0, places: 6) })
      for number in [
        estimate.standardError, estimate.lower, estimate.upper, estimate.designEffect,
      ] {
        writer.field(number.map { rounded($0, places: 6) })
      }
      writer.field(estimate.effectiveN.map { rounded($0, places: 2) })
      writer.field(estimate.interval?.rawValue ?? "")
      writer.field(table.method.surveyInterval.level.percent)
      writer.field(estimate.degreesOfFreedom)
      writer.endRow()
    }
    return writer.finish()
  }

  private static func rounded(_ count: Int128, places: Int) -> PrintedNumber {
    PrintedNumber(count: count, of: SurveyEstimate.places, to: places)
  }
}
