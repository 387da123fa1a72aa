import TongHopDiagnostics

/// What somebody meant who wrote a period as another system or a letter does: `2024Q2`, `202406`,
/// `Quý II/2024`, `6 tháng đầu năm 2024`, `2024W23`.
///
/// Only for messages: nothing but what ``Period/init(parsing:)`` reads is ever used.
public struct PeriodMeaning: Sendable, Hashable {
  /// One period; or the months of a span that has no name here, as of two months; empty where only
  /// the year is missing.
  public var periods: [Period]
  /// `-Q1`: what to write behind the year where that is missing.
  public var pattern: String?
  public var isWeek = false
  /// The year had two digits: the period is that of this century, if that is what they are.
  public var hasShortYear = false
  /// The year is none of ours, as 2567 of the Buddhist calendar.
  var isOtherYear = false

  public init?(of text: String) {
    let words = Self.words(of: text)
    guard !words.isEmpty, words.count <= 8 else { return nil }
    if let week = Self.week(words) {
      self.init(periods: week, isWeek: true)
    } else if let span = Self.span(words) {
      self.init(periods: span)
    } else if let period = Self.named(words, year: Self.year(words)) {
      self.init(periods: [period], hasShortYear: !words.contains { Self.isYear($0, period.year) })
    } else if Self.year(words) == nil, let meaning = Self(oddYear: words) {
      self = meaning
    } else if Self.year(words) == nil, let example = Self.named(words, year: 2024) {
      self.init(periods: [], pattern: String(example.description.dropFirst(4)))
    } else {
      return nil
    }
  }

  init(
    periods: [Period], pattern: String? = nil, isWeek: Bool = false, hasShortYear: Bool = false,
    isOtherYear: Bool = false
  ) {
    self.periods = periods
    self.pattern = pattern
    self.isWeek = isWeek
    self.hasShortYear = hasShortYear
    self.isOtherYear = isOtherYear
  }

  /// What to type.
  public var fix: Phrase {
    if let pattern, isOtherYear {
      return Phrase(
        "ghi năm dương lịch bốn chữ số: <năm>\(pattern)",
        en: "write the year of the common calendar in four digits: <year>\(pattern)")
    }
    if let pattern {
      return Phrase(
        "ghi cả năm bốn chữ số: <năm>\(pattern)", en: "write the year too: <year>\(pattern)")
    }
    let list = periods.map(\.description).joined(separator: ", ")
    if isWeek {
      return Phrase(
        "tuần không phải là kỳ: cộng vào tháng \(list)",
        en: "a week is no period: add it up into the month \(list)")
    }
    if hasShortYear, let period = periods.first {
      return Phrase(
        "ghi năm bốn chữ số: \(period), nếu là năm \(period.year)",
        en: "give the year in four digits: \(period), if \(period.year) is meant")
    }
    return periods.count == 1
      ? Phrase("có phải là \(list)?", en: "did you mean \(list)?")
      : Phrase(
        "không có kỳ như vậy: ghi số liệu theo tháng \(list)",
        en: "there is no such period: enter the months \(list)")
  }
}

// MARK: - Words

extension PeriodMeaning {
  /// Digits and letters apart, in small letters without diacritics: `2024Q2` is `2024`, `q`, `2`.
  private static func words(of text: String) -> [String] {
    guard text.utf8.count <= 80 else { return [] }
    var words: [String] = []
    var isDigit = false
    var isOpen = false
    for scalar in LookAlike.plain(text).lowercased().unicodeScalars {
      // The marks of decomposed letters.
      if (0x300...0x36F).contains(scalar.value) { continue }
      let letter = plainLetters[scalar] ?? Character(scalar)
      guard letter.isASCII, letter.isLetter || letter.isNumber else {
        isOpen = false
        continue
      }
      if isOpen, letter.isNumber == isDigit {
        words[words.count - 1].append(letter)
      } else {
        words.append(String(letter))
      }
      isOpen = true
      isDigit = letter.isNumber
    }
    return words.flatMap(parts).filter { !fillers.contains($0) }
  }

  private static let plainLetters: [Unicode.Scalar: Character] = {
    let rows: [(Character, String)] = [
      ("a", "áàảãạăắằẳẵặâấầẩẫậ"), ("e", "éèẻẽẹêếềểễệ"), ("i", "íìỉĩị"),
      ("o", "óòỏõọôốồổỗộơớờởỡợ"), ("u", "úùủũụưứừửữự"), ("y", "ýỳỷỹỵ"), ("d", "đ"),
    ]
    var table: [Unicode.Scalar: Character] = [:]
    for (letter, forms) in rows {
      for form in forms.precomposed { table[form] = letter }
    }
    return table
  }()

  /// Words that say nothing: `Quý II năm 2024`.
  private static let fillers: Set<String> = ["nam", "ky", "year", "of", "the", "bao", "cao", "so"]

  /// `qii` is a quarter and its number, `aprils` a month and a half-year from it.
  private static func parts(_ word: String) -> [String] {
    if let last = word.last, last == "s" || last == "q", word.count > 3,
      monthNames.contains(String(word.dropLast()))
    {
      return [String(word.dropLast()), String(last)]
    }
    for head in ["quy", "q"] where word.hasPrefix(head) && word.count > head.count {
      let rest = String(word.dropFirst(head.count))
      if roman[rest] != nil { return ["q", rest] }
    }
    return [word]
  }

  private static let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
  private static let counting = [
    "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "sau": 6, "chin": 9, "first": 1,
    "second": 2, "third": 3, "fourth": 4, "st": 0, "nd": 0, "rd": 0, "th": 0,
  ]
  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]

  /// 1...12 for `jun`, `june`.
  private static func month(named word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return monthNames.firstIndex { $0 == word || (word.count <= 4 && $0.hasPrefix(word)) }
      .map { $0 + 1 }
  }

  private static func number(_ word: String) -> Int? {
    word.utf8.allSatisfy { (48...57).contains($0) } && word.utf8.count <= 8
      ? Int(word) : roman[word] ?? counting[word].flatMap { $0 == 0 ? nil : $0 }
  }

  /// Of four digits, alone or before a month: `2024`, `202406`; of two at the end behind a kind.
  private static func year(_ words: [String]) -> Int? {
    for word in words where word.utf8.count == 4 || word.utf8.count == 6 {
      if let year = Int(word.prefix(4)), (1990...2198).contains(year) { return year }
    }
    guard words.count == 3, kind(words[0]) != nil, let last = words.last, last.utf8.count == 2,
      let year = Int(last), year < 50
    else { return nil }
    return 2000 + year
  }

  static func year(in text: String) -> Int? { year(words(of: text)) }

  private static func kind(_ word: String) -> Period.Kind? {
    switch word {
    case "q", "quy", "quarter", "qtr", "qt": .quarter
    case "h", "s", "hy", "half", "nua": .half
    case "m", "t", "thang", "thg", "month": .month
    default: nil
    }
  }
}

// MARK: - Kinds

extension PeriodMeaning {
  /// One period of a year.
  static func named(_ words: [String], year: Int?) -> Period? {
    guard let year else { return nil }
    var rest = words
    var month: Int?
    if let place = rest.firstIndex(where: { isYear($0, year) }) {
      if rest[place].utf8.count == 6 { month = Int(rest[place].suffix(2)) }
      rest.remove(at: place)
    } else if rest.count == 3, rest.last == String(year % 100) || rest.last == "0\(year % 100)" {
      rest.removeLast()
    }
    if let month { return rest.isEmpty ? Period(kind: .month, year: year, number: month) : nil }
    // The first and the last half, by words: `6 tháng đầu năm`, `nửa cuối năm`.
    let isLast = rest.contains { ["cuoi", "last"].contains($0) }
    rest.removeAll { ["dau", "cuoi", "last"].contains($0) }
    if rest == ["nua"] || rest == ["half"] {
      return Period(kind: .half, year: year, number: isLast ? 2 : 1)
    }
    switch rest.count {
    case 0: return Period(kind: .year, year: year)
    case 1: return single(rest[0], year)
    case 2: return pair(rest[0], rest[1], year, isLast: isLast)
    default: return nil
    }
  }

  private static func isYear(_ word: String, _ year: Int) -> Bool {
    (word.utf8.count == 4 || word.utf8.count == 6) && word.hasPrefix("\(year)")
  }

  private static func single(_ word: String, _ year: Int) -> Period? {
    if let month = month(named: word) { return Period(kind: .month, year: year, number: month) }
    if let quarter = roman[word] { return Period(kind: .quarter, year: year, number: quarter) }
    guard word.utf8.count <= 2, let month = Int(word) else { return nil }
    return Period(kind: .month, year: year, number: month)
  }

  /// `q 2`, `thang 6`; the other way round `6 thang` is so many months from the beginning of the year.
  private static func pair(_ first: String, _ second: String, _ year: Int, isLast: Bool)
    -> Period?
  {
    if let kind = kind(first), let number = number(second) {
      return Period(kind: kind, year: year, number: number)
    }
    guard let number = number(first), let kind = kind(second) else { return nil }
    guard kind == .month else { return Period(kind: kind, year: year, number: number) }
    switch (number, isLast) {
    case (3, false): return Period(kind: .quarter, year: year, number: 1)
    case (6, _): return Period(kind: .half, year: year, number: isLast ? 2 : 1)
    case (9, false): return Period(kind: .nineMonths, year: year)
    case (12, false): return Period(kind: .year, year: year)
    default: return nil
    }
  }

  /// The month of a week of ISO 8601, or its two: `2024W23`, `Tuần 23/2024`.
  private static func week(_ words: [String]) -> [Period]? {
    guard let year = year(words),
      let place = words.firstIndex(where: { ["w", "wk", "week", "tuan"].contains($0) }),
      place + 1 < words.count, let week = Int(words[place + 1]), (1...53).contains(week),
      let fourth = Day(year: year, month: 1, day: 4)
    else { return nil }
    // 1 January 1970 was a Thursday; the first week is that of 4 January, and begins on Monday.
    let monday = fourth.number - (fourth.number + 3) % 7 + Int32(week - 1) * 7
    var months: [Period] = []
    for day in [Day(number: monday), Day(number: monday + 6)] {
      let (year, month, _) = day.components
      guard let period = Period(kind: .month, year: year, number: month) else { return nil }
      if !months.contains(period) { months.append(period) }
    }
    return months
  }

  /// The months of spans of other systems that are none here: two months (`202401B`), half a year from
  /// April (`2024AprilS1`).
  private static func span(_ words: [String]) -> [Period]? {
    if words.count == 2, words[1] == "b", words[0].utf8.count == 6,
      let year = Int(words[0].prefix(4)), let number = Int(words[0].suffix(2)),
      (1...6).contains(number)
    {
      return months(from: number * 2 - 1, count: 2, year)
    }
    guard words.count == 4, let year = Int(words[0]), words[0].utf8.count == 4,
      let start = month(named: words[1]), let number = Int(words[3]), (1...4).contains(number)
    else { return nil }
    let length = words[2] == "s" ? 6 : 3
    // Years that begin in autumn are called after the one or the other: that is not guessed.
    guard ["s", "q"].contains(words[2]), number * length <= 12, start <= 8 else { return nil }
    return months(from: start + (number - 1) * length, count: length, year)
  }

  private static func months(from first: Int, count: Int, _ year: Int) -> [Period]? {
    let periods = (first..<first + count).compactMap {
      Period(kind: .month, year: year + ($0 - 1) / 12, number: ($0 - 1) % 12 + 1)
    }
    return periods.isEmpty ? nil : periods
  }
}

extension String {
  /// Each character as one scalar; the source may hold it composed or not.
  fileprivate var precomposed: [Unicode.Scalar] {
    unicodeScalars.filter { $0.properties.canonicalCombiningClass == .notReordered }
  }
}
