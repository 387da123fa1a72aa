import TongHopDomain

/// A text where a date belongs and that is not written as one: what it is, and which days may be
/// meant.
struct DateText {
  enum Meaning {
    /// A time of a day: the day is certain.
    case day(Day)
    /// A time in another zone, where it is another day than here.
    case otherZone(written: Day, here: Day)
    /// How Excel counts days; in workbooks of the 1904 system it is the second.
    case excelNumber(Day, system1904: Day)
    /// All that may be meant, the likeliest first.
    case days([Day])
    /// The year has two digits; the days if it is of this century.
    case shortYear([Day])
    /// The month stands before the day.
    case monthFirst(Day)
    /// In words with a year of four digits, or the year first with other signs than hyphens.
    case named(Day)
    case noSuchDay
    case words
    case other

    var isWords: Bool {
      if case .words = self { true } else { false }
    }
  }

  let meaning: Meaning

  init(_ text: String) {
    // Nobody writes a longer date.
    meaning = text.utf8.count <= 100 ? Self.meaning(of: text) : .words
  }

  private static func meaning(of text: String) -> Meaning {
    if let day = excelDay(text) {
      return .excelNumber(day, system1904: day.advanced(by: 1462))
    }
    if let time = TimeOfDay(text) { return time.meaning }
    let digits = text.utf8.allSatisfy { (48...57).contains($0) }
    if digits, text.utf8.count == 8 { return ofEightDigits(text) }
    if let named = named(text) { return named }
    if text.contains(where: \.isLetter) { return .words }
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    let numbers = parts.compactMap { $0.count <= 4 ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3 else { return .other }
    if parts[2].count == 4 {
      return Day(year: numbers[2], month: numbers[0], day: numbers[1]).map { .monthFirst($0) }
        ?? .noSuchDay
    }
    if parts[0].count == 4 {
      return Day(year: numbers[0], month: numbers[1], day: numbers[2]).map { .named($0) }
        ?? .noSuchDay
    }
    guard parts.allSatisfy({ (1...2).contains($0.count) }), parts[2].count == 2 else {
      return .other
    }
    let readings = [
      Day(year: 2000 + numbers[2], month: numbers[1], day: numbers[0]),
      Day(year: 2000 + numbers[2], month: numbers[0], day: numbers[1]),
      Day(year: 2000 + numbers[0], month: numbers[1], day: numbers[2]),
    ]
    return .shortYear(distinct(readings))
  }

  /// `45457`, `45457.25`: days since 30 December 1899.
  ///
  /// - Returns: nil outside 1954 to 2119, where a number is more likely something else.
  static func excelDay(_ text: String) -> Day? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard parts.count <= 2, parts[0].utf8.count == 5,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let number = Int32(parts[0]), (20_000...80_000).contains(number)
    else { return nil }
    return Day(number: number - 25_569)
  }

  /// `20240614` or `14062024`
  private static func ofEightDigits(_ text: String) -> Meaning {
    guard let number = Int(text) else { return .other }
    let days = distinct([
      Day(year: number / 10_000, month: number / 100 % 100, day: number % 100),
      Day(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000),
    ])
    return days.isEmpty ? .noSuchDay : .days(days)
  }

  private static func distinct(_ days: [Day?]) -> [Day] {
    days.reduce(into: []) { list, day in
      if let day, !list.contains(day) { list.append(day) }
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let longMonths: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "sept",
  ]

  /// `7-Jun-2024`, `Jun 7, 2024`, `ngày 7 tháng 6 năm 2024`, `14-thg 6-24`
  private static func named(_ text: String) -> Meaning? {
    var words = NameKey(text).text.split { " -/.,".contains($0) }.map { String($0) }
    words.removeAll { $0 == "ngày" || $0 == "năm" }
    var month: Int?
    if words.count == 4, words[1] == "tháng" || words[1] == "thg" {
      month = Int(words[2])
      words.removeSubrange(1...2)
      words.insert("", at: 1)
    }
    guard words.count == 3 else { return nil }
    for place in 0...1 where month == nil {
      let word = words[place]
      guard months.contains(word) || longMonths.contains(word) else { continue }
      month = months.firstIndex(of: String(word.prefix(3))).map { $0 + 1 }
      words.remove(at: place)
      words.insert("", at: 1)
    }
    guard let month, let day = Int(words[0]), let year = Int(words[2]) else { return nil }
    switch words[2].utf8.count {
    case 4: return Day(year: year, month: month, day: day).map { .named($0) } ?? .noSuchDay
    case 2: return .shortYear(distinct([Day(year: 2000 + year, month: month, day: day)]))
    default: return nil
    }
  }
}

/// A date and a time: `2024-06-14 00:00:00`, `14/06/2024 0:00`, `2024-06-13T17:00:00Z`.
private struct TimeOfDay {
  let day: Day
  /// Minutes since midnight.
  private let minutes: Int
  /// Minutes before universal time; nil: of the place where it was written.
  private let zone: Int?

  /// Vietnam is seven hours ahead all year.
  private static let vietnam = 7 * 60

  var meaning: DateText.Meaning {
    guard let zone else { return .day(day) }
    let here = minutes + Self.vietnam - zone
    let shift = here < 0 ? -1 : here >= 1440 ? 1 : 0
    return shift == 0 ? .day(day) : .otherZone(written: day, here: day.advanced(by: shift))
  }

  /// - Returns: nil for anything else.
  init?(_ text: String) {
    guard let end = text.firstIndex(where: { $0 == " " || $0 == "T" || $0 == "t" }),
      let day = Day(parsing: text[..<end])
    else { return nil }
    var rest = text[text.index(after: end)...].uppercased().trimmed
    var zone: Int?
    if rest.hasSuffix("Z") {
      rest.removeLast()
      zone = 0
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let digits = rest[rest.index(after: sign)...].filter { $0 != ":" }
      guard digits.count == 2 || digits.count == 4, let number = Int(digits) else { return nil }
      let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
      guard hours < 15, minutes < 60 else { return nil }
      zone = (rest[sign] == "-" ? -1 : 1) * (hours * 60 + minutes)
      rest = String(rest[..<sign])
    }
    var half: Int?
    for (mark, number) in [("AM", 0), ("SA", 0), ("PM", 1), ("CH", 1)] where rest.hasSuffix(mark) {
      rest = String(rest.dropLast(2)).trimmed
      half = number
    }
    guard let minutes = Self.minutes(rest.trimmed, half: half) else { return nil }
    (self.day, self.minutes, self.zone) = (day, minutes, zone)
  }

  /// - Parameter half: of the day, where the hours go to 12.
  private static func minutes(_ text: String, half: Int?) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].count <= 2, parts[1].count == 2,
      var hours = Int(parts[0]), let minutes = Int(parts[1]), (0..<60).contains(minutes)
    else { return nil }
    if parts.count == 3 {
      let seconds = parts[2].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
      guard seconds.count <= 2, let whole = Int(seconds[0]), (0..<60).contains(whole),
        seconds.dropFirst().allSatisfy({ $0.allSatisfy(\.isNumber) })
      else { return nil }
    }
    if let half {
      guard (1...12).contains(hours) else { return nil }
      hours = hours % 12 + half * 12
    }
    return (0..<24).contains(hours) ? hours * 60 + minutes : nil
  }
}
