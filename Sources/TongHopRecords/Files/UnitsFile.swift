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
    DateOrders.reading(log: &log) { dates, log in read(file, dates: dates, log: &log) }
  }

  private static func read(
    _ file: WorkspaceFile, dates: DateOrders, log: inout DiagnosticLog
  ) -> UnitRegister? {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else { return nil }
    var values = ValueReader()
    values.dates = dates
    var units: [Unit] = []
    var unread = UnreadUnits()
    while let row = table.next() {
      // A list that grows step by step takes twice the memory. The bound is for strange files.
      if table.rowCount == 1000 { units.reserveCapacity(min(table.likelyRowCount, 1 << 17)) }
      if let problem = RowLabel.problem(inUnits: row) {
        // Of a row that is too short it was said when it was read.
        if !row.isBroken { values.log.report(problem) }
      } else if !row.isBroken, let unit = unit(row, &values) {
        units.append(unit)
      } else {
        unread.add(
          code: row[0], level: row[2], type: row[3], name: row[4], line: row.line)
      }
    }
    var places: [String: Int] = [:]
    for (number, column) in columns.enumerated() {
      places[column.name] = table.position(of: number).map { $0 + 1 }
    }
    let register = UnitRegister(units: units, columns: places, unread: unread)
    reportOverlaps(register, file: file.name, log: &values.log)
    reportTwins(register, file: file.name, log: &values.log)
    table.finish(into: &log)
    log.merge(values.log)
    if table.rowCount == 0 { log.report(FileFormat.emptyFile(file.name, hasHeader: true)) }
    return table.rowCount == 0 ? nil : register
  }

  /// Levels and types that are hardly meant, once it is known what the methods name.
  ///
  /// - Parameter methods: all of the workspace.
  public static func checkWords(
    _ register: UnitRegister, methods: [Method], log: inout DiagnosticLog
  ) {
    let named = Set(methods.flatMap(\.appliesTo))
    var problems = DiagnosticLog()
    UnitWordCheck(register, file: "units.csv", named: named).report(into: &problems)
    let doubtful = Set(
      problems.entries.lazy.filter { $0.columnName == "level" }.compactMap(\.found))
    for problem in UnscoredLevels(register, methods: methods)
      .problems(file: "units.csv", except: doubtful)
    {
      problems.report(problem)
    }
    log.merge(problems)
  }

  private static func unit(_ row: TableRow, _ values: inout ValueReader) -> Unit? {
    var failed = false
    let from = values.day(row, 5, failed: &failed)
    let to = values.day(row, 6, failed: &failed)
    guard let code = values.required(row, 0), let level = values.required(row, 2),
      let name = values.required(row, 4), !failed
    else { return nil }
    values.checkLook(row, 1)
    for column in 0...1 {
      if let problem = CodeMadeDate(row[column])?.warning(row, column) {
        values.log.report(problem)
      }
    }
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

  /// Codes, levels and types with strange characters, and those among them that look like others.
  private static func reportTwins(
    _ register: UnitRegister, file: String, log: inout DiagnosticLog
  ) {
    let parts: [(String, KeyPath<Unit, String>)] = [
      ("code", \.code), ("level", \.level), ("type", \.type),
    ]
    for (column, text) in parts {
      // A country has 96,000 units of ten types.
      var plain: Set<String> = []
      let isStrange = register.units.contains { unit in
        let key = unit[keyPath: text]
        if key.utf8.allSatisfy({ $0 < 0x80 }) || plain.contains(key) { return false }
        plain.insert(key)
        return LookAlike.isStrange(key)
      }
      guard isStrange else { continue }
      let place = register.columns[column]
      let keys = register.units.lazy.map {
        TwinKeys.Key(
          $0[keyPath: text], at: SourceLocation(file: file, line: $0.line, column: place))
      }
      let twins = TwinKeys.find(keys)
      for twin in twins { log.report(twin.problem(column: column)) }
      let told = Set(twins.map(\.key.location))
      for key in keys where !told.contains(key.location) {
        if let problem = ValueReader.strange(key.text, key.location, column) { log.report(problem) }
      }
    }
  }

  /// One code may name two units only at different times.
  private static func reportOverlaps(
    _ register: UnitRegister, file: String, log: inout DiagnosticLog
  ) {
    for (code, bearers) in register.sharedCodes {
      let group = bearers.map { register[$0] }
      // Of those before, the one that lasts longest: it can outlast its neighbours.
      var earlier = group[0]
      for later in group.dropFirst() {
        defer {
          if let end = earlier.validTo, later.validTo.map({ end < $0 }) ?? true { earlier = later }
        }
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
              fix: repeatedFix(earlier, later)))
          continue
        }
      }
    }
  }

  /// Of two names one code is as likely a slip; to remove a row would then remove a unit.
  private static func repeatedFix(_ earlier: Unit, _ later: Unit) -> Phrase {
    let dates = Phrase(
      "ghi valid_to cho dòng cũ và valid_from cho dòng mới",
      en: "give the old row a valid_to and the new one a valid_from")
    guard NameKey(earlier.displayName) != NameKey(later.displayName) else {
      return dates + Phrase(", hoặc bỏ một dòng", en: ", or remove one")
    }
    return Phrase(
      "nếu là hai đơn vị (\(earlier.displayName); \(later.displayName)) thì sửa mã bị gõ sai; nếu là một đơn vị thì ",
      en:
        "if they are two units (\(earlier.displayName); \(later.displayName)), correct the code that was mistyped; if they are one, "
    ) + dates
  }
}
