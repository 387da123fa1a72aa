import TongHopDiagnostics
import TongHopDomain

/// What the columns of criteria.csv mean in a composite indicator.
extension CriterionReader {
  /// Far above any real weight; with the common denominator of all numbers it keeps every sum of
  /// weighted values in 128 bits.
  private static let largestWeight = Fraction(1_000_000)

  /// Every node has the upper end of the method's scale.
  mutating func compositeMaximum(_ row: TableRow) -> Fraction? {
    if !row[.maxPoints].isEmpty {
      values.log.report(
        row.problem(
          .badComposite, severity: .warning, column: .maxPoints,
          Phrase(
            "điểm tối đa không được dùng ở chỉ số tổng hợp",
            en: "a maximum is not used in a composite indicator"),
          fix: Phrase(
            "để trống; tỷ trọng ghi ở cột weight", en: "leave it empty; shares go into weight")))
    }
    return composite?.high
  }

  mutating func compositeLeaf(_ row: TableRow) -> Criterion.Leaf? {
    let measure = measure(row)
    let normalisation = normalisation(row)
    let rollUp = values.word(row, Column.rollUp.rawValue, as: RollUp.self, default: .sum)
    let overTime = values.word(row, Column.overTime.rawValue, as: OverTime.self, default: .sum)
    let direction = values.word(
      row, Column.direction.rawValue, as: Direction.self, default: .higher)
    let whenEmpty = compositeWhenEmpty(row)
    let periods = periods(row)
    guard let measure, let normalisation, let rollUp, let overTime, let direction, let whenEmpty
    else { return nil }
    checkFractionOfMax(row, normalisation, direction)
    var leaf = Criterion.Leaf(
      measure: measure, rule: measure == .points ? .points : .linear(from: nil, full: nil),
      rollUp: rollUp, overTime: overTime, whenEmpty: whenEmpty, periods: periods)
    leaf.direction = direction
    leaf.normalisation = normalisation
    checkSurvey(row, leaf)
    return leaf
  }

  private mutating func normalisation(_ row: TableRow) -> Normalisation? {
    let text = row[.rule]
    if text.isEmpty { return composite?.normalisation }
    do {
      return try NormalisationParser.parse(text)
    } catch {
      let character = error.position + 1
      values.log.report(
        row.problem(
          .badRule, column: .rule,
          error.message + Phrase(" (ký tự \(character))", en: " (character \(character))"),
          expected: NormalisationParser.expected(for: text),
          fix: LookAlike.fix(text) { (try? NormalisationParser.parse($0)) != nil } ?? error.fix))
      return nil
    }
  }

  /// -x / greatest of -x is x / least: it would turn the order around.
  private mutating func checkFractionOfMax(
    _ row: TableRow, _ normalisation: Normalisation, _ direction: Direction
  ) {
    guard normalisation == .fractionOfMax, direction == .lower else { return }
    values.log.report(
      row.problem(
        .badRule, column: row[.rule].isEmpty ? .direction : .rule,
        Phrase(
          "fraction_of_max không dùng được với direction lower: thứ tự sẽ bị đảo ngược",
          en: "fraction_of_max does not go with direction lower: it would turn the order around"),
        expected: Phrase("ví dụ min_max", en: "e.g. min_max"),
        fix: Phrase("đổi cách chuẩn hóa", en: "choose another normalisation")))
  }

  private mutating func compositeWhenEmpty(_ row: TableRow) -> WhenEmpty? {
    let word = values.word(
      row, Column.whenEmpty.rawValue, as: WhenEmpty.self, default: .missing)
    guard let word, word == .zero || word == .full else { return word }
    values.log.report(
      row.problem(
        .badComposite, column: .whenEmpty,
        Phrase(
          "không có tỷ lệ thì không có gì để chuẩn hóa",
          en: "where there is no ratio there is nothing to normalise"),
        expected: Phrase(verbatim: "missing, not_applicable"),
        fix: Phrase(
          "missing: chỉ số thiếu; not_applicable: bỏ tiêu chí cùng trọng số",
          en: "missing: the index is missing; not_applicable: the leaf leaves with its weight")))
    return nil
  }

  mutating func checkDirection(_ row: TableRow) {
    guard !row[.direction].isEmpty else { return }
    values.log.report(
      row.problem(
        .badComposite, severity: .warning, column: .direction,
        Phrase(
          "cột 'direction' chỉ dùng ở tiêu chí đo của chỉ số tổng hợp",
          en: "'direction' is used for leaves of a composite indicator only"),
        fix: Phrase("để trống", en: "leave it empty")))
  }

  // MARK: - Weights

  mutating func weight(_ row: TableRow) -> Fraction {
    let text = row[.weight]
    if text.isEmpty { return .one }
    let expected = Phrase(
      "số không âm, ví dụ 2, 0.25 hoặc 1/3", en: "a number, not negative, e.g. 2, 0.25 or 1/3")
    guard text.utf8.count <= 64, let value = Fraction(parsing: text), value >= .zero else {
      values.log.report(
        row.problem(
          .badNumber, column: .weight,
          Phrase(
            "trọng số không phải là số không âm",
            en: "the weight is not a number that is not negative"),
          expected: expected,
          fix: LookAlike.fix(text, isOfDigits: true) { Fraction(parsing: $0) != nil }))
      return .one
    }
    guard value <= Self.largestWeight, noteDenominator(value.denominator) else {
      values.log.report(
        row.problem(
          .numberTooLarge, column: .weight,
          Phrase(
            "trọng số quá lớn, hoặc các trọng số không có mẫu số chung đến một nghìn tỷ",
            en: "the weight is too large, or the weights have no common denominator up to 10^12"),
          expected: Phrase("nhiều nhất một triệu", en: "at most 1,000,000"),
          fix: Phrase(
            "chỉ tỷ lệ giữa các trọng số là quan trọng; viết số nhỏ hơn",
            en: "only the proportions of weights matter; write smaller numbers")))
      return .one
    }
    return value
  }

  mutating func checkWeights(_ tree: CriteriaTree, _ read: [Criterion]) {
    let top = tree.rows.indices.filter { tree.parents[$0] == nil }
    for siblings in [top] + tree.children where !siblings.isEmpty {
      guard siblings.allSatisfy({ read[$0].weight == .zero }) else { continue }
      values.log.report(
        tree.rows[siblings[0]].problem(
          .badComposite, column: .weight,
          Phrase(
            "mọi tiêu chí cùng cấp đều có trọng số 0", en: "all of these siblings have weight 0"),
          expected: Phrase("ít nhất một trọng số lớn hơn 0", en: "at least one weight above 0"),
          fix: Phrase("sửa cột weight", en: "correct the column weight")))
    }
  }
}
