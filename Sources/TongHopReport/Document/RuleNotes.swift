import TongHopDiagnostics
import TongHopDomain

/// The rules of all criteria in words, for the notes under the wide table.
enum RuleNotes {
  private static let tracked = Phrase(
    "chỉ theo dõi, không tính điểm", en: "only tracked, without points")

  /// A heading and one line a leaf, in the order of the method.
  static func lines(
    of method: Method, _ indicators: [String: Indicator], _ language: Language
  ) -> [String] {
    let rules = rules(of: method, indicators, language).map { "\($0): \($1)." }
    guard !rules.isEmpty else { return [] }
    return [Phrase("Quy tắc của từng tiêu chí:", en: "The rule of each criterion:")[language]]
      + rules
  }

  /// `1.1. Báo cáo đúng hạn` and what is done with it, for each leaf in the order of the method.
  static func rules(
    of method: Method, _ indicators: [String: Indicator], _ language: Language
  ) -> [(name: String, rule: String)] {
    method.leaves.map { index in
      let criterion = method.criteria[index]
      return ("\(criterion.code). \(criterion.name)", rule(of: index, method, indicators)[language])
    }
  }

  /// What a denominator of zero gives where criteria.csv says nothing.
  static func usualWhenEmpty(_ method: Method) -> WhenEmpty {
    method.composite == nil ? .zero : .missing
  }

  /// What is done with the figure of a leaf; what most leaves have is not said.
  ///
  /// - Parameter indicators: by code; of one that is not there nothing is said of periods.
  static func rule(
    of index: Int, _ method: Method, _ indicators: [String: Indicator]
  ) -> Phrase {
    guard let leaf = method.criteria[index].leaf else { return Phrase(verbatim: "") }
    let isTracked = method.isTracked(index)
    var text = isTracked ? tracked : leaf.ruleWords(maximum: method.criteria[index].maximum)
    if leaf.rollUp != .sum {
      text = text + Phrase("; tổng hợp: ", en: "; rolled up: ") + leaf.rollUp.words
    }
    if leaf.whenEmpty != usualWhenEmpty(method), leaf.measure != .points, !isTracked {
      text =
        text + Phrase("; mẫu số bằng 0: ", en: "; denominator zero: ")
        + emptyWords(leaf.whenEmpty, method)
    }
    if case .metric(let code) = leaf.measure,
      let period = indicators[code]?.periodWords(overTime: leaf.overTime)
    {
      text = text + Phrase(verbatim: "; ") + period
    }
    return text
  }

  /// What a denominator of zero gives, and what follows for the sums.
  static func emptyWords(_ whenEmpty: WhenEmpty, _ method: Method) -> Phrase {
    guard whenEmpty == .missing, method.composite == nil else { return whenEmpty.words }
    return Phrase(
      "không có điểm, lĩnh vực và tổng điểm cũng không có điểm",
      en: "no points, nor have domain and total")
  }
}
