/// A day of the Gregorian calendar, as a count of days since 1 January 1970.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var number: Int32

  public init(number: Int32) {
    self.number = number
  }

  /// - Returns: nil where the calendar has no such day (31 February), or outside 1900...2199.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    number = Self.count(year: year, month: month, day: day)
    guard components == (year, month, day) else { return nil }
  }

  /// The number of days by H. Hinnant's civil-calendar formula: March is the first month, so that
  /// the leap day comes last.
  private static func count(year: Int, month: Int, day: Int) -> Int32 {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public var components: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted + (shifted < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public func advanced(by days: Int) -> Day {
    Day(number: number + Int32(days))
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// `2024-06-14`, for machines.
  public var description: String {
    let (year, month, day) = components
    return "\(year)-\(Self.padded(month))-\(Self.padded(day))"
  }

  /// `14/6/2024`, `05/01/2025`: the month has two digits for 01, 02, 10, 11, 12 only, the day always
  /// (Decree 30/2020/NĐ-CP).
  public var vietnamese: String {
    let (year, month, day) = components
    return "\(Self.padded(day))/\(Self.paddedMonth(month))/\(year)"
  }

  static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Day {
  /// Reads `2024-06-14` or `14/6/2024` (day first; also with `-` or `.` between).
  ///
  /// - Returns: nil for anything else; in particular two-digit years are not guessed.
  public init?(parsing text: String) {
    var values = (0, 0, 0)
    var digits = (0, 0, 0)
    var part = 0
    var hasHyphen = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, tooLarge) = values.2.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
        guard !tooLarge, !overflow else { return nil }
        values.2 = sum
        digits.2 += 1
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        part += 1
        guard part < 3, digits.2 > 0 else { return nil }
        values = (values.1, values.2, 0)
        digits = (digits.1, digits.2, 0)
        hasHyphen = hasHyphen || byte == UInt8(ascii: "-")
      default: return nil
      }
    }
    guard part == 2, digits.2 > 0 else { return nil }
    if digits.0 == 4, hasHyphen {
      self.init(year: values.0, month: values.1, day: values.2)
    } else if digits.2 == 4, digits.0 <= 2 {
      self.init(year: values.2, month: values.1, day: values.0)
    } else {
      return nil
    }
  }

  public init?(parsing text: some StringProtocol) {
    self.init(parsing: String(text))
  }
}
