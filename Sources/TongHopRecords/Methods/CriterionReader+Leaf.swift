import TongHopDiagnostics
import TongHopDomain

extension CriterionReader {
  typealias Column = CriteriaFile.Column

  private static let measureForms = [
    "metric:MÃ", "tasks:done", "tasks:on_time", "tasks:*", "points", "survey:MÃ",
  ]

  /// Nobody writes longer ones, and the parsers of rules and numbers may take their time.
  private static let longestRule = 2000

  /// - Parameter maximum: nil where it could not be read; then it is not compared.
  mutating func leaf(_ row: TableRow, maximum: Fraction?) -> Criterion.Leaf? {
    let measure = measure(row)
    let rule = rule(row, measure: measure)
    if let rule, let maximum { checkSteps(row, rule, maximum: maximum) }
    let rollUp = rollUp(row)
    let overTime = values.word(row, Column.overTime.rawValue, as: OverTime.self, default: .sum)
    let whenEmpty = values.word(row, Column.whenEmpty.rawValue, as: WhenEmpty.self, default: .zero)
    let periods = periods(row)
    guard let measure, let rule, let rollUp, let overTime, let whenEmpty else { return nil }
    return Criterion.Leaf(
      measure: measure, rule: rule, rollUp: rollUp, overTime: overTime, whenEmpty: whenEmpty,
      periods: periods)
  }

  mutating func measure(_ row: TableRow) -> Measure? {
    let text = row[.measure]
    let forms = Phrase(verbatim: Self.measureForms.joined(separator: ", "))
    if text.isEmpty {
      values.log.report(
        row.problem(
          .badMeasure, column: .measure,
          Phrase(
            "tiêu chí không có tiêu chí con phải có cách đo",
            en: "a criterion without children needs a measure"),
          expected: forms,
          fix: Phrase("điền cột measure", en: "fill in the column measure")))
      return nil
    }
    guard let measure = Measure(parsing: text), !measure.lacksCode else {
      let known = ["tasks:done", "tasks:on_time", "tasks:*", "points"]
      values.log.report(
        row.problem(
          .badMeasure, column: .measure,
          Phrase("cách đo không hiểu được", en: "the measure is not understood"), expected: forms,
          fix: SettingReader.didYouMean(text, known)
            ?? SettingReader.didYouMean(
              text.split(separator: ":").first.map { $0 + ":" } ?? "",
              ["metric:", "survey:", "tasks:", "points:"])))
      return nil
    }
    if case .index = measure {
      values.log.report(
        row.problem(
          .notSupported, column: .measure,
          Phrase(
            "phiên bản này chưa lấy được chỉ số của phương pháp khác",
            en: "this version does not take the index of another method yet"),
          expected: forms,
          fix: Phrase(
            "dùng points và nhập điểm vào points/", en: "use points and enter them in points/")))
      return nil
    }
    return measure
  }

  mutating func rollUp(_ row: TableRow) -> RollUp? {
    let word = values.word(row, Column.rollUp.rawValue, as: RollUp.self, default: .sum)
    guard let word, word != .sum, word != .none else { return word }
    values.log.report(
      row.problem(
        .notSupported, column: .rollUp,
        Phrase(
          "phiên bản này chưa tổng hợp được theo '\(word.rawValue)'",
          en: "this version does not roll up by '\(word.rawValue)' yet"),
        expected: Phrase(verbatim: "sum, none"),
        fix: Phrase(
          "dùng none và nhập số liệu của từng đơn vị, kể cả đơn vị cấp trên",
          en: "use none and enter the figure of every unit, the upper ones too")))
    return nil
  }

  // MARK: - Rules

  private mutating func rule(_ row: TableRow, measure: Measure?) -> Rule? {
    let text = row[.rule]
    if text.isEmpty { return measure == .points ? .points : .linear(from: nil, full: nil) }
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
      rule = try RuleParser.parse(text)
    } catch {
      report(error, row)
      return nil
    }
    guard let measure else { return rule }
    var expected: String?
    switch (rule, measure) {
    case (.points, .points), (.scale, .points), (.scale, .survey): break
    case (_, .points): expected = "points, scale(…)"
    case (.points, _), (.scale, _): expected = "linear, ramp, steps, yes_no"
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
    guard error.isUnsupported else {
      values.log.report(
        row.problem(
          .badRule, column: .rule, error.message + place,
          expected: Phrase("ví dụ linear(full: 90%)", en: "e.g. linear(full: 90%)")))
      return
    }
    values.log.report(
      row.problem(
        .notSupported, column: .rule, error.message + place,
        expected: Phrase(verbatim: RuleParser.names.joined(separator: ", ")),
        fix: Phrase(
          "dùng points cho measure và nhập điểm vào points/",
          en: "use points as the measure and enter the points in points/")))
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
      values.log.report(
        row.problem(
          .unknownWord, severity: .warning, column: .appliesTo,
          Phrase(
            "không có đơn vị nào thuộc cấp hoặc loại '\(part)'",
            en: "no unit has the level or the type '\(part)'"),
          expected: Phrase(verbatim: words.list.joined(separator: ", ")),
          fix: SettingReader.didYouMean(part, words.list)))
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

extension Measure {
  /// `metric: ` has its colon and nothing behind it.
  fileprivate var lacksCode: Bool {
    switch self {
    case .metric(let code), .survey(let code), .index(let code): code.isEmpty
    default: false
    }
  }
}
