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
/// Forwards a merger brings units together and a split divides one by its shares; of a split whose
/// shares are not stated it is only known among which units it was divided, until these are one
/// again. A unit that ended without a successor goes with the unit that it was under: a village with
/// its commune. Backwards nothing can be divided: a unit that was put together of others is somewhere
/// among these.
public struct SuccessionMap: Sendable {
  /// The last day of the period.
  public let origin: Day
  public let day: Day
  private let register: UnitRegister
  /// To the last day of the period, and on to `day`.
  private let own: ForwardMap
  private let forward: ForwardMap
  /// Where `day` is before `origin`: what a later unit was made of.
  private let backward: [UnitID: [Destination]]

  /// - Complexity: O(*successions* log *successions*); backwards O(*units*) more.
  public init(register: UnitRegister, from origin: Day, to day: Day) {
    self.register = register
    self.origin = origin
    self.day = day
    let own = ForwardMap(register, to: origin)
    self.own = own
    forward = day > origin ? ForwardMap(register, to: day) : own
    backward = day < origin ? Self.backward(register, own, day) : [:]
  }

  /// - Parameter id: a unit that existed on some day of the period.
  /// - Returns: in the order of the units; at least one.
  public func destinations(of id: UnitID) -> [Destination] {
    let ahead = forward.destinations(of: id, since: start(of: id))
    guard day < origin else { return ahead }
    return ahead.flatMap { part -> [Destination] in
      guard part.units.count == 1 else {
        let origins = Set(part.units.flatMap { backward[$0]?.flatMap(\.units) ?? [] })
        return [Destination(share: part.share, units: origins.sorted(), isAbove: part.isAbove)]
      }
      let before = backward[part.units[0]] ?? forward.unitsAbove(part.units[0], on: day)
      return before.map {
        Destination(
          share: part.share, units: $0.units, isAbove: part.isAbove || $0.isAbove)
      }
    }
  }

  /// Does a unit that ended in the period leave figures that belong to nobody on its last day?
  public func isHomeless(_ id: UnitID) -> Bool {
    guard !register.lookup.isValid(id, on: origin) else { return false }
    return own.destinations(of: id, since: start(of: id)).contains {
      $0.isAbove || $0.units.count != 1
    }
  }

  /// What happened to a unit before the end of the period is in its figures already, but for its own
  /// end.
  private func start(of id: UnitID) -> Day {
    guard let end = register[id].validTo, end <= origin else { return origin }
    return end.advanced(by: -1)
  }

  private static func backward(_ register: UnitRegister, _ own: ForwardMap, _ day: Day)
    -> [UnitID: [Destination]]
  {
    var origins: [UnitID: [UnitID]] = [:]
    for number in register.units.indices where register.lookup.isValid(UnitID(number), on: day) {
      let id = UnitID(number)
      for part in own.destinations(of: id, since: day) where !part.isAbove {
        for later in part.units { origins[later, default: []].append(id) }
      }
    }
    // Made of one unit, of all of it or a part: it was in that one.
    return origins.mapValues { units in
      [Destination(share: .one, units: Array(Set(units)).sorted())]
    }
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

  /// The nearest unit above that was there on an earlier day.
  func unitsAbove(_ id: UnitID, on earlier: Day) -> [Destination] {
    var current = id
    for _ in 0...register.units.count {
      let start = register[current].validFrom ?? earlier
      guard let parent = register.unit(coded: register[current].parentCode, on: start) else {
        break
      }
      if register.lookup.isValid(parent, on: earlier) {
        return [Destination(share: .one, units: [parent], isAbove: true)]
      }
      current = parent
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
    // Not stated, or too long a fraction: only among which units is known.
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
    }.sorted { $0.units.lexicographicallyPrecedes($1.units) }
  }
}
