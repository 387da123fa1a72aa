import Testing
import TongHopComparison
import TongHopDomain
import TongHopSynthetic

@Suite("Trends and rank moves")
struct TrendMakerTests {
  private static let quarters = [
    "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4",
  ]

  /// Competition ranks of a few units with few different values, so that ties are common.
  private static func totals(
    _ codes: [String], isDense: Bool, using random: inout SeededGenerator
  ) -> [String: Total] {
    var values: [String: Int] = [:]
    for code in codes where Int.random(in: 0..<8, using: &random) > 0 {
      values[code] = Int.random(in: 1...5, using: &random) * 1000
    }
    return Dictionary(
      uniqueKeysWithValues: codes.map { code in
        let better = values.values.filter { other in values[code].map { other > $0 } ?? false }
        let ahead = isDense ? Set(better).count : better.count
        return (code, Total(values[code], rank: values[code] == nil ? nil : ahead + 1))
      })
  }

  private static let codes = (1...9).map(String.init)

  private static func world(isDense: Bool = false) -> World {
    var world = World(codes.map { commune($0, "Xã \($0)") })
    world.method.ranking.ties = isDense ? .dense : .competition
    return world
  }

  @Test(
    "A streak is as long as its changes go one way, seed", arguments: 1...20 as ClosedRange<UInt64>)
  func streaks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let world = Self.world()
    let totals = Self.quarters.map { _ in
      Self.totals(Self.codes, isDense: false, using: &random)
    }
    let results = try zip(Self.quarters, totals).map { try world.result($0, $1) }
    var maker = TrendMaker(
      newest: try #require(results.last), published: nil, register: world.register)
    for result in results.dropLast().reversed() {
      maker.add(
        EarlierPeriod(period: result.scores.period, result: result), method: world.method)
    }
    let table = maker.table()
    #expect(table.spans.map(\.text) == Self.quarters)
    for row in table.groups.flatMap(\.rows) {
      let values = totals.map { $0[row.code]?.hundredths }
      let ranks = totals.map { $0[row.code]?.rank.map { -$0 } }
      for place in row.cells.indices {
        #expect(row.cells[place].streak == Self.streak(values, place), "\(row.code) \(place)")
        #expect(row.cells[place].rankStreak == Self.streak(ranks, place), "\(row.code) \(place)")
      }
    }
  }

  /// Counted backwards from the value at a place.
  private static func streak(_ values: [Int?], _ place: Int) -> Int {
    var count = 0
    var sign = 0
    for later in stride(from: place, to: 0, by: -1) {
      guard let now = values[later], let then = values[later - 1] else { break }
      let step = (now - then).signum()
      if step == 0 || (sign != 0 && step != sign) { break }
      sign = step
      count += step
    }
    return count
  }

  @Test("Who passed whom adds up, seed", arguments: 1...20 as ClosedRange<UInt64>)
  func rankMoves(seed: UInt64) throws {
    for isDense in [false, true] {
      var random = SeededGenerator(seed: seed)
      let world = Self.world(isDense: isDense)
      let before = Self.totals(Self.codes, isDense: isDense, using: &random)
      let after = Self.totals(Self.codes, isDense: isDense, using: &random)
      let (then, now) = (
        try world.result("2023-Q4", before), try world.result("2024-Q1", after)
      )
      let maker = try #require(
        ChangeMaker(
          from: EarlierPeriod(period: then.scores.period, result: then), to: now,
          register: world.register))
      for code in Self.codes {
        let unit = try #require(now.scores.tree.units.firstIndex { $0.code == code })
        let move = maker.rankMove(of: unit)
        guard let rankThen = before[code]?.rank, let rankNow = after[code]?.rank else {
          #expect(move == nil)
          continue
        }
        func ahead(_ totals: [String: Total], _ rank: Int) -> Set<String> {
          Set(totals.filter { $0.value.rank.map { $0 < rank } ?? false }.keys)
        }
        let (aheadThen, aheadNow) = (ahead(before, rankThen), ahead(after, rankNow))
        let found = try #require(move)
        let summary = try #require(maker.rankSummary(of: unit))
        #expect(summary.passed == found.passed.count)
        #expect(summary.passedBy == found.passedBy.count)
        for (nearest, others) in [
          (summary.nearestPassed, found.passed), (summary.nearestPassedBy, found.passedBy),
        ] {
          let sorted = others.sorted {
            $0.rank == $1.rank ? $0.code < $1.code : $0.rank > $1.rank
          }
          #expect(nearest == sorted.prefix(5).map(\.code))
        }
        #expect(Set(found.passed.map(\.code)) == aheadThen.subtracting(aheadNow))
        #expect(Set(found.passedBy.map(\.code)) == aheadNow.subtracting(aheadThen))
        #expect(found.change == rankThen - rankNow)
        // Units ahead that share a rank, beyond the first of each.
        func shared(_ codes: Set<String>, _ totals: [String: Total]) -> Int {
          codes.count - Set(codes.map { totals[$0]?.rank }).count
        }
        let rest = isDense ? shared(aheadNow, after) - shared(aheadThen, before) : 0
        #expect(found.rest == rest)
      }
    }
  }
}
