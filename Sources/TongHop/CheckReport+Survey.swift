import TongHopDiagnostics
import TongHopDomain
import TongHopReport
import TongHopScoring

extension CheckReport {
  /// Units that a survey passed over while it asked about others of their group: by unit, the
  /// questions.
  static func notAsked(_ result: PeriodResult, _ pipeline: Pipeline, _ language: Language)
    -> [String]
  {
    let scores = result.scores
    let plan = pipeline.plan(for: scores.method, in: PeriodTree(of: result))
    let leaves = scores.method.leaves.compactMap { leaf -> (leaf: Int, question: String)? in
      guard let column = plan.leafColumn[leaf],
        case .survey(let figure) = plan.columns[column].figure,
        result.rollup.cells[column].contains(where: { $0.records > 0 })
      else { return nil }
      return (leaf, figure.question)
    }
    guard !leaves.isEmpty else { return [] }
    var lines: [String] = []
    for unit in scores.scored {
      // Only the lowest units, not those above that miss the same.
      guard scores.tree.children(of: unit).allSatisfy({ scores.totals[$0] == nil }) else {
        continue
      }
      let nodes = scores.nodes(of: unit)
      let questions = leaves.filter { leaf, _ in
        nodes[leaf].state == .notReported && nodes[leaf].cell?.records == 0
      }.map(\.question)
      guard !questions.isEmpty else { continue }
      let codes = questions.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let name = "\(scores.tree.units[unit].code) \(scores.tree.units[unit].displayName)"
      lines.append("  \(name): " + codes.joined(separator: ", "))
    }
    guard !lines.isEmpty else { return [] }
    let period = scores.period
    return [
      Phrase(
        "Không ai được hỏi, trong khi đơn vị cùng nhóm đã được hỏi, kỳ \(period):",
        en: "Nobody was asked, though others of the group were, period \(period):")[language]
    ] + lines
  }

  /// Questions without an answer in the period that had some before: not held, or a mistyped period.
  static func unanswered(_ result: PeriodResult, _ pipeline: Pipeline, _ language: Language)
    -> [String]
  {
    var told: Set<String> = []
    return pipeline.unanswered(result.scores).compactMap { entry in
      guard told.insert(entry.question).inserted else { return nil }
      let (period, earlier) = (result.scores.period, entry.earlier)
      let count = NumberText(language).count(entry.count)
      return Phrase(
        "Câu hỏi \(entry.question): không có câu trả lời nào của kỳ \(period), kỳ \(earlier) có \(count); nếu có khảo sát trong kỳ thì kiểm tra cột period của survey/, nếu không thì giữ nguyên.",
        en:
          "Question \(entry.question): no answer of \(period), \(count) of \(earlier); if there was a survey in the period, check the column period of survey/, else leave it."
      )[language]
    }
  }

  /// Of questions whose answers are not listed: how often each text or number was given.
  static func uncounted(_ pipeline: Pipeline, _ language: Language) -> [String] {
    let answers = pipeline.openAnswers(pipeline.method)
    guard !answers.isEmpty else { return [] }
    let period = pipeline.period
    var lines = [
      Phrase(
        "Câu hỏi không có danh sách câu trả lời, số phiếu theo câu trả lời, kỳ \(period):",
        en: "Questions without a list of answers, rows by answer, period \(period):")[language]
    ]
    lines += answers.map {
      "  \($0.code) (\($0.measure.text)): " + $0.text(language, most: 1000)
    }
    if answers.contains(where: \.isNumeric) {
      lines.append(
        Phrase(
          "  Số thay cho 'không biết', 'không trả lời' (như 99, 98, -1) cũng được tính như trên: để trống ô đó. Ghi khoảng câu trả lời trong measure, ví dụ survey:MÃ>=4 of 1..5, thì số ngoài khoảng là lỗi.",
          en:
            "  A number that stands for \"don't know\" or \"no answer\" (as 99, 98, -1) counts as above: leave the field empty. With the range in the measure, e.g. survey:CODE>=4 of 1..5, a number outside of it is an error."
        )[language])
    }
    return lines
  }
}
