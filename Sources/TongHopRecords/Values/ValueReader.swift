import TongHopDiagnostics
import TongHopDomain

/// Reads the fields that many files have: numbers, dates, periods and words of a list.
///
/// Each function returns nil after it has reported a problem.
struct ValueReader {
  var log = DiagnosticLog()
  /// What the columns of the file show; nil where nobody looks for it.
  var evidence: ColumnEvidence?
  /// What the dates of the file show; nil where nobody asks.
  var dates: DateOrders?
  /// Decimals of indicators that nobody has declared, by indicator.
  private(set) var undeclared: [String: UndeclaredDecimals] = [:]
  /// Rows that rest on a list with errors.
  var doubtful = DoubtfulRows()
  /// By column, the first decimal sign and its line: the convention of the column.
  private var signs: [Int: (sign: Character, line: Int)] = [:]

  /// A number in whole units of 10^-`decimals`, not negative.
  ///
  /// - Parameters:
  ///   - isSigned: it may be below zero; then it is below ``Indicator/signedLimit``.
  ///   - hints: what to type in place of a number that is none.
  mutating func number(
    _ row: TableRow, _ column: Int, kind: Indicator.Kind, decimals: Int, isSigned: Bool = false,
    hints: NumberHints = NumberHints()
  ) -> Int64? {
    let text = row[column]
    if let value = Decimal(parsing: text) {
      let isNegative = value.mantissa < 0 || text.utf8.first == UInt8(ascii: "-")
      if isNegative, !isSigned { return negative(row, column, hints) }
      if let sign = value.sign, Self.isAmbiguous(text) {
        if kind == .count, sign == "." {
          return limited(Self.withoutSeparators(text), row, column, isSigned: isSigned)
        }
        guard decimals >= 3, isDecimal(sign, column, hints) else {
          log.report(ambiguous(row, column, kind: kind, decimals: decimals, hints))
          return nil
        }
      }
      noteSign(value.sign, row, column)
      guard let scaled = value.scaled(to: decimals) else {
        return value.places > decimals
          ? tooManyDecimals(row, column, value, kind, decimals, hints)
          : tooLarge(row, column, hints)
      }
      return limited(scaled, row, column, isSigned: isSigned)
    }
    if kind == .count, Self.isGrouped(text) {
      return limited(Self.withoutSeparators(text), row, column, isSigned: isSigned)
    }
    log.report(
      badNumber(row, column, kind: kind, decimals: decimals, isSigned: isSigned, hints))
    return nil
  }

  /// Does the sign of `1.234` separate decimals here?
  private func isDecimal(_ sign: Character, _ column: Int, _ hints: NumberHints) -> Bool {
    (evidence?.signs(of: column) ?? ColumnEvidence.Signs())
      .isDecimal(sign, isDeclared: hints.declaresDecimals)
  }

  private mutating func limited(
    _ value: Int64?, _ row: TableRow, _ column: Int, isSigned: Bool
  ) -> Int64? {
    guard isSigned, let value, value.magnitude >= Indicator.signedLimit.magnitude else {
      return value
    }
    log.report(
      row.problem(
        .numberTooLarge, column: column,
        Phrase(
          "số quá lớn cho chỉ tiêu có thể âm",
          en: "the number is too large for an indicator that may be negative"),
        expected: Phrase(
          "dưới một triệu tỷ (10^15), kể cả phần thập phân", en: "below 10^15, decimals included"),
        fix: Phrase(
          "kiểm tra đơn vị tính, hoặc bớt decimals của chỉ tiêu",
          en: "check the unit of measurement, or lower decimals of the indicator")))
    return nil
  }

  /// `1.234` and `1,234`: one thousand or one and a bit.
  static func isAmbiguous(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" }.split(whereSeparator: { $0 == "." || $0 == "," })
    return parts.count == 2 && parts[0].count <= 3 && parts[1].count == 3 && parts[0].first != "0"
  }

  /// `12.345.678`
  private static func isGrouped(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 2 && (1...3).contains(parts[0].count)
      && parts.dropFirst().allSatisfy { $0.count == 3 }
      && text.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (48...57).contains($0) }
  }

  private static func withoutSeparators(_ text: String) -> Int64? {
    Int64(text.filter { $0 != "." })
  }

  /// One column has one decimal sign. A mixture is an error of the column; each number is clear in
  /// itself and is read, so that what counts does not depend on which sign came first.
  private mutating func noteSign(_ sign: Character?, _ row: TableRow, _ column: Int) {
    guard let sign else { return }
    guard let first = signs[column] else {
      signs[column] = (sign, row.line)
      return
    }
    guard sign != first.sign else { return }
    log.report(
      row.problem(
        .mixedDecimals, column: column,
        Phrase(
          "cột '\(row.names[column])' có cả dấu phẩy và dấu chấm thập phân (dòng \(first.line): '\(first.sign)')",
          en:
            "column '\(row.names[column])' has both decimal commas and decimal points (line \(first.line): '\(first.sign)')"
        ),
        expected: Phrase("một kiểu trong cả cột", en: "one of them in the whole column"),
        fix: Phrase("viết lại các số theo một kiểu", en: "write all numbers with the same sign")))
  }

  /// Of a number that another reader has read.
  mutating func noteSign(of row: TableRow, _ column: Int) {
    noteSign(Decimal(parsing: row[column])?.sign, row, column)
  }

  private mutating func negative(_ row: TableRow, _ column: Int, _ hints: NumberHints)
    -> Int64?
  {
    log.report(isNegative(row, column, hints))
    return nil
  }

  private mutating func tooManyDecimals(
    _ row: TableRow, _ column: Int, _ value: Decimal, _ kind: Indicator.Kind, _ decimals: Int,
    _ hints: NumberHints
  ) -> Int64? {
    if let indicator = hints.undeclared ?? hints.withoutDecimals {
      let places = Decimal.text(Int128(value.mantissa), places: value.places)
        .reversed().drop { $0 == "0" }.prefix { $0 != "." }.count
      undeclared[
        indicator.code,
        default: UndeclaredDecimals(
          indicator, row.location(column), isListed: hints.undeclared == nil)
      ]
      .add(places: places, text: row[column], line: row.line)
      return nil
    }
    log.report(Self.hasTooManyDecimals(row, column, kind, decimals, hints))
    return nil
  }

  private mutating func tooLarge(_ row: TableRow, _ column: Int, _ hints: NumberHints) -> Int64? {
    log.report(Self.isTooLarge(row, column, hints))
    return nil
  }

  /// Of a short word two letters are half of it: mean is not max. Two of them change places all the same.
  private static func candidates(for text: String, among all: [String]) -> [String] {
    guard text.count < 6 else { return all }
    return all.filter {
      Suggestion.nearest(to: text, in: [$0], limit: 1) != nil || $0.sorted() == text.sorted()
        || LookAlike.areTwins(text, $0)
    }
  }

  /// Words of a list of which only the beginning was written: mean of mean:population.
  private static func begun(_ text: String, in all: [String]) -> Phrase? {
    let longer = all.filter { $0.hasPrefix(text + ":") }
    guard !longer.isEmpty else { return nil }
    return Phrase(
      "có phải là \(longer.joined(separator: " hoặc "))?",
      en: "did you mean \(longer.joined(separator: " or "))?")
  }

  /// A word of a list; the first of the list where the field is empty and a default is allowed.
  ///
  /// - Parameter meant: what another word probably means, for the message.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ row: TableRow, _ column: Int, as type: Word.Type, default fallback: Word?,
    meant: (String) -> Word? = { _ in nil }
  ) -> Word? where Word.RawValue == String {
    let text = row[column].lowercased()
    if text.isEmpty, let fallback { return fallback }
    if let word = Word(rawValue: text) { return word }
    let all = Word.allCases.map(\.rawValue)
    let question =
      meant(text).map { Phrase("có phải là \($0.rawValue)?", en: "did you mean \($0.rawValue)?") }
      ?? Self.begun(text, in: all)
      ?? Suggestion.question(row[column], in: Self.candidates(for: text, among: all))
    log.report(
      row.problem(
        .unknownWord, column: column,
        Phrase(
          "cột '\(row.names[column])' có chữ không hiểu",
          en: "'\(row.names[column])' holds an unknown word"),
        expected: Phrase(verbatim: all.joined(separator: ", ")),
        fix: question))
    return nil
  }

  /// - Parameter orElse: what else there is to do but to fill it in.
  mutating func required(_ row: TableRow, _ column: Int, orElse: Phrase? = nil) -> String? {
    let text = row[column]
    if !text.isEmpty { return text }
    log.report(
      row.problem(
        .emptyField, column: column,
        Phrase("cột '\(row.names[column])' để trống", en: "'\(row.names[column])' is empty"),
        fix: Phrase("điền cột này", en: "fill it in")
          + (orElse.map { Phrase(verbatim: "; ") + $0 } ?? Phrase(verbatim: ""))))
    return nil
  }

  mutating func wholeNumber(_ row: TableRow, _ column: Int) -> Int? {
    guard !row[column].isEmpty else { return nil }
    return number(row, column, kind: .count, decimals: 0, hints: .mayBeEmpty).map(Int.init)
  }
}
