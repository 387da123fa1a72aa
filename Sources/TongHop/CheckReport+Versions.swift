import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

extension CheckReport {
  /// What each version of the method has otherwise than the one before it.
  static func versionChanges(_ pipeline: Pipeline, _ language: Language) -> [String] {
    let versions = pipeline.workspace.versions(of: pipeline.method.family)
    return zip(versions, versions.dropFirst()).flatMap { old, new in
      lines(from: old, to: new, language)
    }
  }

  private static func lines(
    from old: TongHopDomain.Method, to new: TongHopDomain.Method, _ language: Language
  ) -> [String] {
    let changes = old.changes(to: new)
    let head = Phrase(
      "Bộ tiêu chí \(old.id) → \(new.id)", en: "Method \(old.id) → \(new.id)")[language]
    guard !changes.isEmpty else {
      return [head + Phrase(": không có gì thay đổi.", en: ": nothing changed.")[language]]
    }
    return ["\(head)\(comparison(old, new)[language]):"] + changes.map { "  " + $0.words[language] }
  }

  /// How totals of the two are compared; see ``Comparison/commonLeaves(_:_:)``.
  private static func comparison(
    _ old: TongHopDomain.Method, _ new: TongHopDomain.Method
  ) -> Phrase {
    if new.comparesTotals(with: old) {
      return Phrase(" (so sánh cả tổng điểm)", en: " (whole totals are compared)")
    }
    let common = Comparison.commonLeaves(new, old).0.count
    return common == 0
      ? Phrase(" (không có phần chung để so sánh)", en: " (no common part to compare)")
      : Phrase(
        " (so sánh trên \(common) tiêu chí chung)", en: " (compared on \(common) common criteria)")
  }
}
