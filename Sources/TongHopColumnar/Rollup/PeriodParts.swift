import TongHopDomain

/// The figures of one indicator in the parts of a period, and what they are for the whole.
struct PeriodParts {
  private struct Part {
    var period: Period
    var facts: [FactCell]
    var months: Int
  }

  let period: Period
  let rule: OverTime
  private var parts: [Part] = []

  init(_ period: Period, rule: OverTime) {
    self.period = period
    self.rule = rule
  }

  /// - Parameter facts: *shape* [unit number].
  mutating func add(_ part: Period, _ facts: [FactCell]) {
    parts.append(
      Part(period: part, facts: facts, months: period.monthsCovered(by: CollectionOfOne(part))))
    parts.sort { $0.period.lastDay(in: .calendar) < $1.period.lastDay(in: .calendar) }
  }

  var isEmpty: Bool { parts.isEmpty }

  /// The unit's figure for the period; nil where it sent none.
  ///
  /// No two parts that a unit sent share a month: where they do, both are errors and dropped.
  func cell(of unit: Int) -> RollupCell? {
    var sum = FactCell()
    var latest: Int?
    var months = 0
    for position in parts.indices where parts[position].facts[unit].records > 0 {
      sum.add(parts[position].facts[unit])
      months += parts[position].months
      latest = position
    }
    guard let latest else { return nil }
    var isWhole = months == period.monthCount
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
      isWhole =
        parts[latest].period.lastDay(in: .calendar) == period.lastDay(in: .calendar)
    }
    var cell = RollupCell()
    cell.numerator = sum.numerator
    cell.denominator = sum.denominator
    cell.records = Int(sum.records)
    cell.overflowed = sum.overflowed
    cell.isIncomplete = !isWhole
    return cell
  }

  /// The part by which the unit's figures are named in a message: the first by name.
  func firstPart(of unit: Int) -> Period? {
    parts.filter { $0.facts[unit].records > 0 }.map(\.period)
      .min { $0.description < $1.description }
  }
}
