import TongHopDiagnostics
import TongHopDomain

/// Classes, groups and intervals.
extension MethodNotes {
  var bands: String? {
    guard !method.bands.isEmpty else { return nil }
    let (from, above) = (Phrase("từ", en: "from")[language], Phrase("trên", en: "above")[language])
    let list = method.bands.map {
      "\($0.name) \($0.isAbove ? above : from) \(text.styled($0.from.text))%"
    }.joined(separator: "; ")
    return Phrase("Xếp loại theo chỉ số: \(list).", en: "Classes by index: \(list).")[language]
  }

  var quantileGroups: String? {
    guard !method.quantileGroups.isEmpty else { return nil }
    let list = method.quantileGroups.enumerated().map { position, group in
      if position == method.quantileGroups.count - 1 {
        return "\(group.name): \(Phrase("còn lại", en: "the rest")[language])"
      }
      return "\(group.name): \(words(of: group.limit)[language])"
    }.joined(separator: "; ")
    return Phrase(
      "Nhóm (giá trị bằng nhau thì cùng nhóm): \(list).",
      en: "Groups (equal values are in one group): \(list).")[language]
  }

  private func words(of limit: QuantileGroup.Limit) -> Phrase {
    switch limit {
    case .above(let percentile):
      let number = text.styled(percentile.text)
      return Phrase("trên bách phân vị \(number)", en: "above percentile \(number)")
    case .from(let percentile):
      let number = text.styled(percentile.text)
      return Phrase("từ bách phân vị \(number) trở lên", en: "from percentile \(number) on")
    case .ranks(let share):
      let text = "\(share.numerator)/\(share.denominator)"
      return Phrase(
        "hạng không quá \(text) số đơn vị (làm tròn)",
        en: "ranks up to \(text) of the units (rounded)")
    }
  }

  /// Where any criterion measures a survey.
  var surveyInterval: String? {
    guard
      method.criteria.contains(where: { $0.leaf.map { SurveyFigure($0) != nil } ?? false })
    else { return nil }
    let level = method.surveyInterval.level.percent
    let kind =
      switch method.surveyInterval.shape {
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
