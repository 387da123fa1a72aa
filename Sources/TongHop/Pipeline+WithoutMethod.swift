import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Periods that have figures for a family and no version of it in force on their last day.
extension Pipeline {
  /// - Returns: newest first.
  static func periodsWithoutMethod(
    _ received: ReceivedFigures, _ versions: [TongHopDomain.Method],
    _ measured: [TongHopDomain.Method], _ codebook: Codebook
  ) -> [Period] {
    let (arisen, accumulated) = rowCounts(received, versions, measured, codebook)
    return Set(arisen.keys).union(accumulated.keys).filter { period in
      !versions.contains { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
    }.sorted {
      ($1.lastDay(in: .calendar), $1.description) < ($0.lastDay(in: .calendar), $0.description)
    }
  }

  /// One message for all of them but those that end with a version, which its valid_to is told of; nil
  /// where there are no others.
  ///
  /// - Parameter faulty: folders of versions that have errors: one of them may be the one that lacks.
  static func withoutMethod(
    _ all: [Period], _ versions: [TongHopDomain.Method], _ faulty: [String]
  ) -> Diagnostic? {
    let periods = all.filter { period in
      !versions.contains { $0.validTo == period.lastDay(in: $0.calendar) }
    }
    guard !periods.isEmpty else { return nil }
    let list =
      periods.prefix(8).map(\.description).joined(separator: ", ")
      + (periods.count > 8 ? ", …" : "")
    let lives = versions.map {
      "\($0.id): \($0.validFrom?.description ?? "…") – \($0.validTo?.description ?? "…")"
    }.joined(separator: "; ")
    return Diagnostic(
      .figuresWithoutMethod, severity: .warning,
      at: SourceLocation(file: versions.last.map { "methods/\($0.id)/method.json" } ?? "methods"),
      Phrase(
        "có số liệu nhưng không có phiên bản nào có hiệu lực vào ngày cuối kỳ: \(list)",
        en: "there are figures, and no version is in force on the last day: \(list)"),
      found: lives,
      expected: Phrase(
        "mỗi kỳ có số liệu có một phiên bản có hiệu lực",
        en: "a version in force for every period with figures"),
      fix: repair(faulty)
        ?? Phrase(
          "nếu ghi nhầm kỳ hoặc năm thì sửa cột period; nếu đúng kỳ thì sửa valid_from hoặc valid_to, hoặc thêm một phiên bản; nếu kỳ đó không chấm điểm thì giữ nguyên",
          en:
            "if the period or its year is mistyped, correct period; if it is right, correct valid_from or valid_to, or add a version; if the period is not scored, leave it"
        )
    )
  }

  /// Before anything else is changed.
  static func repair(_ faulty: [String]) -> Phrase? {
    guard !faulty.isEmpty else { return nil }
    let list = faulty.joined(separator: ", ")
    return Phrase(
      "bộ tiêu chí \(list) có lỗi: sửa các lỗi đó trước, rồi kiểm tra lại",
      en: "the method \(list) has errors: correct them first and check again")
  }
}
