import TongHopDiagnostics
import TongHopDomain

/// successions.csv: which units became which.
public enum SuccessionsFile {
  private static let columns: [CSVTable.Column] = [
    .required("old_code"), .required("new_code"), .required("date"), .optional("share"),
  ]

  /// - Parameter units: those that the codes name.
  /// - Returns: the successions that hold; of one unit and date the shares add up to 1, or none is
  ///   stated.
  public static func read(
    _ file: WorkspaceFile, units: UnitRegister, log: inout DiagnosticLog
  ) -> [Succession] {
    DateOrders.reading(log: &log) { dates, log in
      read(file, units: units, dates: dates, log: &log)
    }
  }

  private static func read(
    _ file: WorkspaceFile, units: UnitRegister, dates: DateOrders, log: inout DiagnosticLog
  ) -> [Succession] {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else { return [] }
    var values = ValueReader()
    values.dates = dates
    var groups = SuccessionGroups(units: units)
    var near = Suggestions(alone: true) { Array(units.codes) }
    while let row = table.next() {
      if !row.isBroken { read(row, units, &near, &groups, &values) }
    }
    let result = groups.checked(log: &values.log)
    table.finish(into: &log)
    log.merge(values.log)
    return result
  }

  private static func read(
    _ row: TableRow, _ units: UnitRegister, _ near: inout Suggestions,
    _ groups: inout SuccessionGroups, _ values: inout ValueReader
  ) {
    var failed = false
    let day = values.day(row, 2, failed: &failed)
    guard let old = values.required(row, 0), let new = values.required(row, 1),
      values.required(row, 2) != nil, let day
    else { return }
    var share: Fraction?
    if !row[3].isEmpty {
      if let written = Fraction(parsing: row[3]), written > .zero, written <= .one {
        share = written
      } else {
        failed = true
        values.log.report(
          row.problem(
            .badShares, column: 3, Phrase("share không hợp lệ", en: "share is not valid"),
            expected: Phrase(
              "số thập phân hoặc phân số từ 0 đến 1", en: "a decimal or fraction above 0, at most 1"
            ),
            fix: LookAlike.fix(row[3], isOfDigits: true) { Fraction(parsing: $0) != nil }
              ?? Phrase("ví dụ 0.4 hoặc 2/5", en: "e.g. 0.4 or 2/5")))
      }
    }
    for (column, code, on) in [(0, old, day.advanced(by: -1)), (1, new, day)]
    where units.unit(coded: code, on: on) == nil {
      failed = true
      values.log.report(noUnit(row, column, code, on, units, &near))
    }
    let succession = Succession(
      oldCode: old, newCode: new, date: day, share: share, line: row.line)
    groups.add(succession, row, isFaulty: failed)
  }

  /// Nobody bears the code at all, or not on the day.
  private static func noUnit(
    _ row: TableRow, _ column: Int, _ code: String, _ day: Day, _ units: UnitRegister,
    _ near: inout Suggestions
  ) -> Diagnostic {
    let message = Phrase(
      "ngày \(day) không có đơn vị mang mã này", en: "on \(day) no unit bears this code")
    if let line = units.unread.line(ofCode: code) {
      return row.problem(
        .unknownUnit, column: column, message, fix: UnitResolver.correctUnread(line))
    }
    let bearers = units.units(coded: code).reversed().map { units[$0] }
    guard !bearers.isEmpty else {
      if let date = CodeMadeDate(code) { return date.problem(row, column, units) }
      return row.problem(
        .unknownUnit, column: column, message,
        expected: Phrase("một mã trong units.csv", en: "a code of units.csv"),
        fix: Suggestion.question(code, near: near.nearest(to: code))
          ?? Phrase(
            "sửa mã, hoặc thêm đơn vị vào units.csv",
            en: "correct the code, or add the unit to units.csv"))
    }
    let lives = bearers.map {
      "\($0.validFrom?.description ?? "…") – \($0.validTo?.description ?? "…")"
    }.joined(separator: "; ")
    // The day before an old unit ended, the first day of a new one.
    let dates = column == 0 ? bearers.compactMap(\.validTo) : bearers.compactMap(\.validFrom)
    let nearest = dates.min {
      abs(Int($0.number) - Int(day.number)) < abs(Int($1.number) - Int(day.number))
    }
    let lifeFix = Phrase(
      "sửa valid_from và valid_to trong units.csv",
      en: "correct valid_from and valid_to in units.csv")
    return row.problem(
      .outsideValidity, column: column, message,
      expected: Phrase("hiệu lực \(lives)", en: "valid \(lives)"),
      fix: nearest.map {
        Phrase("ghi date \($0), hoặc ", en: "write date \($0), or ") + lifeFix
      } ?? lifeFix)
  }
}
