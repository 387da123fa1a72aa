import TongHopDiagnostics
import TongHopDomain

extension ComparisonNotes {
  /// Where any criterion measures a survey.
  var surveyInterval: String? {
    guard
      table.method.criteria.contains(where: { $0.leaf.map { SurveyFigure($0) != nil } ?? false })
    else { return nil }
    let level = table.method.surveyInterval.level.percent
    let kind =
      switch table.method.surveyInterval.shape {
      case .normal: Phrase("phân phối chuẩn", en: "normal")
      case .t:
        Phrase(
          "phân phối t, bậc tự do: số cụm trừ số tầng của cả mẫu",
          en: "Student's t, degrees of freedom: clusters less strata of the whole sample")
      }
    return Phrase(
      "Khoảng tin cậy \(level) % của phiếu điều tra: \(kind.vietnamese); nơi mọi câu trả lời giống nhau: Clopper-Pearson với cỡ mẫu hiệu dụng Kish.",
      en:
        "\(level) % intervals of surveys: \(kind.english); where all answers are the same: Clopper-Pearson with Kish's effective n."
    )[language]
  }
}
