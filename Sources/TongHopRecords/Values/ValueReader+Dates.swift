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
    if let day = Day(parsing: text) { return day }
    failed = true
    let name = row.names[column]
    var message = Phrase("cột '\(name)' không phải là ngày", en: "'\(name)' is not a date")
    var fix = Phrase(
      "ghi đủ ngày, tháng, năm bốn chữ số", en: "write day, month and a year of four digits")
    switch Self.misreading(text) {
    case .monthFirst(let day):
      fix = Phrase(
        "ngày đứng trước tháng: viết \(day.vietnamese)",
        en: "the day comes before the month: write \(day.vietnamese)")
    case .noSuchDay:
      message = Phrase(
        "cột '\(name)': lịch không có ngày này", en: "'\(name)': the calendar has no such day")
      fix = Phrase("kiểm tra ngày và tháng", en: "check the day and the month")
    case .words: fix = ifWords ?? fix
    case .other: break
    }
    log.report(
      row.problem(
        .badDate, column: column, message,
        expected: Phrase("2024-06-14 hoặc 14/6/2024", en: "2024-06-14 or 14/6/2024 (day first)"),
        fix: fix))
    return nil
  }

  private enum Misreading {
    /// What it is with the month first.
    case monthFirst(Day)
    case noSuchDay
    case words
    case other
  }

  private static func misreading(_ text: String) -> Misreading {
    if text.contains(where: \.isLetter) { return .words }
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3 else { return .other }
    if parts[2].count == 4 {
      return Day(year: numbers[2], month: numbers[0], day: numbers[1]).map { .monthFirst($0) }
        ?? .noSuchDay
    }
    return parts[0].count == 4 ? .noSuchDay : .other
  }

  mutating func period(_ row: TableRow, _ column: Int) -> Period? {
    let text = row[column]
    if let period = Period(parsing: text) { return period }
    let looksLikeDate =
      Day(parsing: text) != nil || Self.isMonthName(text)
      || Day(parsing: text.split(separator: " ").first.map(String.init) ?? "") != nil
    if looksLikeDate {
      log.report(
        row.problem(
          .periodMadeDate, column: column,
          Phrase(
            "Excel đã đổi kỳ báo cáo thành ngày", en: "Excel has turned the period into a date"),
          expected: Phrase(
            "2024-06, 2024-Q2, 2024-H1, 2024-9M hoặc 2024",
            en: "2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024"),
          fix: Phrase(
            "định dạng cột là Văn bản (Text) rồi nhập lại kỳ",
            en: "format the column as Text and enter it again")))
    } else {
      log.report(
        row.problem(
          .badPeriod, column: column,
          text.isEmpty
            ? Phrase("thiếu kỳ báo cáo", en: "the period is missing")
            : Phrase("'\(text)' không phải là kỳ báo cáo", en: "'\(text)' is not a period"),
          expected: Phrase(
            "2024-06, 2024-Q2, 2024-H1, 2024-9M hoặc 2024",
            en: "2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024"),
          fix: Phrase("ví dụ quý II năm 2024: 2024-Q2", en: "the second quarter of 2024 is 2024-Q2")
        ))
    }
    return nil
  }

  /// `Jun-24`, `thg 6-24`: what Excel makes of 2024-06.
  private static func isMonthName(_ text: String) -> Bool {
    let parts = text.lowercased().split { $0 == "-" || $0 == " " || $0 == "/" }
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg",
      "tháng",
    ]
    return parts.count >= 2 && parts.contains { months.contains(String($0)) }
  }
}
