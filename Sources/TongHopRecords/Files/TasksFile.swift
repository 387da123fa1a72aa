import TongHopDiagnostics
import TongHopDomain

/// tasks/*.csv: the tasks that units were given.
public enum TasksFile {
  private static let columns: [CSVTable.Column] = [
    .required("unit"), .required("task"), .optional("criterion"), .optional("assigned"),
    .required("due"), .required("completed"), .optional("lead"), .optional("support"),
    .optional("title"), .optional("product"), .optional("weight"), .optional("serves"),
    .optional("deadline"), .optional("target"), .optional("document"),
  ]

  static func read(
    _ file: WorkspaceFile, codebook: Codebook, columns places: inout FileColumns,
    log: inout DiagnosticLog, leftOut: inout LeftOutRows
  ) -> [UnitTask] {
    var lost = LeftOutRows()
    let tasks = DateOrders.reading(log: &log) { dates, log in
      lost = LeftOutRows()
      return read(
        file, codebook: codebook, columns: &places, dates: dates, log: &log, leftOut: &lost)
    }
    leftOut += lost
    return tasks
  }

  private static func read(
    _ file: WorkspaceFile, codebook: Codebook, columns places: inout FileColumns,
    dates: DateOrders, log: inout DiagnosticLog, leftOut: inout LeftOutRows
  ) -> [UnitTask] {
    var uncounted: [String: Diagnostic] = [:]
    let tasks = FigureRows.read(
      file, columns: columns, isTask: true, codebook: codebook, log: &log, leftOut: &leftOut,
      dates: dates
    ) { row, reader in
      places.note(row)
      if codebook.leavesWithoutTasks.contains(row[2]) {
        uncounted[row[2], default: countsNowhere(row, codebook, count: 0)].count += 1
      }
      return task(row, codebook, &reader.resolver, &reader.values, &reader.lost)
    }
    for code in uncounted.keys.sorted() {
      if let diagnostic = uncounted[code] { log.report(diagnostic) }
    }
    return tasks
  }

  private static func countsNowhere(_ row: TableRow, _ codebook: Codebook, count: Int)
    -> Diagnostic
  {
    let codes = codebook.leavesWithTasks.joined(separator: ", ")
    var diagnostic = row.problem(
      .taskCountsNowhere, severity: .warning, column: 2,
      Phrase(
        "tiêu chí \(row[2]) không đo bằng nhiệm vụ, nên nhiệm vụ của nó không được tính vào điểm nào",
        en: "criterion \(row[2]) is not measured by tasks, so its tasks count in no points"),
      expected: Phrase(
        "một tiêu chí có measure là tasks:on_time hoặc tasks:done",
        en: "a criterion whose measure is tasks:on_time or tasks:done"),
      fix: codes.isEmpty
        ? Phrase(
          "chưa có tiêu chí nào như vậy; nhiệm vụ chỉ để theo dõi thì để trống ô",
          en: "there is no such criterion; where tasks are only tracked leave the field empty")
        : Phrase(
          "ghi mã của tiêu chí đo bằng nhiệm vụ: \(codes); chỉ để trống nếu nhiệm vụ không dùng để chấm điểm",
          en:
            "write the code of a criterion that is measured by tasks: \(codes); leave it empty only where no points are to be had by the task"
        ))
    diagnostic.count = count
    return diagnostic
  }

  private static func task(
    _ row: TableRow, _ codebook: Codebook, _ resolver: inout UnitResolver,
    _ values: inout ValueReader, _ lost: inout LeftOutRow
  ) -> UnitTask? {
    var failed = false
    let assigned = values.day(row, 3, failed: &failed)
    let due = dueDay(row, codebook.calendar, &values, failed: &failed)
    let completed = values.day(row, 5, failed: &failed)
    let code = values.required(row, 1)
    // A task belongs to the unit that bore the code while it was open.
    // Without an end it is open still; without a beginning it was always there.
    let first = assigned ?? Day(number: -25_000)
    let last = max(first, completed ?? due ?? Day(number: 80_000))
    lost.unit = resolver.unit(row, 0, from: first, through: last, log: &values.log)
    lost.code = row[2].isEmpty ? nil : row[2]
    if !row[2].isEmpty, !codebook.criteria.contains(row[2]) {
      failed = true
      let isDoubtful = values.restsOnFaultyList(row, 2, .criterion, codebook.doubtful)
      if !isDoubtful {
        values.reportUnknownCriterion(
          row, 2, codebook.criteria, near: codebook.nearestCriterion(ofTask: row[2]))
      }
    }
    if let assigned {
      failed = checkOrder(row, assigned, due, completed, &values.log) || failed
    }
    var weight: Int64 = 1_000_000
    if !row[10].isEmpty {
      guard let written = values.number(row, 10, kind: .amount, decimals: 6, hints: .weight)
      else { return nil }
      weight = written
    }
    guard let unit = lost.unit, let code, !failed else { return nil }
    return UnitTask(
      unit: unit, code: code, criterion: row[2], assigned: assigned, due: due,
      completed: completed, lead: row[6], support: row[7], title: row[8], product: row[9],
      weight: weight, serves: row[11], deadline: row[12], target: row[13], document: row[14],
      location: row.location())
  }

  /// - Returns: is it an error?
  private static func checkOrder(
    _ row: TableRow, _ assigned: Day, _ due: Day?, _ completed: Day?, _ log: inout DiagnosticLog
  ) -> Bool {
    let expected = Phrase("một ngày từ \(assigned)", en: "a day from \(assigned) on")
    func fix(_ column: Int) -> Phrase {
      let check = Phrase("kiểm tra hai ngày", en: "check the two dates")
      let isSwapped = DateOrders.swapped(row[column]).map { $0 >= assigned } ?? false
      guard isSwapped || DateOrders.swapped(row[3]) != nil else { return check }
      return check
        + Phrase(
          "; nếu chương trình bảng tính đã đổi chỗ ngày và tháng, ở đây và ở các ô khác, thì ",
          en: "; if a spreadsheet has swapped day and month, here and in other fields, ")
        + DateOrders.exportAgain
    }
    if let due, due < assigned {
      log.report(
        row.problem(
          .dueBeforeAssigned, severity: .warning, column: 4,
          Phrase(
            "thời hạn trước ngày giao (\(assigned)), nên không thể đúng hạn",
            en: "due before it was assigned (\(assigned)), so it cannot be on time"),
          expected: expected, fix: fix(4)))
    }
    guard let completed, completed < assigned else { return false }
    log.report(
      row.problem(
        .dateOrder, column: 5,
        Phrase(
          "hoàn thành trước ngày giao (\(assigned))",
          en: "completed before it was assigned (\(assigned))"),
        expected: expected, fix: fix(5)))
    return true
  }

  private static let dueWords = Phrase(
    "ghi ngày, 'trước ngày 30/6/2025' hoặc 'trong năm 2025'; chữ khác thì ghi vào cột deadline và để trống ô này",
    en:
      "write a date, 'trước ngày 30/6/2025' or 'trong năm 2025'; put other words into the column deadline and leave this empty"
  )

  /// A date; `trước ngày D` is the day before D; `trong năm Y` the last day of the year.
  private static func dueDay(
    _ row: TableRow, _ calendar: Calendar, _ values: inout ValueReader, failed: inout Bool
  ) -> Day? {
    let text = NameKey(row[4]).text
    for prefix in ["trước ngày ", "trước "] where text.hasPrefix(prefix) {
      if let day = Day(parsing: text.dropFirst(prefix.count)) { return day.advanced(by: -1) }
    }
    if text.hasPrefix("trong năm "), let year = Period(parsing: text.dropFirst(10)),
      year.kind == .year
    {
      return year.lastDay(in: calendar)
    }
    return values.day(row, 4, ifWords: dueWords, failed: &failed)
  }
}
