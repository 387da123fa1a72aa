import TongHopDiagnostics
import TongHopDomain

/// Dates and periods.
extension ValueReader {
  /// - Parameter ifWords: what to type where words stand in place of a date.
  /// - Returns: nil for an empty field; `failed` is set when it is not a date.
  mutating func day(
    _ row: TableRow, _ column: Int, ifWords: Phrase? = nil, failed: inout Bool
  ) -> Day? {
    let text = row[column]
    guard !text.isEmpty else { return nil }
    if dates?.leavesOut(row, column) == true {
      // One message tells of all of the column.
      failed = true
      return nil
    }
    if let day = Day(parsing: text) { return day }
    let meaning = DateText(text).meaning
    if case .day(let day) = meaning { return day }
    failed = true
    log.report(badDate(row, column, meaning, ifWords: ifWords))
    return nil
  }

  private func badDate(
    _ row: TableRow, _ column: Int, _ meaning: DateText.Meaning, ifWords: Phrase?
  ) -> Diagnostic {
    let name = row.names[column]
    let text = NumberText(row[column])
    switch text.meaning {
    case .workbookError, .formula:
      return Self.ofSpreadsheet(row, column, text.meaning, NumberHints())
    case .nothing:
      return row.problem(
        .nothingWritten, column: column,
        Phrase("cột '\(name)' ghi là không có ngày", en: "'\(name)' says that there is no date"),
        expected: Phrase("một ngày, hoặc để trống", en: "a date, or nothing"),
        fix: Self.noDate(name))
    default: break
    }
    var message = Phrase("cột '\(name)' không phải là ngày", en: "'\(name)' is not a date")
    var fix: Phrase
    switch meaning {
    case .monthFirst(let day):
      fix = Phrase(
        "ngày đứng trước tháng: viết \(day.vietnamese)",
        en: "the day comes before the month: write \(day.vietnamese)")
    case .excelNumber(let day, let other):
      message = Phrase(
        "cột '\(name)' là số ngày của Excel: \(row[column]) là ngày \(day.vietnamese)",
        en: "'\(name)' is Excel's number of \(day.vietnamese)")
      fix =
        Self.either([day])
        + Phrase(
          "; nếu sổ tính dùng hệ ngày 1904 thì viết \(other.vietnamese); chắc nhất là định dạng cột là Ngày (Date) rồi xuất lại",
          en:
            "; if the workbook counts from 1904, write \(other.vietnamese); safest is to format the column as Date and export again"
        )
    case .otherZone(let written, let here):
      message = Phrase(
        "cột '\(name)' là giờ của múi giờ khác; theo giờ trong nước (UTC+7) là ngày \(here.vietnamese)",
        en: "'\(name)' is a time of another zone; in Vietnam it is \(here.vietnamese)")
      fix = Self.either([here, written])
    case .days(let days) where !days.isEmpty, .shortYear(let days) where !days.isEmpty:
      if case .shortYear = meaning {
        message = Phrase(
          "cột '\(name)': năm chỉ có hai chữ số", en: "'\(name)': the year has two digits")
      }
      fix = Self.either(days)
    case .named(let day):
      fix = Phrase("viết \(day.vietnamese)", en: "write \(day.vietnamese)")
    case .noSuchDay, .shortYear, .days:
      message = Phrase(
        "cột '\(name)': lịch không có ngày này", en: "'\(name)': the calendar has no such day")
      fix = Phrase("kiểm tra ngày và tháng", en: "check the day and the month")
    case .words, .other, .day:
      fix = Self.lookAlike(row[column]) ?? (meaning.isWords ? ifWords : nil) ?? Self.wholeDate
    }
    if dates?.isInDoubt == true, DateOrders.order(of: row[column]) == .monthFirst {
      fix =
        Phrase(
          "tháng đứng trước ngày, không sửa riêng ô này: ",
          en: "the month comes before the day; do not mend this field alone: ")
        + DateOrders.exportAgain
    }
    return row.problem(
      .badDate, column: column, message,
      expected: Phrase("2024-06-14 hoặc 14/6/2024", en: "2024-06-14 or 14/6/2024 (day first)"),
      fix: fix)
  }

  /// A mark in `completed` may say that the task is done, and an empty field says that it is not.
  private static func noDate(_ column: String) -> Phrase {
    column == "completed"
      ? Phrase(
        "nếu chưa hoàn thành thì để trống ô; nếu đã hoàn thành thì ghi ngày hoàn thành",
        en: "if it is not done yet, leave the field empty; if it is done, write the day")
      : Phrase(
        "nếu không có ngày thì để trống ô; nếu có thì ghi ngày",
        en: "if there is no date, leave the field empty; if there is one, write it")
  }

  private static let wholeDate = Phrase(
    "ghi đủ ngày, tháng, năm bốn chữ số", en: "write day, month and a year of four digits")

  /// A day that is written with dashes or digits that are none.
  private static func lookAlike(_ text: String) -> Phrase? {
    var meant: Day?
    let looks = LookAlike.repaired(text, isOfDigits: true) { looks in
      meant = Day(parsing: looks)
      if meant == nil, case .day(let day) = DateText(looks).meaning { meant = day }
      return meant != nil
    }
    guard let looks, let meant else { return nil }
    return LookAlike.fix(text, meant: looks, shown: meant.vietnamese)
  }

  /// Each day with what to type for it.
  private static func either(_ days: [Day]) -> Phrase {
    let parts = days.map { day in
      Phrase(
        "nếu là ngày \(day.vietnamese) thì viết \(day.vietnamese)",
        en: "if it is \(day.vietnamese), write \(day.vietnamese)")
    }
    return parts.dropFirst().reduce(parts[0]) { $0 + Phrase(verbatim: "; ") + $1 }
  }

  mutating func period(_ row: TableRow, _ column: Int) -> Period? {
    let text = row[column]
    if let period = Period(parsing: text) { return period }
    if Self.isDate(text) {
      let meant = Self.month(ofDate: text).map { " \($0)" } ?? ""
      log.report(
        row.problem(
          .periodMadeDate, column: column,
          Phrase(
            "Excel đã đổi kỳ báo cáo thành ngày", en: "Excel has turned the period into a date"),
          expected: Self.forms,
          fix: Phrase(
            "định dạng cột là Văn bản (Text) rồi nhập lại kỳ\(meant)",
            en: "format the column as Text and enter it again" + (meant.isEmpty ? "" : ":" + meant))
        ))
    } else {
      let shown = LookAlike.shown(text)
      log.report(
        row.problem(
          .badPeriod, column: column,
          text.isEmpty
            ? Phrase("thiếu kỳ báo cáo", en: "the period is missing")
            : Phrase("'\(shown)' không phải là kỳ báo cáo", en: "'\(shown)' is not a period"),
          expected: Self.forms, fix: Period.fix(for: text)))
    }
    return nil
  }

  private static let forms = Phrase(
    "2024-06, 2024-Q2, 2024-H1, 2024-9M hoặc 2024",
    en: "2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024")

  private static func isDate(_ text: String) -> Bool {
    Day(parsing: text) != nil || isMonthName(text) || DateText.excelDay(text) != nil
      || text.split(separator: "T").first.map { Day(parsing: $0) != nil } ?? false
      || Day(parsing: text.split(separator: " ").first.map(String.init) ?? "") != nil
  }

  /// The month whose first day a spreadsheet has made of it; nil where that is not sure.
  private static func month(ofDate text: String) -> Period? {
    let first = text.split { $0 == " " || $0 == "T" }.first.map(String.init) ?? ""
    if let day = Day(parsing: text) ?? Day(parsing: first) ?? DateText.excelDay(text) {
      let (year, month, number) = day.components
      return number == 1 ? Period(kind: .month, year: year, number: month) : nil
    }
    let parts = text.lowercased().split { "-/ ".contains($0) }.map(String.init)
    let numbers = parts.compactMap { Int($0) }
    guard let year = numbers.last, parts.last == "\(year)" else { return nil }
    let name = parts.first.flatMap { months.firstIndex(of: $0) }.map { $0 + 1 }
    guard let month = name ?? (parts.count == 3 ? numbers.first : nil) else { return nil }
    return Period(kind: .month, year: year < 100 ? 2000 + year : year, number: month)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `Jun-24`, `thg 6-24`: what Excel makes of 2024-06.
  private static func isMonthName(_ text: String) -> Bool {
    let parts = text.lowercased().split { "-/ ".contains($0) }.map(String.init)
    guard parts.count >= 2, parts.contains(where: { months.contains($0) || $0 == "thg" }) else {
      return false
    }
    // A quarter or a half of a year that begins in some month is none of Excel's.
    return parts.count <= 3
      && parts.allSatisfy { Int($0) != nil || months.contains($0) || $0 == "thg" }
  }
}
