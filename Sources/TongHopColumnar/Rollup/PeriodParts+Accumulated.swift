import TongHopDomain

/// Indicators whose rows hold what has accumulated since the beginning of the year. Their parts are
/// stands at the ends of months, of which the last inside the period and the one before it count.
extension PeriodParts {
  /// What must be known of such an indicator, beside its parts.
  struct Accumulation {
    /// A stand that nobody entered is missing; else nothing has arisen since the one before it.
    var isExpected: Bool
    var mayBeNegative: Bool
    /// *shape* [unit number]: began after the end of what came before the period, so that it had
    /// nothing then; empty where none did.
    var isNew: [Bool]
  }

  /// A unit's figure of the period, from its stands.
  struct Growth {
    enum Outcome {
      case figure(FactCell)
      /// The stand before the period is missing.
      case unknown
      /// It is above the one at the end.
      case fell
    }

    /// The period of the last stand.
    var row: Period
    /// That of the stand before the period; nil where none is taken off.
    var base: Period?
    var outcome: Outcome
  }

  /// Can a part matter to the figures of a period?
  static func isPart(_ part: Period, of period: Period, isCumulative: Bool) -> Bool {
    guard isCumulative else { return period.contains(part) }
    return part.year == period.year && part.months.upperBound <= period.months.upperBound
  }

  /// Is the stand before the period taken off?
  static func takesOff(_ period: Period, _ rule: OverTime) -> Bool {
    rule != .last && period.months.lowerBound > 1
  }

  /// - Returns: nil where no stand of the unit lies inside the period.
  func growth(of unit: Int, _ accumulation: Accumulation) -> Growth? {
    let start = period.months.lowerBound
    var last: Int?
    var before: Int?
    for position in parts.indices where parts[position].facts[unit].records > 0 {
      if parts[position].month >= start { last = position } else { before = position }
    }
    guard let last else { return nil }
    var sum = parts[last].facts[unit]
    var growth = Growth(row: parts[last].period, outcome: .figure(sum))
    let isNew = !accumulation.isNew.isEmpty && accumulation.isNew[unit]
    guard Self.takesOff(period, rule), !isNew else { return growth }
    if accumulation.isExpected, let found = before, parts[found].month != start - 1 {
      before = nil
    }
    guard let before else {
      if accumulation.isExpected { growth.outcome = .unknown }
      return growth
    }
    growth.base = parts[before].period
    var taken = parts[before].facts[unit]
    if rule == .sumOverLast { taken.denominator = 0 }
    sum.takeOff(taken)
    let fell = (sum.numerator < 0 && !accumulation.mayBeNegative) || sum.denominator < 0
    growth.outcome = fell && !sum.overflowed ? .fell : .figure(sum)
    return growth
  }

  /// Did the unit enter a stand at the end of the period?
  func hasEnd(_ unit: Int) -> Bool {
    parts.contains {
      $0.month == period.months.upperBound && $0.facts[unit].records > 0
    }
  }
}

extension FactCell {
  /// Takes figures off; the rows of both made the difference.
  fileprivate mutating func takeOff(_ other: FactCell) {
    let (top, topOverflow) = numerator.subtractingReportingOverflow(other.numerator)
    let (bottom, bottomOverflow) = denominator.subtractingReportingOverflow(other.denominator)
    overflowed = overflowed || other.overflowed || topOverflow || bottomOverflow
    numerator = top
    denominator = bottom
    records &+= other.records
  }
}
