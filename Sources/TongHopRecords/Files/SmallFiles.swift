import TongHopDiagnostics
import TongHopDomain

/// exemptions.csv
public enum ExemptionsFile {
  private static let columns: [CSVTable.Column] = [
    .required("unit"), .required("criterion"), .optional("from"), .optional("to"),
    .required("state"), .optional("reason"),
  ]

  package static func read(
    _ file: WorkspaceFile, units: UnitRegister, criteria: Set<String>,
    doubtful: DoubtfulCodes = DoubtfulCodes(), log: inout DiagnosticLog
  ) -> [Exemption] {
    DateOrders.reading(log: &log) { dates, log in
      read(file, units: units, criteria: criteria, doubtful: doubtful, dates: dates, log: &log)
    }
  }

  private static func read(
    _ file: WorkspaceFile, units: UnitRegister, criteria: Set<String>, doubtful: DoubtfulCodes,
    dates: DateOrders, log: inout DiagnosticLog
  ) -> [Exemption] {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else { return [] }
    var values = ValueReader()
    values.dates = dates
    var resolver = UnitResolver(register: units)
    var near = Suggestions(limit: 1, alone: true) { Array(criteria) }
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
        let isDoubtful = values.restsOnFaultyList(row, 1, .criterion, doubtful)
        if !isDoubtful {
          values.reportUnknownCriterion(row, 1, criteria, near: near.nearest(to: row[1]))
        }
      }
      guard let state = values.word(row, 4, as: Exemption.State.self, default: nil), !failed
      else { continue }
      result.append(
        Exemption(
          unitCode: row[0], criterion: row[1], from: from, to: to, state: state, reason: row[5],
          location: row.location()))
    }
    table.finish(into: &log)
    values.reportDoubtfulRows()
    log.merge(values.log)
    return result
  }

  /// - Parameter nearest: the code that is spelled nearly so.
  fileprivate static func unknownCriterion(_ row: TableRow, _ column: Int, near nearest: String?)
    -> Diagnostic
  {
    row.problem(
      .unknownCriterion, column: column,
      Phrase("không có tiêu chí mang mã này", en: "no criterion bears this code"),
      expected: Phrase("một mã trong criteria.csv", en: "a code of criteria.csv"),
      fix: Suggestion.question(row[column], near: nearest)
        ?? Phrase("sửa mã tiêu chí", en: "correct the code"))
  }
}

extension ValueReader {
  /// - Parameter nearest: the code that is spelled nearly so, looked for only where it is printed.
  mutating func reportUnknownCriterion(
    _ row: TableRow, _ column: Int, _ criteria: Set<String>,
    near nearest: @autoclosure () -> String?
  ) {
    if let date = CodeMadeDate(row[column]) {
      log.report(date.problem(row, column, criteria: criteria))
      return
    }
    if log.countIfFull(.unknownCriterion, column: row.names[column], in: row.file) { return }
    log.report(ExemptionsFile.unknownCriterion(row, column, near: nearest()))
  }
}
