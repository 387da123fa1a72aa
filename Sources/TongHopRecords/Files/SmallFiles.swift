import TongHopDiagnostics
import TongHopDomain

/// indicators.csv
public enum IndicatorsFile {
  private static let columns: [CSVTable.Column] = [
    .required("code"), .optional("name"), .optional("numerator"), .optional("denominator"),
    .optional("unit"), .optional("kind"), .optional("calendar"), .optional("decimals"),
    .optional("may_exceed"), .optional("may_be_negative"),
  ]

  private enum YesNo: String, CaseIterable { case no, yes }

  public static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> [Indicator] {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
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
    table.finish(into: &log)
    log.merge(values.log)
    return result
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
      let mayBeNegative = values.word(row, 9, as: YesNo.self, default: .no)
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
    return Indicator(
      code: code, name: row[1], numerator: row[2], denominator: row[3], unit: row[4], kind: kind,
      calendar: calendar, decimals: decimals, mayExceed: mayExceed == .yes,
      mayBeNegative: mayBeNegative == .yes)
  }
}

/// exemptions.csv
public enum ExemptionsFile {
  private static let columns: [CSVTable.Column] = [
    .required("unit"), .required("criterion"), .optional("from"), .optional("to"),
    .required("state"), .optional("reason"),
  ]

  public static func read(
    _ file: WorkspaceFile, units: UnitRegister, criteria: Set<String>, log: inout DiagnosticLog
  ) -> [Exemption] {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else { return [] }
    var values = ValueReader()
    var resolver = UnitResolver(register: units)
    var result: [Exemption] = []
    while let row = table.next() {
      guard !row.isBroken else { continue }
      var failed = false
      let from = values.day(row, 2, failed: &failed)
      let to = values.day(row, 3, failed: &failed)
      let first = from ?? Day(number: -25_000)
      let last = to?.advanced(by: -1) ?? Day(number: 80_000)
      if first > last {
        failed = true
        values.log.report(
          row.problem(
            .dateOrder, column: 3, Phrase("'to' không sau 'from'", en: "'to' is not after 'from'"),
            expected: Phrase(
              "ngày đầu tiên không còn áp dụng", en: "the first day it no longer holds")))
      } else if resolver.unit(row, 0, from: first, through: last, log: &values.log) == nil {
        failed = true
      }
      if !criteria.contains(row[1]) {
        failed = true
        values.log.report(unknownCriterion(row, 1, criteria))
      }
      guard let state = values.word(row, 4, as: Exemption.State.self, default: nil), !failed
      else { continue }
      result.append(
        Exemption(
          unitCode: row[0], criterion: row[1], from: from, to: to, state: state, reason: row[5],
          location: row.location()))
    }
    table.finish(into: &log)
    log.merge(values.log)
    return result
  }

  static func unknownCriterion(_ row: TableRow, _ column: Int, _ criteria: Set<String>)
    -> Diagnostic
  {
    let nearest = Suggestion.nearest(to: row[column], in: criteria, limit: 1)
    return row.problem(
      .unknownCriterion, column: column,
      Phrase("không có tiêu chí mang mã này", en: "no criterion bears this code"),
      expected: Phrase("một mã trong criteria.csv", en: "a code of criteria.csv"),
      fix: nearest.map { Phrase("có phải là \($0)?", en: "did you mean \($0)?") }
        ?? Phrase("sửa mã tiêu chí", en: "correct the code"))
  }
}
