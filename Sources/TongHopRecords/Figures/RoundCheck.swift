import TongHopDiagnostics
import TongHopDomain

/// What one round of points says of another: a change without a reason, a round before the one it
/// answers, a score that nothing proves. Warnings; the points count as they stand.
public struct RoundCheck {
  private struct Series: Hashable {
    var unit: UnitID
    var criterion: String
    var period: Period
  }

  /// - Parameter entries: no round of a series twice.
  func run(on entries: [PointEntry], log: inout DiagnosticLog) {
    let series = Dictionary(grouping: entries) {
      Series(unit: $0.unit, criterion: $0.criterion, period: $0.period)
    }
    for entry in entries {
      let key = Series(unit: entry.unit, criterion: entry.criterion, period: entry.period)
      let others = series[key] ?? []
      func round(_ round: PointEntry.Round) -> PointEntry? { others.first { $0.round == round } }
      switch entry.round {
      case .selfScored:
        checkEvidence(entry, &log)
      case .appraised:
        checkReason(entry, after: round(.selfScored), &log)
      case .explained:
        checkOrder(entry, appraised: round(.appraised), &log)
        if let appraisal = round(.appraised), PointEntry.openAppeal(in: others) == entry {
          log.report(openAppeal(entry, appraisal))
        }
      case .second:
        checkOrder(entry, appraised: round(.appraised), &log)
        checkReason(entry, after: round(.appraised) ?? round(.selfScored), &log)
      }
    }
  }

  private func checkEvidence(_ entry: PointEntry, _ log: inout DiagnosticLog) {
    guard entry.points > 0, entry.evidence.isEmpty else { return }
    log.report(
      Diagnostic(
        .missingEvidence, severity: .warning, at: entry.location(\.evidence), column: "evidence",
        Phrase(
          "điểm tự chấm không có tài liệu kiểm chứng", en: "a self score without evidence"),
        fix: Phrase(
          "ghi số và ngày văn bản vào cột evidence",
          en: "give number and date of the document in column evidence")))
  }

  private func checkReason(
    _ entry: PointEntry, after earlier: PointEntry?, _ log: inout DiagnosticLog
  ) {
    guard let earlier, entry.lacksReason(after: earlier) else { return }
    log.report(Self.missingReason(entry, after: earlier, severity: .warning))
  }

  /// What is said of a round that changes the points of the one before without a reason.
  public static func missingReason(
    _ entry: PointEntry, after earlier: PointEntry, severity: Diagnostic.Severity
  ) -> Diagnostic {
    let (now, then) = (entry.round.words, earlier.round.words)
    return Diagnostic(
      .missingReason, severity: severity, at: entry.location(\.reason), column: "reason",
      Phrase(
        "điểm \(now.vietnamese) khác điểm \(then.vietnamese) (\(earlier.location)) mà không ghi lý do",
        en:
          "the points of the \(now.english) differ from those of the \(then.english) (\(earlier.location)) without a reason"
      ),
      fix: Phrase("ghi lý do vào cột reason", en: "give the reason in column reason"))
  }

  private func openAppeal(_ entry: PointEntry, _ appraisal: PointEntry) -> Diagnostic {
    Diagnostic(
      .openAppeal, severity: .warning, at: entry.location(\.round), column: "round",
      Phrase(
        "giải trình xin điểm khác điểm thẩm định (\(appraisal.location)) mà chưa có thẩm định lần hai, nên điểm là tạm tính",
        en:
          "the explanation asks for other points than the appraisal (\(appraisal.location)) and there is no second appraisal, so the points are provisional"
      ),
      fix: Phrase(
        "thêm dòng có round là second với điểm được quyết định, cả khi giữ nguyên",
        en: "add the row whose round is second with the points decided, also where they stay")
    )
  }

  private func checkOrder(
    _ entry: PointEntry, appraised: PointEntry?, _ log: inout DiagnosticLog
  ) {
    guard appraised == nil else { return }
    log.report(
      Diagnostic(
        .roundOrder, severity: .warning, at: entry.location(\.round), column: "round",
        Phrase(
          "có điểm \(entry.round.words.vietnamese) mà không có điểm thẩm định",
          en: "points of the \(entry.round.words.english), but none of the appraisal"),
        found: entry.round.rawValue,
        fix: Phrase(
          "thêm dòng có round là appraised, hoặc sửa cột round",
          en: "add the row whose round is appraised, or correct column round")))
  }
}
