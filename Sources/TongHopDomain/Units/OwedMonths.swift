/// Which months of a period each unit owes figures of.
///
/// A month is owed by the unit that exists on its last day. So a unit that ended owes the months
/// before its end, one that began those from its beginning on, and a month that a reform cuts in two
/// is owed by the successors. A unit that existed on the last day of no month owes none.
public struct OwedMonths: Sendable {
  /// Those of the period.
  public let all: MonthSet
  /// Of units that began or ended within the period.
  private let parts: [UnitID: MonthSet]
  /// Units that ended within the period and owe a month of it, by number.
  public let ended: [UnitID]
  /// Days of the period between which units began or ended, in their order, and the months at whose
  /// ends the units are those of the day. The last is the day whose units are counted.
  public let stages: [(day: Day, months: MonthSet)]

  /// - Parameters:
  ///   - calendar: of the figures; a month of theirs can end after `day`.
  ///   - day: the last of the period by the calendar of the method, whose units are counted.
  /// - Complexity: O(*units*).
  public init(_ register: UnitRegister, of period: Period, in calendar: Calendar, through day: Day)
  {
    all = MonthSet(period.months)
    let ends = period.months.compactMap { month -> (month: Int, day: Day)? in
      Period(kind: .month, year: period.year, number: month).map {
        (month, min($0.lastDay(in: calendar), day))
      }
    }
    let first = period.firstDay(in: .administrative)
    let last = max(period.lastDay(in: calendar), day)
    var parts: [UnitID: MonthSet] = [:]
    var ended: [UnitID] = []
    var changes: Set<Day> = []
    var lastDays: Set<Day> = []
    let lookup = register.lookup
    for number in register.units.indices {
      let id = UnitID(number)
      if let start = register.units[number].validFrom, first < start, start <= day {
        changes.insert(start)
      }
      if let end = register.units[number].validTo, first < end, end <= day {
        changes.insert(end)
        lastDays.insert(end.advanced(by: -1))
      }
      // Who was there at the beginning and is at the end was there all the time.
      if let early = ends.first, let late = ends.last, lookup.isValid(id, on: early.day),
        lookup.isValid(id, on: late.day)
      {
        continue
      }
      let (start, end) = (register.units[number].validFrom, register.units[number].validTo)
      guard start.map({ $0 <= last }) ?? true, end.map({ first < $0 }) ?? true else { continue }
      var months = MonthSet()
      for (month, day) in ends where lookup.isValid(id, on: day) {
        months.formUnion(month...month)
      }
      parts[id] = months
      if let end, end <= day, !months.isEmpty { ended.append(id) }
    }
    self.parts = parts
    self.ended = ended
    stages = Self.stages(ends, lastDays, changes: changes.sorted(), day)
  }

  /// Days between which nothing changed are one.
  private static func stages(
    _ ends: [(month: Int, day: Day)], _ lastDays: Set<Day>, changes: [Day], _ day: Day
  ) -> [(day: Day, months: MonthSet)] {
    func age(_ day: Day) -> Int { changes.count { $0 <= day } }
    var stages: [Int: (day: Day, months: MonthSet)] = [age(day): (day, MonthSet())]
    for last in lastDays where stages[age(last)] == nil {
      stages[age(last)] = (last, MonthSet())
    }
    for (month, end) in ends {
      stages[age(end), default: (end, MonthSet())].months.formUnion(month...month)
    }
    return stages.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Does every unit of the period owe all of its months?
  public var isWhole: Bool { parts.isEmpty }

  public subscript(unit: UnitID) -> MonthSet { parts.isEmpty ? all : parts[unit] ?? all }

  /// Those at whose ends a unit has to have reported.
  ///
  /// - Parameter isStand: a row says how things stood at its end, so that only the last one is owed.
  public func due(of unit: UnitID, isStand: Bool) -> MonthSet {
    let owed = self[unit]
    return isStand && !owed.isEmpty ? MonthSet(owed.last...owed.last) : owed
  }

  /// What a unit still owes.
  ///
  /// - Parameters:
  ///   - sent: the months that its rows cover.
  ///   - isStand: a row says how things stood at its end, so that only the last one is owed.
  public func missing(of unit: UnitID, sent: MonthSet, isStand: Bool) -> MonthSet {
    let owed = self[unit]
    guard isStand else { return owed.subtracting(sent) }
    return sent.last >= owed.last ? MonthSet() : MonthSet(owed.last...owed.last)
  }

  /// Does what one unit sent hold all that another one owes?
  public func covers(_ sent: MonthSet, of unit: UnitID, isStand: Bool) -> Bool {
    missing(of: unit, sent: sent, isStand: isStand).isEmpty
  }
}
