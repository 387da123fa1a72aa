import TongHopDiagnostics
import TongHopDomain

/// The column `weight`.
extension SurveyFile {
  /// One in a billion is more than any survey has; a greater weight is a slip.
  private static let largestWeight: Int64 = 1_000_000_000
  /// Digits that a weight may have, zeros in front of it aside.
  private static let mostDigits = 18

  /// The weight as it is written, 1 where none is given; of a respondent who counts for nothing 0.
  static func weight(_ row: TableRow, _ values: inout ValueReader) -> Int128? {
    let (column, text) = (Field.weight.rawValue, row[Field.weight.rawValue])
    guard !text.isEmpty else { return SurveyAnswer.one }
    if text.utf8.first == UInt8(ascii: "-"), Decimal(parsing: text) != nil {
      values.log.report(negative(row))
      return nil
    }
    if let rounded = rounded(text) {
      values.log.report(tooLong(row, rounded))
      return nil
    }
    // What may be a thousand, and what is no number, has the messages that it has elsewhere.
    guard let decimal = Decimal(parsing: text), !ValueReader.isAmbiguous(text) else {
      return values.number(row, column, kind: .amount, decimals: 6, hints: .weight)
        .flatMap { inRange(Int128($0) * Decimal.power(12), row, &values) }
    }
    values.noteSign(of: row, column)
    let weight =
      Int128(decimal.mantissa) * Decimal.power(SurveyAnswer.weightPlaces - decimal.places)
    return inRange(weight, row, &values)
  }

  private static func inRange(_ weight: Int128, _ row: TableRow, _ values: inout ValueReader)
    -> Int128?
  {
    guard weight > Int128(largestWeight) * SurveyAnswer.one else { return weight }
    values.log.report(
      row.problem(
        .badWeight, column: Field.weight.rawValue,
        Phrase("trọng số quá lớn", en: "the weight is too large"), expected: expected,
        fix: Phrase(
          "kiểm tra lại; nếu đúng thì chia mọi trọng số cho cùng một số, kết quả không đổi",
          en: "check it; if it is right, divide all weights by one number, which changes nothing")))
    return nil
  }

  private static let expected = Phrase(
    "từ 0 đến \(largestWeight)", en: "from 0 to \(largestWeight)")

  private static func negative(_ row: TableRow) -> Diagnostic {
    row.problem(
      .badWeight, column: Field.weight.rawValue,
      Phrase("trọng số là số âm", en: "the weight is negative"), expected: expected,
      fix: Phrase(
        "ghi số người mà người trả lời đại diện; ghi 0 nếu người này không đại diện cho ai",
        en: "write how many people the respondent stands for; 0 where it is nobody"))
  }

  private static func tooLong(_ row: TableRow, _ rounded: String) -> Diagnostic {
    row.problem(
      .tooManyDecimals, column: Field.weight.rawValue,
      Phrase(
        "trọng số có quá \(mostDigits) chữ số", en: "the weight has more than \(mostDigits) digits"),
      expected: Phrase(
        "nhiều nhất \(mostDigits) chữ số, trong đó nhiều nhất \(SurveyAnswer.weightPlaces) chữ số thập phân",
        en:
          "at most \(mostDigits) digits, at most \(SurveyAnswer.weightPlaces) of them decimals"),
      fix: Phrase("làm tròn: \(rounded)", en: "round it: \(rounded)"))
  }

  /// Of a decimal number that is longer than can be kept: the nearest that is not.
  ///
  /// - Returns: nil for any other text, and for a whole number that is too long.
  private static func rounded(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
      return nil
    }
    let whole = parts[0].drop { $0 == "0" }
    let isSmall = whole.isEmpty
    let leading = isSmall ? parts[1].prefix { $0 == "0" }.count : 0
    let places = min(
      SurveyAnswer.weightPlaces, mostDigits - whole.count + leading)
    guard whole.count < mostDigits, parts[1].count > places else { return nil }
    let kept = String(whole + parts[1].prefix(places))
    guard let digits = Int128(kept.isEmpty ? "0" : kept) else { return nil }
    let isUp = parts[1].dropFirst(places).first.map { $0 >= "5" } ?? false
    return Decimal.text(digits + (isUp ? 1 : 0), places: places)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
