import TongHopDiagnostics
import TongHopDomain

/// indicators.csv
public enum IndicatorsFile {
  private static let columns: [CSVTable.Column] = [
    .required("code"), .optional("name"), .optional("numerator"), .optional("denominator"),
    .optional("unit"), .optional("kind"), .optional("calendar"), .optional("decimals"),
    .optional("may_exceed"), .optional("may_be_negative"), .optional("reported"),
    .optional("annual_target"),
  ]

  static let name = "indicators.csv"

  /// The codes of all rows, also of those that have errors.
  ///
  /// - Returns: also whether they are all: of a row that cannot be read the code is not known.
  public static func codes(in file: WorkspaceFile) -> (codes: Set<String>, isWhole: Bool) {
    var ignored = DiagnosticLog()
    guard let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &ignored)
    else { return ([], false) }
    var codes: Set<String> = []
    var isWhole = true
    while let row = table.next() {
      if row.isBroken || row[0].isEmpty { isWhole = false } else { codes.insert(row[0]) }
    }
    return (codes, isWhole)
  }

  private enum YesNo: String, CaseIterable { case no, yes }

  public static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> [Indicator] {
    guard
      let table = CSVTable.open(
        file, columns: columns, allowsLineBreaks: true, isStrict: true, log: &log)
    else { return [] }
    var values = ValueReader()
    var result: [Indicator] = []
    var lines: [String: Int] = [:]
    while let row = table.next() {
      guard !row.isBroken, let indicator = indicator(row, &values) else { continue }
      if let first = lines[indicator.code] {
        values.log.report(
          row.problem(
            .repeatedKey, column: 0,
            Phrase(
              "chỉ tiêu \(indicator.code) đã có ở dòng \(first)",
              en: "indicator \(indicator.code) stands on line \(first) already"),
            fix: Phrase("bỏ một trong hai dòng", en: "remove one of the two rows")))
      } else {
        lines[indicator.code] = row.line
        result.append(indicator)
      }
    }
    let keys = result.map { indicator in
      TwinKeys.Key(
        indicator.code,
        at: SourceLocation(
          file: file.name, line: lines[indicator.code],
          column: table.position(of: 0).map { $0 + 1 }))
    }
    let twins = TwinKeys.find(keys)
    for twin in twins { values.log.report(twin.problem(column: columns[0].name)) }
    let strange = Set(twins.map(\.key.text))
    for key in keys where !strange.contains(key.text) {
      let problem = ValueReader.strange(key.text, key.location, columns[0].name)
      if let problem { values.log.report(problem) }
    }
    table.finish(into: &log)
    log.merge(values.log)
    return result.filter { !strange.contains($0.code) }
  }

  private static func indicator(_ row: TableRow, _ values: inout ValueReader) -> Indicator? {
    guard let code = values.required(row, 0) else { return nil }
    guard code.first?.isLetter == true else {
      values.log.report(
        row.problem(
          .unknownIndicator, column: 0,
          Phrase(
            "mã chỉ tiêu phải bắt đầu bằng chữ cái", en: "an indicator code starts with a letter"),
          expected: Phrase("ví dụ HO_SO_DUNG_HAN", en: "e.g. HO_SO_DUNG_HAN"),
          fix: Phrase(
            "số của tiêu chí đổi hằng năm; đặt một mã bằng chữ",
            en: "criterion numbers change every year; choose a code with letters")))
      return nil
    }
    guard let kind = values.word(row, 5, as: Indicator.Kind.self, default: .count),
      let mayExceed = values.word(row, 8, as: YesNo.self, default: .no),
      let mayBeNegative = values.word(row, 9, as: YesNo.self, default: .no),
      let reported = values.word(row, 10, as: Indicator.Reporting.self, default: .period)
    else { return nil }
    var calendar: Calendar?
    if !row[6].isEmpty {
      guard let word = values.word(row, 6, as: Calendar.self, default: nil) else { return nil }
      calendar = word
    }
    let decimals = row[7].isEmpty ? 0 : values.wholeNumber(row, 7)
    guard let decimals, (0...9).contains(decimals) else {
      values.log.report(
        row.problem(
          .badSetting, column: 7, Phrase("decimals không hợp lệ", en: "decimals is not valid"),
          expected: Phrase("0 đến 9", en: "0 to 9")))
      return nil
    }
    let annualTarget = row[11].isEmpty ? nil : AnnualTarget(parsing: row[11])
    guard annualTarget != nil || row[11].isEmpty else {
      values.log.report(badTarget(row))
      return nil
    }
    var indicator = Indicator(
      code: code, name: row[1], numerator: row[2], denominator: row[3], unit: row[4], kind: kind,
      calendar: calendar, decimals: decimals, mayExceed: mayExceed == .yes,
      mayBeNegative: mayBeNegative == .yes, reported: reported, annualTarget: annualTarget)
    indicator.saysDecimals = !row[7].isEmpty
    return indicator
  }

  private static func badTarget(_ row: TableRow) -> Diagnostic {
    row.problem(
      .badSetting, column: 11,
      Phrase("annual_target không hợp lệ", en: "annual_target is not valid"),
      expected: Phrase(
        "even, hoặc phần trăm của bốn quý, cộng lại đúng 100, ví dụ 15/25/25/35",
        en:
          "even, or the percentages of the four quarters, which add up to exactly 100, e.g. 15/25/25/35"
      ),
      fix: LookAlike.fix(row[11], isOfDigits: true) { AnnualTarget(parsing: $0) != nil }
        ?? Phrase(
          "sửa các phần trăm; để trống nếu mẫu số không phải là kế hoạch cả năm",
          en: "correct the percentages; leave it empty if the denominator is no target of the year")
    )
  }
}
