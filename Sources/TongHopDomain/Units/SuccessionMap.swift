/// Where a share of a unit is on another day.
public struct Destination: Sendable, Hashable {
  /// Of the unit; the shares of its destinations add up to 1.
  public var share: Fraction
  /// One unit: there. Several, in the order of the register: divided among these, nobody knows how.
  /// None: above every unit that is known.
  public var units: [UnitID]
  /// It ended without a successor, and what it sent is kept by the unit above it.
  public var isAbove: Bool

  public init(share: Fraction, units: [UnitID], isAbove: Bool = false) {
    self.share = share
    self.units = units
    self.isAbove = isAbove
  }
}

/// Where the units of a period are on another day, by the successions between the two.
///
/// A unit is followed from the last day that it had in the period. Forwards a merger brings units
/// together and a split divides one by its shares; of a split whose shares are not stated it is only
/// known among which units it was divided, until these are one again. A unit that ended without a
/// successor goes with the unit that it was under: a village with its commune. Backwards nothing can
/// be divided: a unit that was put together of others is somewhere among these, and one that began
/// out of nothing goes with the unit that it began under.
public struct SuccessionMap: Sendable {
  /// The last day of the period.
  public let origin: Day
  public let day: Day
  private let register: UnitRegister
  /// To the last day of the period, and to `day`.
  private let own: ForwardMap
  private let forward: ForwardMap
  /// By the day that is gone back from: what the units of that day were made of.
  private let backward: [Day: [UnitID: [UnitID]]]
  /// Units of the period's last day that were put together with others and set up again since, each
  /// with what it is on `day`.
  public let returned: [UnitID: UnitID]

  /// - Complexity: O(*successions* log *successions*); backwards O(*units* + *successions*) more for
  ///   each day between the two on which units ended.
  public init(register: UnitRegister, from origin: Day, to day: Day) {
    self.register = register
    self.origin = origin
    self.day = day
    let own = ForwardMap(register, to: origin)
    self.own = own
    forward = day == origin ? own : ForwardMap(register, to: day)
    returned = day > origin ? forward.returned(since: origin) : [:]
    var starts: Set<Day> = []
    if day < origin {
      starts.insert(origin)
      for unit in register.units {
        guard let end = unit.validTo, end <= origin else { continue }
        let last = end.advanced(by: -1)
        if day < last { starts.insert(last) }
      }
    }
    var backward: [Day: [UnitID: [UnitID]]] = [:]
    for start in starts {
      backward[start] = Self.origins(
        register, start == origin ? own : ForwardMap(register, to: start), day)
    }
    self.backward = backward
  }

  /// - Parameter id: a unit that existed on some day of the period.
  /// - Returns: in the order of the units; at least one.
  public func destinations(of id: UnitID) -> [Destination] {
    let start = start(of: id)
    if start == origin, let again = returned[id] {
      return [Destination(share: .one, units: [again])]
    }
    guard day < start else { return forward.destinations(of: id, since: start) }
    let origins = backward[start] ?? [:]
    if let before = origins[id] { return [Destination(share: .one, units: before)] }
    return [Destination(share: .one, units: above(id, origins), isAbove: true)]
  }

  /// Does a unit that ended in the period leave figures that belong to nobody on its last day?
  public func isHomeless(_ id: UnitID) -> Bool {
    guard !register.lookup.isValid(id, on: origin) else { return false }
    return own.destinations(of: id, since: start(of: id)).contains {
      $0.isAbove || $0.units.count != 1
    }
  }

  /// The last day that the unit had in the period: what happened to it before is in its figures
  /// already.
  private func start(of id: UnitID) -> Day {
    guard let end = register[id].validTo, end <= origin else { return origin }
    return end.advanced(by: -1)
  }

  /// What the units of a later day were made of, wholly or in part, on `day`.
  private static func origins(_ register: UnitRegister, _ later: ForwardMap, _ day: Day)
    -> [UnitID: [UnitID]]
  {
    var origins: [UnitID: [UnitID]] = [:]
    let returned = later.returned(since: day)
    for number in register.units.indices where register.lookup.isValid(UnitID(number), on: day) {
      let id = UnitID(number)
      if let again = returned[id] {
        origins[again, default: []].append(id)
        continue
      }
      for part in later.destinations(of: id, since: day) where !part.isAbove {
        for unit in part.units { origins[unit, default: []].append(id) }
      }
    }
    return origins.mapValues { ids in
      guard ids.count > 1 else { return ids }
      let all = Set(ids)
      return all.filter { !isBelow(all, $0, on: day, register) }.sorted()
    }
  }

  /// A village that went with its commune is in the commune already.
  private static func isBelow(
    _ units: Set<UnitID>, _ id: UnitID, on day: Day, _ register: UnitRegister
  ) -> Bool {
    var current = id
    for _ in 0...register.units.count {
      guard let parent = register.unit(coded: register[current].parentCode, on: day),
        parent != id
      else { return false }
      if units.contains(parent) { return true }
      current = parent
    }
    return false
  }

  /// The nearest unit above that was there on `day`, or was made of such.
  private func above(_ id: UnitID, _ origins: [UnitID: [UnitID]]) -> [UnitID] {
    var current = id
    for _ in 0...register.units.count {
      guard let start = register[current].validFrom,
        let parent = register.unit(coded: register[current].parentCode, on: start)
      else { return [] }
      if let before = origins[parent] { return before }
      if register.lookup.isValid(parent, on: day) { return [parent] }
      current = parent
    }
    return []
  }
}

/// Where every unit that was rearranged is on a later day.
private struct ForwardMap: Sendable {
  private struct Event {
    var date: Day
    var destinations: [Destination]
  }

  private let register: UnitRegister
  private let day: Day
  /// Latest first.
  private var events: [UnitID: [Event]] = [:]

  init(_ register: UnitRegister, to day: Day) {
    self.register = register
    self.day = day
    struct Start: Hashable {
      var id: UnitID
      var date: Day
    }
    var groups: [Start: [Succession]] = [:]
    for succession in register.successions where succession.date <= day {
      let before = succession.date.advanced(by: -1)
      guard let id = register.unit(coded: succession.oldCode, on: before) else { continue }
      groups[Start(id: id, date: succession.date), default: []].append(succession)
    }
    // The latest first: where a unit went is known before it is asked for.
    let order = groups.sorted {
      $0.key.date == $1.key.date ? $0.key.id < $1.key.id : $0.key.date > $1.key.date
    }
    for (start, successions) in order {
      events[start.id, default: []].append(
        Event(date: start.date, destinations: destinations(by: successions, on: start.date)))
    }
  }

  /// - Parameter since: successions after this day count.
  func destinations(of id: UnitID, since: Day) -> [Destination] {
    if let event = firstEvent(of: id, since: since) { return event.destinations }
    if register.lookup.isValid(id, on: day) { return [Destination(share: .one, units: [id])] }
    return afterTheEnd(of: id)
  }

  /// Units that were put together and set up again: those of a day that together became the same units
  /// as there were, and nothing else, each with the code, name and level that it had.
  ///
  /// What was in between cannot be divided, but what was before and what is now are the same places.
  ///
  /// - Complexity: O(*successions* log *successions*).
  func returned(since first: Day) -> [UnitID: UnitID] {
    var groups: [[UnitID]: [UnitID]] = [:]
    for id in events.keys where register.lookup.isValid(id, on: first) {
      let units = Set(destinations(of: id, since: first).flatMap(\.units))
      guard !units.isEmpty, units != [id] else { continue }
      groups[units.sorted(), default: []].append(id)
    }
    var result: [UnitID: UnitID] = [:]
    for (now, before) in groups where now.count > 1 && now.count == before.count {
      let isClosed = !groups.keys.contains { $0 != now && !Set($0).isDisjoint(with: now) }
      let pairs = before.compactMap { id in now.first { isSame(id, $0) }.map { (id, $0) } }
      guard isClosed, Set(pairs.map(\.1)).count == now.count else { continue }
      for (id, again) in pairs { result[id] = again }
    }
    return result
  }

  private func isSame(_ before: UnitID, _ now: UnitID) -> Bool {
    let (old, new) = (register[before], register[now])
    return old.code == new.code && old.level == new.level && NameKey(old.name) == NameKey(new.name)
  }

  private func firstEvent(of id: UnitID, since: Day) -> Event? {
    events[id]?.last { $0.date > since }
  }

  /// A unit without a successor goes where the unit above it went.
  private func afterTheEnd(of id: UnitID) -> [Destination] {
    var (current, isAbove) = (id, false)
    // Every step ends a unit; a circle of parents, which is reported, must not hold it up.
    for _ in 0...register.units.count {
      guard let end = register[current].validTo,
        let parent = register.unit(
          coded: register[current].parentCode, on: end.advanced(by: -1))
      else { break }
      if let event = firstEvent(of: parent, since: end.advanced(by: -1)) {
        return event.destinations.map {
          Destination(
            share: $0.share, units: $0.units,
            isAbove: $0.isAbove || isAbove || event.date > end)
        }
      }
      if register.lookup.isValid(parent, on: day) {
        return [Destination(share: .one, units: [parent], isAbove: true)]
      }
      (current, isAbove) = (parent, true)
    }
    return [Destination(share: .one, units: [], isAbove: true)]
  }

  private func destinations(by successions: [Succession], on date: Day) -> [Destination] {
    let parts = successions.map { succession in
      (
        share: succession.share,
        destinations: register.unit(coded: succession.newCode, on: date).map {
          destinations(of: $0, since: date)
        } ?? [Destination(share: .one, units: [], isAbove: true)]
      )
    }
    if let known = try? added(parts) { return known }
    // Not stated, or too long a fraction. Where all parts went the same way that is no matter; else
    // only among which units is known.
    if let first = parts.first?.destinations,
      parts.dropFirst().allSatisfy({ $0.destinations == first })
    {
      return first
    }
    let all = parts.flatMap(\.destinations)
    let units = Set(all.flatMap(\.units))
    return [
      Destination(
        share: .one, units: units.sorted(), isAbove: all.allSatisfy(\.isAbove))
    ]
  }

  private struct Unstated: Error {}

  private func added(_ parts: [(share: Fraction?, destinations: [Destination])]) throws
    -> [Destination]
  {
    struct Place: Hashable {
      var units: [UnitID]
      var isAbove: Bool
    }
    var shares: [Place: Fraction] = [:]
    for part in parts {
      guard let share = part.share else { throw Unstated() }
      for destination in part.destinations {
        let place = Place(units: destination.units, isAbove: destination.isAbove)
        shares[place] = try (shares[place] ?? .zero).adding(
          share.multiplied(by: destination.share))
      }
    }
    // A product of two that fits 64 bits each fits the 128 that figures are divided in.
    guard shares.values.allSatisfy({ $0.denominator <= Int128(Int64.max) }) else {
      throw Unstated()
    }
    return shares.map {
      Destination(share: $0.value, units: $0.key.units, isAbove: $0.key.isAbove)
    }.sorted { left, right in
      left.units == right.units
        ? right.isAbove && !left.isAbove : left.units.lexicographicallyPrecedes(right.units)
    }
  }
}
