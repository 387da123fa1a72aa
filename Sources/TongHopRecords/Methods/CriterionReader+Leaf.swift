import TongHopDiagnostics
import TongHopDomain

extension CriterionReader {
  typealias Column = CriteriaFile.Column

  /// Nobody writes longer ones, and the parsers of rules and numbers may take their time.
  static let longestRule = 2000

  /// - Parameter maximum: nil where it could not be read; then it is not compared.
  mutating func leaf(_ row: TableRow, maximum: Fraction?) -> Criterion.Leaf? {
    let measure = measure(row)
    let rule = rule(row, measure: measure)
    if let rule, let maximum { checkSteps(row, rule, maximum: maximum) }
    if let rule, let measure { checkSign(row, rule, measure) }
    let rollUp = values.word(row, Column.rollUp.rawValue, as: RollUp.self, default: .sum)
    // What arose in one month must not count less because something arose in another.
    let isExtra = rule?.isExtra ?? false
    let overTime = values.word(
      row, Column.overTime.rawValue, as: OverTime.self, default: isExtra ? .sumOverLast : .sum)
    let whenEmpty = values.word(row, Column.whenEmpty.rawValue, as: WhenEmpty.self, default: .zero)
    let periods = periods(row)
    if let rule, rule.isExtra { checkExtra(row, maximum: maximum, whenEmpty: whenEmpty) }
    guard let measure, let rule, let rollUp, let overTime, let whenEmpty else { return nil }
    let leaf = Criterion.Leaf(
      measure: measure, rule: rule, rollUp: rollUp, overTime: overTime, whenEmpty: whenEmpty,
      periods: periods)
    checkSurvey(row, leaf)
    return leaf
  }

  // MARK: - Rules

  private mutating func rule(_ row: TableRow, measure: Measure?) -> Rule? {
    let text = row[.rule]
    if text.isEmpty, !isSurveyWithoutCondition(measure) {
      return measure == .points ? .points : .linear(from: nil, full: nil)
    }
    guard text.utf8.count <= Self.longestRule else {
      values.log.report(
        row.problem(
          .badRule, column: .rule,
          Phrase("quy tắc quá dài", en: "the rule is too long"),
          expected: Phrase(
            "nhiều nhất \(Self.longestRule) ký tự", en: "at most \(Self.longestRule) characters")))
      return nil
    }
    let rule: Rule
    do {
      rule = try RuleParser.parse(text.isEmpty ? "linear" : text)
    } catch {
      report(error, row)
      return nil
    }
    guard let measure else { return rule }
    var expected: String?
    switch (rule, measure) {
    case (_, .survey(_, let condition)): expected = expectedRules(rule, condition)
    case (.points, .points), (.scale, .points): break
    case (.bonus(nil, _), .points), (.penalty(nil, _), .points): break
    case (_, .points): expected = "points, scale(…), bonus(limit: …), penalty(limit: …)"
    case (.points, _), (.scale, _):
      expected =
        "linear, ramp, steps, yes_no, goalposts, bonus(0.5 each, limit: …), penalty(0.5 each, limit: …)"
    case (.bonus(nil, let limit), _): expected = "bonus(0.5 each, limit: \(limit.text))"
    case (.penalty(nil, let limit), _): expected = "penalty(0.5 each, limit: \(limit.text))"
    default: break
    }
    guard let expected else { return rule }
    values.log.report(
      row.problem(
        .badRule, column: .rule,
        Phrase(
          "quy tắc này không dùng được với cách đo '\(measure.text)'",
          en: "this rule does not go with the measure '\(measure.text)'"),
        expected: Phrase(verbatim: expected),
        fix: Phrase("đổi quy tắc hoặc cách đo", en: "change the rule or the measure")))
    return nil
  }

  private mutating func report(_ error: RuleSyntaxError, _ row: TableRow) {
    let character = error.position + 1
    let place = Phrase(" (ký tự \(character))", en: " (character \(character))")
    values.log.report(
      row.problem(
        .badRule, column: .rule, error.message + place,
        expected: RuleParser.expected(for: row[.rule]),
        fix: LookAlike.fix(row[.rule]) { (try? RuleParser.parse($0)) != nil } ?? fix(of: error)))
  }

  /// A rule that is advised is one that can be read; of another it is said what else is wrong in it.
  private func fix(of error: RuleSyntaxError) -> Phrase? {
    guard let rewritten = error.rewritten else { return error.fix }
    do {
      _ = try RuleParser.parse(rewritten)
      return error.fix
    } catch {
      // What would be advised of the rest may be of what was no semicolon a moment ago.
      return Phrase(
        "thay ; bằng dấu phẩy; ngoài ra ", en: "replace ; by a comma; besides, ") + error.message
    }
  }

  /// Only a leaf knows whether its ratio can be below zero; the rule alone does not.
  private mutating func checkSign(_ row: TableRow, _ rule: Rule, _ measure: Measure) {
    guard let step = rule.stepBelowZero else { return }
    var fix =
      step == Rule.otherwiseText
      ? Phrase(
        "bậc trước nó nhận mọi tỷ lệ: sửa ngưỡng của bậc đó",
        en: "the step before it takes every ratio: correct its threshold")
      : Phrase("bỏ bậc này", en: "remove this step")
    switch measure {
    case .metric(let code):
      guard let signedIndicators, !signedIndicators.contains(code) else { return }
      fix =
        fix
        + Phrase(
          "; nếu tử số có thể âm thì ghi may_be_negative yes cho \(code) trong indicators.csv",
          en:
            "; if the numerator can be negative, set may_be_negative to yes for \(code) in indicators.csv"
        )
    case .index: return
    default: break
    }
    values.log.report(
      row.problem(
        .badRule, column: .rule,
        Phrase(
          "bậc '\(step)' không bao giờ đạt tới, vì tỷ lệ không âm",
          en: "the step '\(step)' is never reached, because no ratio is below zero"),
        expected: RuleParser.expected(for: row[.rule]), fix: fix))
  }

  private mutating func checkSteps(_ row: TableRow, _ rule: Rule, maximum: Fraction) {
    guard case .steps(let steps, let otherwise) = rule else { return }
    let all = steps.map(\.points) + [otherwise]
    guard let wrong = all.first(where: { $0 < .zero || $0 > maximum }) else { return }
    values.log.report(
      row.problem(
        .badRule, column: .rule,
        Phrase(
          "một bậc cho \(wrong.text) điểm, điểm tối đa là \(maximum.text)",
          en: "a step gives \(wrong.text) points, the maximum is \(maximum.text)"),
        expected: Phrase("từ 0 đến \(maximum.text)", en: "from 0 to \(maximum.text)"),
        fix: Phrase(
          "steps ghi điểm, không ghi phần trăm của điểm tối đa",
          en: "steps are in points, not in percent of the maximum")))
  }

  /// A bonus or a penalty stands outside of the maximum.
  private mutating func checkExtra(_ row: TableRow, maximum: Fraction?, whenEmpty: WhenEmpty?) {
    if let maximum, maximum != .zero {
      values.log.report(
        row.problem(
          .badRule, column: .maxPoints,
          Phrase(
            "điểm thưởng, điểm trừ nằm ngoài điểm tối đa",
            en: "a bonus or a penalty stands outside of the maximum"),
          expected: Phrase("0, hoặc để trống", en: "0, or nothing"),
          fix: Phrase(
            "ghi mức cao nhất vào limit của quy tắc", en: "write the most it can be as its limit")))
    }
    guard whenEmpty == .full else { return }
    values.log.report(
      row.problem(
        .badRule, column: .whenEmpty,
        Phrase(
          "điểm thưởng, điểm trừ không có điểm tối đa để cho đủ",
          en: "a bonus or a penalty has no full points to give"),
        expected: Phrase(verbatim: "zero, not_applicable, missing")))
  }

  // MARK: - Other columns

  mutating func periods(_ row: TableRow) -> [Period.Kind] {
    let known = Period.Kind.allCases.map(\.rawValue)
    var result: [Period.Kind] = []
    for word in row[.periods].lowercased().split(whereSeparator: { " ,;|\t\u{A0}".contains($0) }) {
      guard let kind = Period.Kind(rawValue: String(word)) else {
        values.log.report(
          row.problem(
            .unknownWord, column: .periods,
            Phrase("'\(word)' không phải là loại kỳ", en: "'\(word)' is not a kind of period"),
            expected: Phrase(verbatim: known.joined(separator: ", ")),
            fix: SettingReader.didYouMean(String(word), known)))
        continue
      }
      if !result.contains(kind) { result.append(kind) }
    }
    return result
  }

  mutating func appliesTo(_ row: TableRow) -> [String] {
    let parts = row[.appliesTo].split { ";,|".contains($0) }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
    for part in parts where !words.isLevelOrType(part) {
      let fix = words.fix(part)
      values.log.report(
        row.problem(
          .unknownWord, severity: fix == nil ? .warning : .error, column: .appliesTo,
          Phrase(
            "không có đơn vị nào thuộc cấp hoặc loại '\(part)'",
            en: "no unit has the level or the type '\(part)'"),
          expected: words.list, fix: fix))
    }
    return parts
  }

  mutating func checkWeight(_ row: TableRow) {
    let text = row[.weight]
    guard !text.isEmpty, text.utf8.count > 64 || Fraction(parsing: text) != .one else { return }
    values.log.report(
      row.problem(
        .notSupported, severity: .warning, column: .weight,
        Phrase(
          "trọng số không được dùng: điểm tối đa đã là trọng số",
          en: "weights are not used with points: the maximum is the weight"),
        fix: Phrase(
          "bỏ trọng số, hoặc nhân nó vào max_points", en: "remove it, or put it into max_points")))
  }

  /// A parent is the sum of its children; what it says of a measure would never be used.
  mutating func checkParent(_ row: TableRow) {
    if !row[.measure].isEmpty {
      values.log.report(
        row.problem(
          .badMeasure, column: .measure,
          Phrase(
            "tiêu chí có tiêu chí con thì không có cách đo riêng",
            en: "a criterion with children has no measure of its own"),
          fix: Phrase(
            "để trống cột measure, hoặc chuyển nó vào một tiêu chí con",
            en: "leave measure empty, or move it to a child")))
    }
    for column in [Column.rule, .rollUp, .overTime, .whenEmpty, .periods] {
      guard !row[column].isEmpty else { continue }
      values.log.report(
        row.problem(
          .badCriteriaTree, severity: .warning, column: column,
          Phrase(
            "cột '\(column.column.name)' không được dùng ở tiêu chí có tiêu chí con",
            en: "'\(column.column.name)' is not used for a criterion with children"),
          fix: Phrase("ghi ở các tiêu chí con", en: "write it at the children")))
    }
  }
}
