import TongHopDomain

/// The figures of one indicator in the parts of a period, and what they are for the whole.
struct PeriodParts {
  struct Part {
    var period: Period
    var facts: [FactCell]

    /// Of an accumulated figure: it is a stand at the end of this month.
    var month: Int { period.months.upperBound }
  }

  let period: Period
  let rule: OverTime
  /// nil: a part holds what arose in it.
  let accumulation: Accumulation?
  private(set) var parts: [Part] = []

  init(_ period: Period, rule: OverTime, accumulation: Accumulation? = nil) {
    self.period = period
    self.rule = rule
    self.accumulation = accumulation
  }

  /// - Parameter facts: *shape* [unit number].
  mutating func add(_ part: Period, _ facts: [FactCell]) {
    parts.append(Part(period: part, facts: facts))
    parts.sort { $0.period.lastDay(in: .calendar) < $1.period.lastDay(in: .calendar) }
  }

  var isEmpty: Bool { parts.isEmpty }

  /// What a fact is for the whole period, where it is the only part that there is of anybody.
  static func cell(of fact: FactCell) -> RollupCell {
    var cell = RollupCell()
    cell.numerator = fact.numerator
    cell.denominator = fact.denominator
    cell.records = Int(fact.records)
    cell.overflowed = fact.overflowed
    return cell
  }

  /// The unit's figure for the period; nil where it sent none.
  ///
  /// No two parts that a unit sent share a month: where they do, both are errors and dropped.
  func cell(of unit: Int) -> RollupCell? {
    if let accumulation {
      guard case .figure(let sum)? = growth(of: unit, accumulation)?.outcome else { return nil }
      return Self.cell(of: sum)
    }
    var sum = FactCell()
    var latest: Int?
    for position in parts.indices where parts[position].facts[unit].records > 0 {
      sum.add(parts[position].facts[unit])
      latest = position
    }
    guard let latest else { return nil }
    switch rule {
    case .sum:
      break
    case .sumOverLast:
      sum.denominator = parts[latest].facts[unit].denominator
    case .last:
      let last = parts[latest].facts[unit]
      sum.numerator = last.numerator
      sum.denominator = last.denominator
      sum.overflowed = last.overflowed
    }
    return Self.cell(of: sum)
  }

  /// The months that the rows of a unit cover, of what accumulates the last one.
  func months(of unit: Int) -> MonthSet {
    var months = MonthSet()
    if accumulation != nil {
      let last = parts.last { $0.facts[unit].records > 0 }?.month
      if let last, last >= period.months.lowerBound { months.formUnion(last...last) }
      return months
    }
    for part in parts where part.facts[unit].records > 0 { months.formUnion(part.period.months) }
    return months
  }

  /// The last day of the latest part that the unit sent; nil where it sent none.
  func lastDay(of unit: Int) -> Day? {
    parts.last { $0.facts[unit].records > 0 }?.period.lastDay(in: .calendar)
  }

  /// The part by which the unit's figures are named in a message: the first by name, of what
  /// accumulates the last.
  func firstPart(of unit: Int) -> Period? {
    if let accumulation { return growth(of: unit, accumulation)?.row }
    return parts.filter { $0.facts[unit].records > 0 }.map(\.period)
      .min { $0.description < $1.description }
  }
}
