import TongHopDiagnostics
import TongHopDomain

/// The rules of all criteria in words, for the notes under the wide table.
enum RuleNotes {
  /// A heading and one line a leaf, in the order of the method.
  static func lines(of method: Method, _ language: Language) -> [String] {
    let rules = method.criteria.compactMap { criterion -> String? in
      guard let leaf = criterion.leaf else { return nil }
      var text = leaf.rule.words(maximum: criterion.maximum)
      if leaf.rollUp != .sum {
        text = text + Phrase("; tổng hợp: ", en: "; rolled up: ") + leaf.rollUp.words
      }
      return "\(criterion.code). \(criterion.name): \(text[language])."
    }
    guard !rules.isEmpty else { return [] }
    return [Phrase("Quy tắc của từng tiêu chí:", en: "The rule of each criterion:")[language]]
      + rules
  }
}
