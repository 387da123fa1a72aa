import TongHopDiagnostics
import TongHopDomain

/// Reads the fields that many files have: numbers, dates, periods and words of a list.
///
/// Each function returns nil after it has reported a problem.
struct ValueReader {
  var log = DiagnosticLog()
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
      if value.sign != nil, Self.isAmbiguous(text) {
        if kind == .count, value.sign == "." {
          return limited(Self.withoutSeparators(text), row, column, isSigned: isSigned)
        }
        return ambiguous(row, column, value, decimals: decimals)
      }
      noteSign(value.sign, row, column)
      guard let scaled = value.scaled(to: decimals) else {
        return value.places > decimals
          ? tooManyDecimals(row, column, decimals) : tooLarge(row, column)
      }
      return limited(scaled, row, column, isSigned: isSigned)
    }
    if kind == .count, Self.isGrouped(text) {
      return limited(Self.withoutSeparators(text), row, column, isSigned: isSigned)
    }
    log.report(badNumber(row, column, text, kind: kind, decimals: decimals, hints))
    return nil
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
    let parts = text.split(whereSeparator: { $0 == "." || $0 == "," })
    return parts.count == 2 && parts[0].count <= 3 && parts[1].count == 3 && parts[0] != "0"
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
    log.report(
      row.problem(
        .negative, column: column,
        Phrase("cột '\(row.names[column])' là số âm", en: "'\(row.names[column])' is negative"),
        expected: Phrase("số không âm", en: "a number that is not negative"),
        fix: hints.ifNegative
          ?? Phrase("sửa lại số, không ghi dấu trừ", en: "correct the number, without a minus")))
    return nil
  }

  private mutating func ambiguous(
    _ row: TableRow, _ column: Int, _ value: Decimal, decimals: Int
  ) -> Int64? {
    let digits = String(value.mantissa)
    let text = row[column]
    // A number that may not have three decimals can only be meant as a thousand.
    let fix =
      decimals < 3
      ? Phrase("nếu là \(digits) thì viết \(digits)", en: "if it is \(digits), write \(digits)")
      : Phrase("viết \(digits), hoặc \(text)0", en: "write \(digits), or \(text)0")
    log.report(
      row.problem(
        .ambiguousThousands, column: column,
        Phrase(
          "'\(text)' có thể là \(digits) hoặc số có ba chữ số thập phân",
          en: "'\(text)' can be \(digits) or a number with three decimals"),
        expected: Phrase(
          "số không có dấu phân cách hàng nghìn", en: "a number without thousands separators"),
        fix: fix))
    return nil
  }

  private mutating func tooManyDecimals(_ row: TableRow, _ column: Int, _ decimals: Int) -> Int64? {
    log.report(
      row.problem(
        .tooManyDecimals, column: column,
        decimals == 0
          ? Phrase(
            "cột '\(row.names[column])' phải là số nguyên",
            en: "'\(row.names[column])' must be a whole number")
          : Phrase(
            "cột '\(row.names[column])' có quá \(decimals) chữ số thập phân",
            en: "'\(row.names[column])' has more than \(decimals) decimals"),
        expected: decimals == 0
          ? Phrase("số nguyên, ví dụ 125", en: "a whole number, e.g. 125")
          : Phrase("nhiều nhất \(decimals) chữ số thập phân", en: "at most \(decimals) decimals"),
        fix: Phrase(
          "sửa số, hoặc tăng cột decimals của chỉ tiêu trong indicators.csv",
          en: "correct it, or raise decimals of the indicator in indicators.csv")))
    return nil
  }

  private mutating func tooLarge(_ row: TableRow, _ column: Int) -> Int64? {
    log.report(
      row.problem(
        .numberTooLarge, column: column,
        Phrase("số quá lớn", en: "the number is too large"),
        expected: Phrase(
          "dưới 9,2 tỷ tỷ, kể cả phần thập phân", en: "below 9.2 x 10^18, decimals included"),
        fix: Phrase("kiểm tra đơn vị tính", en: "check the unit of measurement")))
    return nil
  }

  private func badNumber(
    _ row: TableRow, _ column: Int, _ text: String, kind: Indicator.Kind, decimals: Int,
    _ hints: NumberHints
  ) -> Diagnostic {
    let name = row.names[column]
    let digits = text.filter { "0123456789".contains($0) }
    let onlySeparators =
      !digits.isEmpty
      && text.allSatisfy { "0123456789.,'".contains($0) || $0.isWhitespace }
    if onlySeparators, digits.count > 18 {
      return row.problem(
        .numberTooLarge, column: column, Phrase("số quá lớn", en: "the number is too large"),
        expected: Phrase("nhiều nhất 18 chữ số", en: "at most 18 digits"),
        fix: Phrase("kiểm tra đơn vị tính", en: "check the unit of measurement"))
    }
    let fix: Phrase
    if onlySeparators {
      fix = Phrase(
        "viết \(digits), không có dấu phân cách", en: "write \(digits), without separators")
    } else if text.hasSuffix("%") {
      fix = Phrase(
        "ghi tử số và mẫu số, không ghi tỷ lệ phần trăm",
        en: "enter numerator and denominator, not a percentage")
    } else {
      fix = Phrase("nhập số; ", en: "enter a number; ") + hints.ifNone
    }
    let example = decimals == 0 ? "125" : "125.5"
    return row.problem(
      .badNumber, column: column,
      Phrase("cột '\(name)' không phải là số", en: "'\(name)' is not a number"),
      expected: kind == .count && decimals == 0
        ? Phrase("số nguyên không âm, ví dụ \(example)", en: "a whole number, e.g. \(example)")
        : Phrase("số không âm, ví dụ \(example)", en: "a number, e.g. \(example)"),
      fix: fix)
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
    let nearest = meant(text)?.rawValue ?? Suggestion.nearest(to: text, in: all)
    log.report(
      row.problem(
        .unknownWord, column: column,
        Phrase(
          "cột '\(row.names[column])' có chữ không hiểu",
          en: "'\(row.names[column])' holds an unknown word"),
        expected: Phrase(verbatim: all.joined(separator: ", ")),
        fix: nearest.map { Phrase("có phải là \($0)?", en: "did you mean \($0)?") }))
    return nil
  }

  mutating func required(_ row: TableRow, _ column: Int) -> String? {
    let text = row[column]
    if !text.isEmpty { return text }
    log.report(
      row.problem(
        .emptyField, column: column,
        Phrase("cột '\(row.names[column])' để trống", en: "'\(row.names[column])' is empty"),
        fix: Phrase("điền cột này", en: "fill it in")))
    return nil
  }

  mutating func wholeNumber(_ row: TableRow, _ column: Int) -> Int? {
    guard !row[column].isEmpty else { return nil }
    return number(row, column, kind: .count, decimals: 0, hints: NumberHints(ifNone: Self.blank))
      .map(Int.init)
  }

  private static let blank = Phrase(
    "nếu chưa có số liệu thì để trống ô", en: "if there is none yet, leave the field empty")
}

/// What to type where a number is wrong; it depends on the file.
struct NumberHints {
  var ifNone = Phrase(
    "nếu chưa có số liệu thì xóa cả dòng", en: "if there is none yet, delete the row")
  var ifNegative: Phrase?

  /// Of a weight, which is 1 where none is given.
  static let weight = NumberHints(ifNone: Phrase("để trống = 1", en: "empty means 1"))
}
