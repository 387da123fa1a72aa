import TongHopDiagnostics
import TongHopDomain

/// The rules of all criteria in words, for the notes under the wide table.
enum RuleNotes {
  private static let tracked = Phrase(
    "chỉ theo dõi, không tính điểm", en: "only tracked, without points")

  /// A heading and one line a leaf, in the order of the method.
  static func lines(of method: Method, _ language: Language) -> [String] {
    let rules = rules(of: method, language).map { "\($0): \($1)." }
    guard !rules.isEmpty else { return [] }
    return [Phrase("Quy tắc của từng tiêu chí:", en: "The rule of each criterion:")[language]]
      + rules
  }

  /// `1.1. Báo cáo đúng hạn` and what is done with it, for each leaf in the order of the method.
  static func rules(of method: Method, _ language: Language) -> [(name: String, rule: String)] {
    method.criteria.compactMap { criterion in
      guard let leaf = criterion.leaf else { return nil }
      let isTracked = criterion.maximum == .zero && !leaf.rule.isExtra && method.composite == nil
      var text = isTracked ? tracked : leaf.rule.words(maximum: criterion.maximum)
      if leaf.rollUp != .sum {
        text = text + Phrase("; tổng hợp: ", en: "; rolled up: ") + leaf.rollUp.words
      }
      if leaf.whenEmpty != .zero, !isTracked {
        text = text + Phrase("; mẫu số bằng 0: ", en: "; denominator zero: ") + leaf.whenEmpty.words
      }
      return ("\(criterion.code). \(criterion.name)", text[language])
    }
  }
}
