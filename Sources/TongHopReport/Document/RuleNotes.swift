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
    method.leaves.map { index in
      let criterion = method.criteria[index]
      return ("\(criterion.code). \(criterion.name)", rule(of: index, method)[language])
    }
  }

  /// What a denominator of zero gives where criteria.csv says nothing.
  static func usualWhenEmpty(_ method: Method) -> WhenEmpty {
    method.composite == nil ? .zero : .missing
  }

  /// What is done with the figure of a leaf; what most leaves have is not said.
  static func rule(of index: Int, _ method: Method) -> Phrase {
    guard let leaf = method.criteria[index].leaf else { return Phrase(verbatim: "") }
    let isTracked = method.isTracked(index)
    var text = isTracked ? tracked : leaf.ruleWords(maximum: method.criteria[index].maximum)
    if leaf.rollUp != .sum {
      text = text + Phrase("; tổng hợp: ", en: "; rolled up: ") + leaf.rollUp.words
    }
    if leaf.whenEmpty != usualWhenEmpty(method), leaf.measure != .points, !isTracked {
      text = text + Phrase("; mẫu số bằng 0: ", en: "; denominator zero: ") + leaf.whenEmpty.words
    }
    return text
  }
}
