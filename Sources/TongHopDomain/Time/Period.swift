import TongHopDiagnostics

/// Which days a period has.
///
/// The administrative year of the reform reports runs from 15 December to 14 December, and its
/// quarters from the 15th to the 14th; other figures (finance, PAPI) use calendar periods.
public enum Calendar: String, Sendable, CaseIterable {
  case administrative
  case calendar
}

/// A reporting period: a month, quarter, half-year, nine months or year.
///
/// A period is only a label; its days depend on the ``Calendar``, which belongs to the method or
/// to the indicator.
public struct Period: Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable {
    case month
    case quarter
    case half
    case nineMonths = "nine"
    case year
  }

  public let kind: Kind
  public let year: Int
  /// 1...12 for months, 1...4 for quarters, 1...2 for halves, otherwise 1.
  public let number: Int

  public init?(kind: Kind, year: Int, number: Int = 1) {
    let last =
      switch kind {
      case .month: 12
      case .quarter: 4
      case .half: 2
      case .nineMonths, .year: 1
      }
    guard (1901...2198).contains(year), (1...last).contains(number) else { return nil }
    self.kind = kind
    self.year = year
    self.number = number
  }

  /// Reads `2024-06`, `2024-Q2`, `2024-H1`, `2024-9M` and `2024`.
  public init?(parsing text: some StringProtocol) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4,
      first.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(first)
    else { return nil }
    guard parts.count == 2 else {
      guard parts.count == 1 else { return nil }
      self.init(kind: .year, year: year)
      return
    }
    let rest = parts[1]
    switch (rest.first, rest.utf8.count) {
    case ("Q", 2): self.init(kind: .quarter, year: year, digits: rest.dropFirst())
    case ("H", 2): self.init(kind: .half, year: year, digits: rest.dropFirst())
    case _ where rest == "9M": self.init(kind: .nineMonths, year: year)
    case (_, 2): self.init(kind: .month, year: year, digits: rest)
    default: return nil
    }
  }

  private init?(kind: Kind, year: Int, digits: some StringProtocol) {
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else {
      return nil
    }
    self.init(kind: kind, year: year, number: number)
  }

  public var description: String {
    switch kind {
    case .month: "\(year)-\(Day.padded(number))"
    case .quarter: "\(year)-Q\(number)"
    case .half: "\(year)-H\(number)"
    case .nineMonths: "\(year)-9M"
    case .year: "\(year)"
    }
  }

  /// The first and last month of the year that the period covers, 1...12.
  public var months: ClosedRange<Int> {
    switch kind {
    case .month: number...number
    case .quarter: (number * 3 - 2)...(number * 3)
    case .half: (number * 6 - 5)...(number * 6)
    case .nineMonths: 1...9
    case .year: 1...12
    }
  }

  /// Is every month of `part` a month of this period? A period contains itself.
  public func contains(_ part: Period) -> Bool {
    part.year == year && months.contains(part.months.lowerBound)
      && months.contains(part.months.upperBound)
  }

  /// The period of a kind that contains this one; nil where there is none.
  public func whole(of kind: Kind) -> Period? {
    (1...12).lazy.compactMap { Period(kind: kind, year: year, number: $0) }
      .first { $0.contains(self) }
  }

  /// The quarters of a longer period; of a month or a quarter itself.
  package var quarters: [Period] {
    switch kind {
    case .month, .quarter: [self]
    case .half, .nineMonths, .year:
      stride(from: months.lowerBound, through: months.upperBound, by: 3).compactMap {
        Period(kind: .quarter, year: year, number: ($0 + 2) / 3)
      }
    }
  }

  /// The quarter that a day lies in.
  ///
  /// - Returns: nil outside of the years that periods have.
  public init?(quarterOf day: Day, in calendar: Calendar) {
    let date = day.components.day
    var (year, month) = (day.components.year, day.components.month)
    if calendar == .administrative, date >= 15 { month += 1 }
    if month > 12 { (year, month) = (year + 1, 1) }
    self.init(kind: .quarter, year: year, number: (month + 2) / 3)
  }

  public func overlaps(_ other: Period) -> Bool {
    other.year == year && months.overlaps(other.months)
  }

  /// How many months of it the parts cover, each counted once.
  public func monthsCovered(by parts: some Sequence<Period>) -> Int {
    var covered: Set<Int> = []
    for part in parts where contains(part) { covered.formUnion(part.months) }
    return covered.count
  }

  public var monthCount: Int { months.count }

  public func firstDay(in calendar: Calendar) -> Day {
    let month = months.lowerBound
    switch calendar {
    case .calendar:
      return Day(year: year, month: month, day: 1)!
    case .administrative:
      return month == 1
        ? Day(year: year - 1, month: 12, day: 15)! : Day(year: year, month: month - 1, day: 15)!
    }
  }

  public func lastDay(in calendar: Calendar) -> Day {
    let month = months.upperBound
    switch calendar {
    case .administrative:
      return Day(year: year, month: month, day: 14)!
    case .calendar:
      let next =
        month == 12
        ? Day(year: year + 1, month: 1, day: 1)! : Day(year: year, month: month + 1, day: 1)!
      return next.advanced(by: -1)
    }
  }

  /// The periods whose last day it is in a calendar, from the month to the year.
  public static func all(endingOn day: Day, in calendar: Calendar) -> [Period] {
    let (year, month, _) = day.components
    return Kind.allCases.compactMap { kind in
      Period(kind: .month, year: year, number: month)?.whole(of: kind)
    }.filter { $0.lastDay(in: calendar) == day }
  }

  /// The period that a comparison takes by default: the one before for months, quarters and
  /// half-years; the same a year before for nine months and years.
  public var before: Period? {
    switch kind {
    case .nineMonths, .year: return yearBefore
    case .month, .quarter, .half:
      let last = kind == .month ? 12 : kind == .quarter ? 4 : 2
      return number > 1
        ? Period(kind: kind, year: year, number: number - 1)
        : Period(kind: kind, year: year - 1, number: last)
    }
  }

  /// The period whose ``before`` is this one.
  public var after: Period? {
    switch kind {
    case .nineMonths, .year: return Period(kind: kind, year: year + 1, number: number)
    case .month, .quarter, .half:
      return Period(kind: kind, year: year, number: number + 1)
        ?? Period(kind: kind, year: year + 1, number: 1)
    }
  }

  /// Of two periods of one kind.
  public func isBefore(_ other: Period) -> Bool { (year, number) < (other.year, other.number) }

  public var yearBefore: Period? {
    Period(kind: kind, year: year - 1, number: number)
  }

  /// `Quý II/2024`, as tables head their columns.
  public var title: Phrase {
    let roman = ["I", "II", "III", "IV"]
    switch kind {
    case .month:
      return Phrase("Tháng \(Day.paddedMonth(number))/\(year)", en: "\(year)-\(Day.padded(number))")
    case .quarter: return Phrase("Quý \(roman[number - 1])/\(year)", en: "Q\(number) \(year)")
    case .half:
      return number == 1
        ? Phrase("6 tháng đầu năm \(year)", en: "H1 \(year)")
        : Phrase("6 tháng cuối năm \(year)", en: "H2 \(year)")
    case .nineMonths: return Phrase("9 tháng năm \(year)", en: "9 months \(year)")
    case .year: return Phrase("Năm \(year)", en: "\(year)")
    }
  }
}

extension Day {
  /// Decree 30: only 01 and 02 get their zero.
  static func paddedMonth(_ month: Int) -> String {
    month < 3 ? padded(month) : "\(month)"
  }
}
