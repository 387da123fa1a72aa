import TongHopDiagnostics
import TongHopDomain

/// Whether days or months stand first in the dates of one file.
///
/// `6/10/2025` is the sixth of October. A file that also has `5/31/2025` was written by a program
/// that puts the month first, and then nobody can tell which day `6/10/2025` is: such cells are left
/// out, all of them, whichever row comes first. Only the whole file shows it, so a file that has
/// both is read a second time.
final class DateOrders {
  enum Order {
    /// `31/5/2025`
    case dayFirst
    /// `5/31/2025`, `5/31/25`
    case monthFirst
    /// `6/10/2025`, but not `6/6/2025`, which is one day either way.
    case either
  }

  private struct Doubt {
    let location: SourceLocation
    let name: String
    let text: String
    var lines: [Int] = []
    var count = 0
  }

  private static let mostLines = 10

  private var monthFirst: (line: Int, text: String)?
  private var dayFirst: (line: Int, text: String)?
  private var doubts: [Int: Doubt] = [:]
  /// Is this the second reading, which leaves out what is in doubt?
  private(set) var isInDoubt = false

  /// Reads a file of which the columns of dates matter, a second time where its dates are in doubt.
  ///
  /// - Parameter read: gives the readers of its values what it was given.
  static func reading<Result>(
    log: inout DiagnosticLog, _ read: (DateOrders, inout DiagnosticLog) -> Result
  ) -> Result {
    let orders = DateOrders()
    var said = DiagnosticLog()
    var result = read(orders, &said)
    if orders.monthFirst != nil, !orders.doubts.isEmpty {
      orders.isInDoubt = true
      said = DiagnosticLog()
      result = read(orders, &said)
      for column in orders.doubts.keys.sorted() {
        if let problem = orders.problem(column) { said.report(problem) }
      }
    }
    log.merge(said)
    return result
  }

  /// Notes what a field shows.
  ///
  /// - Returns: must the field be left out, because it may be either of two days?
  func leavesOut(_ row: TableRow, _ column: Int) -> Bool {
    let text = row[column]
    guard let order = Self.order(of: text) else { return false }
    if isInDoubt { return order == .either }
    switch order {
    case .dayFirst where dayFirst == nil: dayFirst = (row.line, text)
    case .monthFirst where monthFirst == nil: monthFirst = (row.line, text)
    case .either:
      var doubt =
        doubts[column]
        ?? Doubt(location: row.location(column), name: row.names[column], text: text)
      doubt.count += 1
      if doubt.lines.count < Self.mostLines { doubt.lines.append(row.line) }
      doubts[column] = doubt
    default: break
    }
    return false
  }

  /// - Returns: nil for what has no two numbers of which one is the day and one the month.
  static func order(of text: String) -> Order? {
    let date = text.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "T") }
    var numbers = (0, 0, 0)
    var digits = (0, 0, 0)
    var part = 0
    for byte in date {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits.2 < 4 else { return nil }
        numbers.2 = numbers.2 * 10 + Int(byte - UInt8(ascii: "0"))
        digits.2 += 1
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        part += 1
        guard part < 3, (1...2).contains(digits.2) else { return nil }
        numbers = (numbers.1, numbers.2, 0)
        digits = (digits.1, digits.2, 0)
      default: return nil
      }
    }
    guard part == 2, digits.2 == 2 || digits.2 == 4 else { return nil }
    let year = digits.2 == 2 ? 2000 + numbers.2 : numbers.2
    let isDay = Day(year: year, month: numbers.1, day: numbers.0) != nil
    let isSwapped = Day(year: year, month: numbers.0, day: numbers.1) != nil
    // `31/5/25` may begin with the year, and `6/10/25` has a message of its own.
    if digits.2 == 2 { return isSwapped && numbers.1 > 12 ? .monthFirst : nil }
    if isDay, date.count < text.utf8.count {
      guard case .day = DateText(text).meaning else { return nil }
    }
    switch (isDay, isSwapped) {
    case (true, true): return numbers.0 == numbers.1 ? nil : .either
    case (true, false): return .dayFirst
    case (false, true): return .monthFirst
    case (false, false): return nil
    }
  }

  /// Where the two numbers of a date have changed places: the other day that it may be.
  static func swapped(_ text: String) -> Day? {
    let date = text.prefix { $0 != " " && $0 != "T" }
    guard order(of: text) == .either, let day = Day(parsing: date) else { return nil }
    let (year, month, number) = day.components
    return Day(year: year, month: number, day: month)
  }

  /// What to do with a file whose months stand before the days.
  static let exportAgain = Phrase(
    "xuất lại cả tệp với ngày dạng yyyy-mm-dd (2025-05-31)",
    en: "export the whole file again with dates as yyyy-mm-dd (2025-05-31)")

  private func problem(_ column: Int) -> Diagnostic? {
    guard let doubt = doubts[column], let monthFirst else { return nil }
    var message = Phrase(
      "cột '\(doubt.name)': không rõ ngày hay tháng đứng trước, vì tệp này có ngày ghi tháng trước (dòng \(monthFirst.line): \(monthFirst.text))",
      en:
        "'\(doubt.name)': day or month may come first, because this file has a date with the month first (line \(monthFirst.line): \(monthFirst.text))"
    )
    if let dayFirst {
      message =
        message
        + Phrase(
          " và có ngày ghi ngày trước (dòng \(dayFirst.line): \(dayFirst.text))",
          en: " and one with the day first (line \(dayFirst.line): \(dayFirst.text))")
    }
    let lines = doubt.lines.map { "\($0)" }.joined(separator: ", ")
    let more = doubt.count > doubt.lines.count ? ", …" : ""
    message =
      message
      + Phrase("; \(doubt.count) ô: dòng \(lines)", en: "; fields: \(doubt.count), line \(lines)")
      + Phrase(verbatim: more)
    let other = Self.swapped(doubt.text)?.vietnamese ?? ""
    return Diagnostic(
      .dayOrMonth, at: doubt.location, column: doubt.name, message, found: doubt.text,
      expected: Phrase(
        "ngày mà chỉ đọc được theo một cách: 2025-05-31",
        en: "dates that can be read in one way only: 2025-05-31"),
      fix: Phrase(
        "\(doubt.text) có thể là ngày \(other); ", en: "\(doubt.text) may be \(other); ")
        + Self.exportAgain
        + Phrase("; đừng chỉ sửa từng ô", en: "; do not mend single fields only"))
  }
}
