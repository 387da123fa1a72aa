import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// The map against a walk from day to day that looks at the rows alone.
@Suite("Where units are on another day, on random registers")
struct SuccessionPropertyTests {
  private static let days = 8

  private static func day(_ number: Int) -> Day { Day(number: 20_000 + Int32(number)) }

  private struct Place: Hashable {
    var units: Set<UnitID>
    var isAbove: Bool
  }

  /// Day after day, row after row; nothing is remembered or prepared.
  private struct Walk {
    let register: UnitRegister

    private func isThere(_ id: UnitID, _ day: Int) -> Bool {
      register[id].isValid(on: SuccessionPropertyTests.day(day))
    }

    private func bearer(_ code: String, _ day: Int) -> UnitID? {
      register.units.indices.map { UnitID($0) }.first {
        register[$0].code == code && isThere($0, day)
      }
    }

    func forward(_ id: UnitID, _ from: Int, _ to: Int, isAbove: Bool = false) throws
      -> [Place: Fraction]
    {
      if from == to { return [Place(units: [id], isAbove: isAbove): .one] }
      let rows = register.successions.filter {
        $0.oldCode == register[id].code && $0.date == SuccessionPropertyTests.day(from + 1)
      }
      if !rows.isEmpty { return try follow(rows, from + 1, to, isAbove: isAbove) }
      if isThere(id, from + 1) { return try forward(id, from + 1, to, isAbove: isAbove) }
      guard let parent = bearer(register[id].parentCode, from) else {
        return [Place(units: [], isAbove: true): .one]
      }
      let along = register.successions.filter {
        $0.oldCode == register[parent].code && $0.date == SuccessionPropertyTests.day(from + 1)
      }
      if !along.isEmpty { return try follow(along, from + 1, to, isAbove: isAbove) }
      return try forward(parent, from, to, isAbove: true)
    }

    private func follow(_ rows: [Succession], _ day: Int, _ to: Int, isAbove: Bool) throws
      -> [Place: Fraction]
    {
      let parts = try rows.map { row in
        guard let next = bearer(row.newCode, day) else {
          return (row.share, [Place(units: [], isAbove: true): Fraction.one])
        }
        return (row.share, try forward(next, day, to, isAbove: isAbove))
      }
      if parts.contains(where: { $0.0 == nil }) {
        if parts.allSatisfy({ $0.1 == parts[0].1 }) { return parts[0].1 }
        let places = parts.flatMap { Array($0.1.keys) }
        let all = Place(
          units: places.reduce(into: []) { $0.formUnion($1.units) },
          isAbove: places.allSatisfy(\.isAbove))
        return [all: .one]
      }
      var result: [Place: Fraction] = [:]
      for (share, places) in parts {
        for (place, part) in places {
          let more = try (share ?? .zero).multiplied(by: part)
          result[place] = try (result[place] ?? .zero).adding(more)
        }
      }
      return result
    }

    private func above(_ id: UnitID, _ day: Int) -> [UnitID] {
      var result: [UnitID] = []
      var next = bearer(register[id].parentCode, day)
      while let parent = next, !result.contains(parent) {
        result.append(parent)
        next = bearer(register[parent].parentCode, day)
      }
      return result
    }

    /// Everybody who had a part in the unit, but for those below another of them.
    private func origins(_ id: UnitID, _ from: Int, _ to: Int) throws -> Set<UnitID> {
      let all = try Set(
        register.units.indices.map { UnitID($0) }.filter { earlier in
          try isThere(earlier, to)
            && forward(earlier, to, from).keys.contains { !$0.isAbove && $0.units.contains(id) }
        })
      return all.filter { all.isDisjoint(with: above($0, to)) }
    }

    func backward(_ id: UnitID, _ from: Int, _ to: Int) throws -> [Place: Fraction] {
      let own = try origins(id, from, to)
      if !own.isEmpty { return [Place(units: own, isAbove: false): .one] }
      var current = id
      while let start = register[current].validFrom.map({ Int($0.number) - 20_000 }),
        let parent = bearer(register[current].parentCode, start)
      {
        let before = try origins(parent, from, to)
        if !before.isEmpty { return [Place(units: before, isAbove: true): .one] }
        if isThere(parent, to) { return [Place(units: [parent], isAbove: true): .one] }
        current = parent
      }
      return [Place(units: [], isAbove: true): .one]
    }

    func go(_ id: UnitID, _ origin: Int, _ to: Int) throws -> [Place: Fraction] {
      let last = (0...origin).last { isThere(id, $0) } ?? origin
      return last <= to ? try forward(id, last, to) : try backward(id, last, to)
    }
  }

  @Test("As a walk from day to day finds, seed", arguments: Effort.seeds(20))
  func walk(seed: UInt64) throws {
    let register = RandomReform(seed: seed, days: Self.days).register
    let walk = Walk(register: register)
    for origin in stride(from: 1, to: Self.days, by: 2) {
      for to in 0..<Self.days {
        let map = SuccessionMap(register: register, from: Self.day(origin), to: Self.day(to))
        for id in register.units.indices.map({ UnitID($0) })
        where register[id].isValid(from: Self.day(max(0, origin - 3)), through: Self.day(origin)) {
          let found = map.destinations(of: id)
          let places = found.map { Place(units: Set($0.units), isAbove: $0.isAbove) }
          let expected = try walk.go(id, origin, to)
          #expect(Set(places).count == places.count)
          #expect(
            Dictionary(uniqueKeysWithValues: zip(places, found.map(\.share))) == expected,
            "\(register[id].code) of day \(origin) on day \(to)")
          #expect(try found.reduce(.zero) { try $0.adding($1.share) } == Fraction.one)
          #expect(found.allSatisfy { $0.units == $0.units.sorted() })
          let onItsLastDay = try walk.go(id, origin, origin)
          #expect(
            map.isHomeless(id)
              == (!register[id].isValid(on: Self.day(origin))
                && onItsLastDay.keys.contains { $0.isAbove || $0.units.count != 1 }))
        }
      }
    }
  }

  @Test("In two steps as in one where every share is stated, seed", arguments: Effort.seeds(20))
  func twoSteps(seed: UInt64) throws {
    let register = RandomReform(seed: seed, days: Self.days, statesShares: true).register
    let (first, last) = (Self.day(0), Self.day(Self.days - 1))
    for middle in 1..<Self.days - 1 {
      let one = SuccessionMap(register: register, from: first, to: last)
      let half = SuccessionMap(register: register, from: first, to: Self.day(middle))
      let rest = SuccessionMap(register: register, from: Self.day(middle), to: last)
      for id in register.units.indices.map({ UnitID($0) }) where register[id].isValid(on: first) {
        var sums: [[UnitID]: Fraction] = [:]
        for part in half.destinations(of: id) where part.units.count == 1 {
          for end in rest.destinations(of: part.units[0]) {
            let more = try part.share.multiplied(by: end.share)
            sums[end.units] = try (sums[end.units] ?? .zero).adding(more)
          }
        }
        var whole: [[UnitID]: Fraction] = [:]
        for end in one.destinations(of: id) {
          whole[end.units] = try (whole[end.units] ?? .zero).adding(end.share)
        }
        // Who is above every unit half-way is not there to be followed.
        whole[[]] = nil
        sums[[]] = nil
        #expect(sums == whole, "\(register[id].code) over day \(middle)")
      }
    }
  }
}

/// A province of three levels in which units are re-coded, merged, divided and ended from day to
/// day; codes are used again.
struct RandomReform {
  let register: UnitRegister

  /// - Parameter statesShares: no split without shares.
  init(seed: UInt64, days: Int, statesShares: Bool = false) {
    var random = SeededGenerator(seed: seed)
    var units = [Unit(code: "T", level: "1", name: "T")]
    var successions: [Succession] = []
    /// Places in `units` of those that go on.
    var open: [Int] = []
    func day(_ number: Int) -> Day { Day(number: 20_000 + Int32(number)) }
    func begin(_ code: String, _ parent: String, _ level: String, on number: Int?) {
      open.append(units.count)
      units.append(
        Unit(
          // A name of its own: a unit that is set up again is the one that it was (unit-comes-back.case).
          code: code, parentCode: parent, level: level, name: "\(code) \(units.count)",
          validFrom: number.map(day)))
    }
    func parents() -> [String] {
      ["T"] + open.filter { units[$0].level == "2" }.map { units[$0].code }
    }
    for number in 0..<4 { begin("c\(number)", "T", "2", on: nil) }
    for number in 0..<4 { begin("v\(number)", "c\(number % 3)", "3", on: nil) }
    for number in 1..<days {
      // The codes of units that end on the day are free for those that begin on it.
      var ended: [Int] = []
      for place in open where Int.random(in: 0..<6, using: &random) == 0 { ended.append(place) }
      let before = open
      open.removeAll { ended.contains($0) }
      for place in ended { units[place].validTo = day(number) }
      let taken = Set(open.map { units[$0].code })
      for level in ["2", "3"] {
        let free = ended.filter { units[$0].level == level }.map { units[$0].code }
        var codes = free.shuffled(using: &random) + (0..<2).map { "\(level)n\(number)\($0)" }
        codes.removeAll { taken.contains($0) }
        for code in codes.prefix(Int.random(in: 0...2, using: &random)) {
          let parent =
            level == "2" ? "T" : parents().randomElement(using: &random) ?? "T"
          begin(code, parent, level, on: number)
        }
      }
      for place in before
      where Int.random(in: 0..<(ended.contains(place) ? 4 : 12), using: &random) > 0 {
        guard ended.contains(place) || Int.random(in: 0..<8, using: &random) == 0 else { continue }
        var targets = open.filter { units[$0].level == units[place].level && $0 != place }
          .map { units[$0].code }.shuffled(using: &random)
        targets = Array(targets.prefix(Int.random(in: 1...3, using: &random)))
        if !ended.contains(place) { targets.append(units[place].code) }
        guard !targets.isEmpty else { continue }
        let isStated = statesShares || targets.count == 1 || Bool.random(using: &random)
        let weights = targets.map { _ in Int128.random(in: 1...3, using: &random) }
        let sum = weights.reduce(0, +)
        for (target, weight) in zip(targets, weights) {
          successions.append(
            Succession(
              oldCode: units[place].code, newCode: target, date: day(number),
              share: isStated ? try? Fraction(weight, over: sum) : nil))
        }
      }
    }
    register = UnitRegister(units: units.shuffled(using: &random), successions: successions)
  }
}
