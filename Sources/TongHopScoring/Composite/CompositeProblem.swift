import TongHopDiagnostics
import TongHopDomain

/// The messages of composite indicators. All name the line of criteria.csv, for that is what can be
/// changed.
struct CompositeProblem {
  let method: Method
  let period: Period

  private func place(
    _ criterion: Int, _ column: KeyPath<Criterion.Columns, Int?>
  ) -> SourceLocation {
    SourceLocation(
      file: "methods/\(method.id)/criteria.csv", line: method.criteria[criterion].line,
      column: method.criteria[criterion].columns[keyPath: column])
  }

  func noSpread(_ criterion: Int, group: String, count: Int) -> Diagnostic {
    let code = method.criteria[criterion].code
    return Diagnostic(
      .noSpread, severity: .warning, at: place(criterion, \.rule),
      Phrase(
        "kỳ \(period): tiêu chí \(code) không phân biệt được \(count) đơn vị của nhóm '\(group)', nên được bỏ ra cùng trọng số",
        en:
          "\(period): criterion \(code) tells none of the \(count) units of group '\(group)' apart and is left out with its weight"
      ),
      expected: Phrase(
        "các giá trị khác nhau; với fraction_of_max: giá trị lớn nhất dương",
        en: "values that differ; for fraction_of_max a greatest value above zero"),
      fix: Phrase(
        "kiểm tra số liệu, hoặc dùng goalposts(low: …, high: …)",
        en: "check the figures, or use goalposts(low: …, high: …)"))
  }

  func noReference(_ criterion: Int, group: String, unit: String) -> Diagnostic {
    Diagnostic(
      .noReference, at: place(criterion, \.rule),
      Phrase(
        "kỳ \(period): đơn vị \(unit) không có giá trị của tiêu chí \(method.criteria[criterion].code) trong nhóm '\(group)'",
        en:
          "\(period): the unit \(unit) has no value of criterion \(method.criteria[criterion].code) in group '\(group)'"
      ),
      found: unit,
      expected: Phrase(
        "một đơn vị của nhóm, đã báo cáo", en: "a unit of the group that has reported"),
      fix: Phrase(
        "ghi mã đơn vị khác, hoặc giới hạn bằng applies_to",
        en: "write the code of another unit, or limit the criterion by applies_to"))
  }

  /// The least value of a scale helps where zero is its least one; a z-score below zero stays below.
  private static func positive(_ value: Int128, on scale: Composite?) -> Phrase {
    let usesLow = value == 0 && (scale.map { $0.low <= .zero } ?? true)
    return usesLow
      ? Phrase(
        "đặt \"low\": 1 trong composite của method.json, hoặc dùng trung bình arithmetic ở cấp này",
        en:
          "set \"low\": 1 under composite in method.json, or use the arithmetic mean at this level")
      : Phrase(
        "dùng trung bình arithmetic ở cấp này, hoặc cách chuẩn hóa không cho giá trị 0 hoặc âm, như min_max với \"low\": 1 trong composite của method.json",
        en:
          "use the arithmetic mean at this level, or a normalisation that gives nothing at or below zero, as min_max with \"low\": 1 under composite in method.json"
      )
  }

  /// - Parameter parent: nil for the total.
  func noMean(
    _ mean: Composite.Mean, of child: Int, value: Int128, under parent: Int?, unit: Unit
  ) -> Diagnostic {
    let name = method.criteria[child].code
    let whole = parent.map { method.criteria[$0].code }
    let text = Points(count: value * 1_000_000_000).fullText(places: 0)
    let vi = mean == .geometric ? "trung bình nhân" : "trung bình điều hòa"
    return Diagnostic(
      .noMean, at: place(child, \.code),
      Phrase(
        "kỳ \(period): \(unit.displayName) (\(unit.code)) có \(text) ở tiêu chí \(name), không lấy được \(vi) ở \(whole ?? "tổng")",
        en:
          "\(period): \(unit.displayName) (\(unit.code)) has \(text) on criterion \(name), so \(whole ?? "the total") has no \(mean.rawValue) mean"
      ),
      found: text,
      expected: Phrase("giá trị lớn hơn 0", en: "a value above zero"),
      fix: Self.positive(value, on: method.composite))
  }
}
