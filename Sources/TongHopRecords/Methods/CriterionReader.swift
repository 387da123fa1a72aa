import TongHopDiagnostics
import TongHopDomain

/// Makes criteria of the rows of a tree. Leaves are in `CriterionReader+Leaf.swift`.
struct CriterionReader {
  var values = ValueReader()
  let words: UnitWords
  /// nil: a method of points.
  let composite: Composite?
  /// Indicators whose numerators may be below zero; nil where that is not known.
  let signedIndicators: Set<String>?
  private var isComposite: Bool { composite != nil }
  /// The least common multiple of the denominators so far.
  private var commonDenominator: Int128 = 1

  static let largestDenominator: Int128 = 1_000_000_000_000
  static let largestMaximum = Fraction(1_000_000_000)

  init(words: UnitWords, composite: Composite?, signedIndicators: Set<String>?) {
    self.words = words
    self.composite = composite
    self.signedIndicators = signedIndicators
  }

  /// - Returns: the criteria in the order of the tree; of use only where nothing was reported.
  mutating func criteria(of tree: CriteriaTree) -> [Criterion] {
    // Every row is read, also those outside the tree, so that their problems are told.
    var given: [Fraction?] = []
    var read: [Criterion] = []
    for (index, row) in tree.rows.enumerated() {
      let isLeaf = tree.children[index].isEmpty
      let isExtra = isLeaf && !isComposite && isExtra(row)
      let maximum =
        isComposite ? compositeMaximum(row) : maximum(row, isLeaf: isLeaf && !isExtra)
      given.append(maximum ?? (isExtra ? .zero : nil))
      var criterion = Criterion(
        code: values.required(row, CriteriaFile.Column.code.rawValue) ?? "",
        name: values.required(row, CriteriaFile.Column.name.rawValue) ?? "",
        maximum: maximum ?? .zero, source: row[.source], lead: row[.lead],
        appliesTo: appliesTo(row), line: row.line)
      criterion.columns = Criterion.Columns(
        code: row.location(.code).column, measure: row.location(.measure).column,
        rule: row.location(.rule).column)
      if isLeaf {
        criterion.leaf = isComposite ? compositeLeaf(row) : leaf(row, maximum: maximum)
      } else {
        checkParent(row)
      }
      if isComposite {
        criterion.weight = weight(row)
      } else {
        checkWeight(row)
      }
      if !isLeaf || !isComposite { checkDirection(row) }
      read.append(criterion)
    }
    if isComposite { checkWeights(tree, read) }
    checkTwins(tree)
    let maxima = isComposite ? given : sums(tree, given: given)
    var places: [Int: Int] = [:]
    var result: [Criterion] = []
    for index in tree.order {
      places[index] = result.count
      read[index].parent = tree.parents[index].flatMap { places[$0] }
      read[index].maximum = maxima[index] ?? .zero
      result.append(read[index])
    }
    return result
  }

  /// Codes with strange characters, and those among them that look like others.
  private mutating func checkTwins(_ tree: CriteriaTree) {
    let keys = tree.rows.lazy.map { TwinKeys.Key($0[.code], at: $0.location(.code)) }
    let twins = TwinKeys.find(keys)
    for twin in twins { values.log.report(twin.problem(column: Column.code.column.name)) }
    let told = Set(twins.map(\.key.location))
    for row in tree.rows where !told.contains(row.location(.code)) {
      values.checkLook(row, Column.code.rawValue)
    }
  }

  // MARK: - Maxima

  /// A bonus or a penalty needs no maximum. What is wrong with its rule is said elsewhere.
  private func isExtra(_ row: TableRow) -> Bool {
    ["bonus", "penalty"].contains { row[.rule].hasPrefix($0) }
  }

  private mutating func maximum(_ row: TableRow, isLeaf: Bool) -> Fraction? {
    let text = row[.maxPoints]
    let expected = Phrase(
      "số điểm không âm, ví dụ 2, 1.25 hoặc 10/3", en: "points, not negative, e.g. 2, 1.25 or 10/3")
    if text.isEmpty {
      if isLeaf {
        values.log.report(
          row.problem(
            .emptyField, column: .maxPoints,
            Phrase("thiếu điểm tối đa", en: "the maximum is missing"), expected: expected,
            fix: Phrase(
              "điền điểm tối đa; 0 nếu chỉ theo dõi",
              en: "fill it in; 0 if the criterion is only tracked")))
      }
      return nil
    }
    if text.count > 18, text.allSatisfy({ ("0"..."9").contains($0) }) {
      return tooLarge(row)
    }
    guard text.utf8.count <= 64, !text.hasSuffix("%"), let value = Fraction(parsing: text) else {
      values.log.report(
        row.problem(
          .badNumber, column: .maxPoints,
          Phrase("điểm tối đa không phải là số", en: "the maximum is not a number"),
          expected: expected,
          fix: LookAlike.fix(text, isOfDigits: true) {
            !$0.hasSuffix("%") && Fraction(parsing: $0) != nil
          }))
      return nil
    }
    if ValueReader.isAmbiguous(text), Decimal(parsing: text) != nil {
      let digits = text.filter(\.isNumber)
      values.log.report(
        row.problem(
          .ambiguousThousands, column: .maxPoints,
          Phrase(
            "'\(text)' có thể là \(digits) hoặc \(value.text)",
            en: "'\(text)' can be \(digits) or \(value.text)"),
          expected: Phrase(
            "số không có dấu phân cách hàng nghìn", en: "a number without thousands separators"),
          fix: Phrase("viết \(digits), hoặc \(text)0", en: "write \(digits), or \(text)0")))
      return nil
    }
    return checked(value, row, expected: expected)
  }

  private mutating func checked(_ value: Fraction, _ row: TableRow, expected: Phrase) -> Fraction? {
    if value < .zero {
      values.log.report(
        row.problem(
          .negative, column: .maxPoints,
          Phrase("điểm tối đa là số âm", en: "the maximum is negative"), expected: expected))
      return nil
    }
    if value > Self.largestMaximum { return tooLarge(row) }
    guard noteDenominator(value.denominator) else {
      values.log.report(
        row.problem(
          .badCriteriaTree, column: .maxPoints,
          Phrase(
            "các điểm tối đa không có mẫu số chung đến một nghìn tỷ, không cộng chính xác được",
            en: "the maxima have no common denominator up to 10^12 and cannot be added exactly"),
          fix: Phrase(
            "viết điểm tối đa với ít chữ số hơn, hoặc thành phân số như 10/3",
            en: "write maxima with fewer digits, or as fractions like 10/3")))
      return nil
    }
    return value
  }

  private mutating func tooLarge(_ row: TableRow) -> Fraction? {
    values.log.report(
      row.problem(
        .numberTooLarge, column: .maxPoints,
        Phrase("điểm tối đa quá lớn", en: "the maximum is too large"),
        expected: Phrase("nhiều nhất một tỷ", en: "at most 1,000,000,000"),
        fix: Phrase("sửa điểm tối đa", en: "correct the maximum")))
    return nil
  }

  mutating func noteDenominator(_ denominator: Int128) -> Bool {
    var (divisor, rest) = (commonDenominator, denominator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let (multiple, overflow) = (commonDenominator / divisor)
      .multipliedReportingOverflow(by: denominator)
    guard !overflow, multiple <= Self.largestDenominator else { return false }
    commonDenominator = multiple
    return true
  }

  /// The maxima of all rows; of a parent the sum of its children, nil where one is not known.
  private mutating func sums(_ tree: CriteriaTree, given: [Fraction?]) -> [Fraction?] {
    var result = given
    for index in tree.order.reversed() where !tree.children[index].isEmpty {
      let parts = tree.children[index].map { result[$0] }
      var sum: Fraction? = .zero
      for part in parts {
        guard let part, let before = sum else {
          sum = nil
          break
        }
        sum = try? before.adding(part)
      }
      result[index] = sum
      if let sum, let stated = given[index], sum != stated {
        reportSum(tree, index, sum: sum, parts: parts)
      }
    }
    return result
  }

  private mutating func reportSum(
    _ tree: CriteriaTree, _ index: Int, sum: Fraction, parts: [Fraction?]
  ) {
    var list = zip(tree.children[index], parts).prefix(12).map { child, part in
      "\(tree.rows[child][.code]) (\(part?.text ?? ""))"
    }
    if parts.count > list.count { list.append("…") }
    let children = list.joined(separator: ", ")
    values.log.report(
      tree.rows[index].problem(
        .childrenDoNotAddUp, column: .maxPoints,
        Phrase(
          "điểm tối đa khác tổng \(sum.text) của các tiêu chí con: \(children)",
          en: "the maximum is not the sum \(sum.text) of its children: \(children)"),
        expected: Phrase(verbatim: sum.text),
        fix: Phrase(
          "sửa một trong các số, hoặc để trống ô này để lấy tổng",
          en: "correct one of the numbers, or leave this field empty to take the sum")))
  }
}
