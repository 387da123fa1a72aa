import TongHopDiagnostics
import TongHopDomain

/// units.csv: the tree of units with their validity.
public enum UnitsFile {
  private static let columns: [CSVTable.Column] = [
    .required("code"), .required("parent_code"), .required("level"), .optional("type"),
    .required("name"), .optional("valid_from"), .optional("valid_to"), .optional("order"),
    .optional("population"), .optional("households"),
  ]

  /// - Returns: the units that could be read; nil where the file as a whole cannot be used.
  public static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> UnitRegister? {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else { return nil }
    var values = ValueReader()
    var units: [Unit] = []
    while let row = table.next() {
      // A list that grows step by step takes twice the memory. The bound is for strange files.
      if table.rowCount == 1000 { units.reserveCapacity(min(table.likelyRowCount, 1 << 17)) }
      if !row.isBroken, let unit = unit(row, &values) { units.append(unit) }
    }
    var places: [String: Int] = [:]
    for (number, column) in columns.enumerated() {
      places[column.name] = table.position(of: number).map { $0 + 1 }
    }
    let register = UnitRegister(units: units, columns: places)
    reportOverlaps(register, file: file.name, log: &values.log)
    table.finish(into: &log)
    log.merge(values.log)
    if table.rowCount == 0 { log.report(FileFormat.emptyFile(file.name, hasHeader: true)) }
    return table.rowCount == 0 ? nil : register
  }

  private static func unit(_ row: TableRow, _ values: inout ValueReader) -> Unit? {
    var failed = false
    let from = values.day(row, 5, failed: &failed)
    let to = values.day(row, 6, failed: &failed)
    guard let code = values.required(row, 0), let level = values.required(row, 2),
      let name = values.required(row, 4), !failed
    else { return nil }
    if let from, let to, to <= from {
      values.log.report(
        row.problem(
          .emptyValidity, column: 6,
          Phrase("valid_to không sau valid_from", en: "valid_to is not after valid_from"),
          expected: Phrase("một ngày sau \(from)", en: "a day after \(from)"),
          fix: Phrase(
            "valid_to là ngày đầu tiên đơn vị không còn",
            en: "valid_to is the first day on which it is no more")))
      return nil
    }
    var unit = Unit(
      code: code, parentCode: row[1], level: level, type: row[3], name: name, validFrom: from,
      validTo: to, order: values.wholeNumber(row, 7), population: values.wholeNumber(row, 8),
      households: values.wholeNumber(row, 9), line: row.line)
    for (column, value) in [(8, unit.population), (9, unit.households)]
    where value == nil && !row[column].isEmpty {
      unit.unreadable.append(columns[column].name)
    }
    return unit
  }

  /// One code may name two units only at different times.
  private static func reportOverlaps(
    _ register: UnitRegister, file: String, log: inout DiagnosticLog
  ) {
    for (code, bearers) in register.sharedCodes {
      let group = bearers.map { register[$0] }
      for (earlier, later) in zip(group, group.dropFirst()) {
        guard let end = earlier.validTo, let start = later.validFrom, end <= start else {
          log.report(
            Diagnostic(
              .repeatedUnit, at: SourceLocation(file: file, line: later.line, column: 1),
              column: "code",
              Phrase(
                "mã \(code) đã có ở dòng \(earlier.line) và còn hiệu lực",
                en: "code \(code) stands on line \(earlier.line) and is still valid"),
              found: code,
              expected: Phrase("mỗi ngày một đơn vị một mã", en: "one unit a code on any day"),
              fix: Phrase(
                "ghi valid_to cho dòng cũ và valid_from cho dòng mới, hoặc bỏ một dòng",
                en: "give the old row a valid_to and the new one a valid_from, or remove one")))
          continue
        }
      }
    }
  }
}

/// successions.csv: which units became which.
public enum SuccessionsFile {
  private static let columns: [CSVTable.Column] = [
    .required("old_code"), .required("new_code"), .required("date"), .optional("share"),
  ]

  public static func read(
    _ file: WorkspaceFile, units: UnitRegister, log: inout DiagnosticLog
  ) -> [Succession] {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else { return [] }
    var values = ValueReader()
    var result: [Succession] = []
    while let row = table.next() {
      if !row.isBroken, let succession = succession(row, units, &values) {
        result.append(succession)
      }
    }
    checkShares(&result, file: file.name, log: &values.log)
    table.finish(into: &log)
    log.merge(values.log)
    return result
  }

  private static func succession(
    _ row: TableRow, _ units: UnitRegister, _ values: inout ValueReader
  ) -> Succession? {
    var failed = false
    let day = values.day(row, 2, failed: &failed)
    guard let old = values.required(row, 0), let new = values.required(row, 1),
      values.required(row, 2) != nil, let day
    else { return nil }
    var share: Fraction?
    if !row[3].isEmpty {
      guard let written = Fraction(parsing: row[3]), written > .zero, written <= .one else {
        values.log.report(
          row.problem(
            .badShares, column: 3, Phrase("share không hợp lệ", en: "share is not valid"),
            expected: Phrase(
              "số thập phân hoặc phân số từ 0 đến 1", en: "a decimal or fraction above 0, at most 1"
            ),
            fix: Phrase("ví dụ 0.4 hoặc 2/5", en: "e.g. 0.4 or 2/5")))
        return nil
      }
      share = written
    }
    for (column, code, on) in [(0, old, day.advanced(by: -1)), (1, new, day)]
    where units.unit(coded: code, on: on) == nil {
      values.log.report(
        row.problem(
          .unknownUnit, column: column,
          Phrase("ngày \(on) không có đơn vị mang mã này", en: "on \(on) no unit bears this code"),
          expected: Phrase("một mã trong units.csv", en: "a code of units.csv"),
          fix: Self.fix(code, units)))
      failed = true
    }
    return failed
      ? nil : Succession(oldCode: old, newCode: new, date: day, share: share, line: row.line)
  }

  private static func fix(_ code: String, _ units: UnitRegister) -> Phrase? {
    if let unit = units.units(coded: code).first.map({ units[$0] }) {
      let (from, to) = (unit.validFrom?.description ?? "…", unit.validTo?.description ?? "…")
      return Phrase(
        "\(code) có hiệu lực \(from) – \(to): sửa cột date, hoặc valid_from và valid_to trong units.csv",
        en:
          "\(code) is valid \(from) – \(to): correct date, or valid_from and valid_to in units.csv")
    }
    return Suggestion.nearest(to: code, in: units.codes).map {
      Phrase("có phải là \($0)?", en: "did you mean \($0)?")
    }
  }

  private struct Key: Hashable {
    var code: String
    var date: Day
  }

  /// A unit with one successor went there whole. The shares of several add up to exactly 1, or none
  /// is stated.
  private static func checkShares(
    _ successions: inout [Succession], file: String, log: inout DiagnosticLog
  ) {
    let groups = Dictionary(grouping: successions.indices) {
      Key(code: successions[$0].oldCode, date: successions[$0].date)
    }
    for (key, rows) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      if rows.count == 1, successions[rows[0]].share == nil { successions[rows[0]].share = .one }
      let shares = rows.map { successions[$0].share }
      if shares.allSatisfy({ $0 == nil }) { continue }
      let sum = try? shares.reduce(Fraction.zero) { try $0.adding($1 ?? .zero) }
      if sum == .one, !shares.contains(nil) { continue }
      let line = successions[rows[0]].line
      log.report(
        Diagnostic(
          .badShares, at: SourceLocation(file: file, line: line, column: 4), column: "share",
          shares.contains(nil)
            ? Phrase(
              "\(key.code) ngày \(key.date) có phần được ghi và phần để trống",
              en: "of \(key.code) on \(key.date) some shares are stated and some are not")
            : Phrase(
              "các phần của \(key.code) ngày \(key.date) không cộng thành 1",
              en: "the shares of \(key.code) on \(key.date) do not add up to 1"),
          found: shares.map { $0?.text ?? "…" }.joined(separator: " + "),
          expected: Phrase(verbatim: "1"),
          fix: Phrase(
            "sửa cột share của các dòng này, hoặc để trống tất cả nếu không biết cách chia",
            en: "correct the shares of these rows, or leave all empty if nobody knows them")))
      // Rather not divided than by shares that are wrong.
      for row in rows { successions[row].share = nil }
    }
  }
}
