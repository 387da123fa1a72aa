import TongHopSynthetic
import TongHopTestSupport
import Testing
import TongHopDomain
import TongHopRanking

@Suite("Ranks and bands")
struct RankTests {
  @Test(
    "Equal values share a rank",
    arguments: [(Ranking.Ties.competition, [1, 2, 2, 4]), (.dense, [1, 2, 2, 3])])
  func ties(rule: Ranking.Ties, expected: [Int?]) throws {
    var fixture = try RankingFixture(thousandths: [90_000, 80_000, 80_000, 70_000])
    fixture.method.ranking.ties = rule
    #expect(try fixture.ranks() == expected)
  }

  @Test("Displayed values tie where full ones do not: 47.0533 and 47.0502 both print 47.05")
  func displayedOrFull() throws {
    var fixture = try RankingFixture(thousandths: [0, 0, 0])
    fixture.totals["1000"] = RankingFixture.score(47_050, exact: 47_050)
    fixture.totals["1001"] = RankingFixture.score(47_050, exact: 47_053)
    fixture.totals["1002"] = RankingFixture.score(48_000)
    for key in Ranking.Key.allCases {
      fixture.method.ranking.by = key
      fixture.method.ranking.on = .displayed
      #expect(try fixture.ranks() == [2, 2, 1])
      fixture.method.ranking.on = .full
      #expect(try fixture.ranks() == [3, 2, 1])
    }
  }

  @Test("By index the maximum of each unit counts, by points it does not")
  func indexOrPoints() throws {
    var fixture = try RankingFixture(thousandths: [0, 0, 0])
    fixture.totals["1000"] = RankingFixture.score(68_320, maximum: 84)
    fixture.totals["1001"] = RankingFixture.score(70_000, maximum: 100)
    // The same share of another maximum is the same index, also in full precision.
    fixture.totals["1002"] = RankingFixture.score(17_080, maximum: 21)
    #expect(try fixture.ranks() == [1, 3, 1])
    fixture.method.ranking.on = .full
    #expect(try fixture.ranks() == [1, 3, 1])
    fixture.method.ranking.by = .points
    #expect(try fixture.ranks() == [2, 1, 3])
  }

  @Test("Missing points, no maximum or too little coverage: no rank")
  func unranked() throws {
    var fixture = try RankingFixture(thousandths: [90_000, nil, 80_000, 70_000, 60_000])
    fixture.totals["1002"]?.maximum = .zero
    fixture.totals["1003"]?.reportedMaximum = Fraction(79)
    fixture.totals["1004"]?.reportedMaximum = Fraction(80)
    #expect(try fixture.ranks() == [1, nil, nil, 2, 3])
    fixture.method.minimumCoverage = try Fraction(8, over: 10)
    #expect(try fixture.ranks() == [1, nil, nil, nil, 2])
    let table = try fixture.table
    let domains = Ranker.domains(of: table, in: Ranker.rank(table).groups)
    #expect(domains[0]?.map(\.rank) == [nil, 1, nil, nil, nil, 2])
  }

  @Test("Bands are left closed and go by the printed index")
  func bands() throws {
    var fixture = try RankingFixture(
      thousandths: [90_000, 89_990, 89_995, 89_994, 70_000, 69_994, nil])
    fixture.method.bands = [
      Band(name: "A", from: Fraction(90)), Band(name: "B", from: Fraction(80)),
      Band(name: "C", from: Fraction(70)),
    ]
    let bands = Ranker.rank(try fixture.table).totals.map(\.band)
    #expect(bands == [nil, "A", "B", "A", "B", "C", nil, nil])
    // 89.995 prints 90.00, which is not above 90.
    fixture.method.bands[0].isAbove = true
    let open = Ranker.rank(try fixture.table).totals.map(\.band)
    #expect(open == [nil, "B", "B", "B", "B", "C", nil, nil])
  }

  @Test("Where less is better the lowest is first, and who has not reported has no place")
  func ascending() throws {
    var fixture = try RankingFixture(thousandths: [50_000, 20_000, 90_000, 20_000, 0])
    fixture.method.ranking.order = .ascending
    fixture.method.bands = [Band(name: "A", from: .zero)]
    fixture.totals[RankingFixture.code(4)]?.hasNotReported = true
    #expect(try fixture.ranks() == [3, 1, 4, 1, nil])
    let table = try fixture.table
    #expect(Ranker.rank(table).totals.map(\.band) == [nil, "A", "A", "A", "A", nil])
    let domains = Ranker.domains(of: table, in: Ranker.rank(table).groups)
    #expect(domains[0]?.map(\.rank) == [nil, 3, 1, 4, 1, nil])
  }

  @Test("Ranks do not depend on the order of the units", arguments: 1...20 as ClosedRange<UInt64>)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<40).map { _ in Int.random(in: 50...70, using: &random) * 1000 }
    let shuffled = values.indices.shuffled(using: &random)
    var ranks: [[Int: Int?]] = []
    for order in [Array(values.indices), shuffled] {
      var fixture = try RankingFixture(thousandths: order.map { values[$0] })
      fixture.method.ranking.ties = seed % 2 == 0 ? .dense : .competition
      let result = try fixture.ranks()
      ranks.append(Dictionary(uniqueKeysWithValues: zip(order, result)))
    }
    #expect(ranks[0] == ranks[1])
    for (position, value) in values.enumerated() where seed % 2 == 1 {
      #expect(ranks[0][position] == values.count { $0 > value } + 1)
    }
  }
}

@Suite("Quantile groups")
struct QuantileTests {
  private static let quarters = [
    QuantileGroup(name: "cao nhất", above: Fraction(75)),
    QuantileGroup(name: "trung bình cao", above: Fraction(50)),
    QuantileGroup(name: "trung bình thấp", above: Fraction(25)),
    QuantileGroup(name: "thấp nhất", above: Fraction(0)),
  ]

  private static let equal = QuantileGroup.equalCounts(quarters.map(\.name))

  private func sizes(
    _ values: [Int?], by groups: [QuantileGroup] = quarters, _ order: Ranking.Order = .descending
  ) throws -> [Int] {
    var fixture = try RankingFixture(thousandths: values)
    fixture.method.quantileGroups = groups
    fixture.method.ranking.order = order
    let found = try fixture.quantiles()
    return groups.map { group in found.count { $0 == group.name } }
  }

  @Test(
    "Equal counts: 63 provinces are 16, 16, 15 and 16, 61 are 15, 16, 15 and 15, as PAPI has them")
  func equalCounts() throws {
    for order in Ranking.Order.allCases {
      #expect(try sizes((0..<63).map { $0 * 10 }, by: Self.equal, order) == [16, 16, 15, 16])
      #expect(try sizes((0..<61).map { $0 * 10 }, by: Self.equal, order) == [15, 16, 15, 15])
      #expect(try sizes((0..<10).map { $0 * 10 }, by: Self.equal, order) == [3, 2, 3, 2])
    }
    // Nobody is parted from the others of one value, whoever would be the last of a part.
    #expect(try sizes([90, 80, 70, 70, 70, 70, 70, 10], by: Self.equal) == [2, 5, 0, 1])
    #expect(try sizes(Array(repeating: 5000, count: 9), by: Self.equal) == [9, 0, 0, 0])
  }

  @Test("From a percentile and above it differ where a value is exactly there")
  func exactly() throws {
    func halves(_ limit: QuantileGroup.Limit) -> [QuantileGroup] {
      [QuantileGroup(name: "A", limit: limit), QuantileGroup(name: "B", limit: .from(.zero))]
    }
    let (fifty, five) = (Fraction(50), [10, 20, 30, 40, 50])
    #expect(try sizes(five, by: halves(.above(fifty))) == [2, 3])
    #expect(try sizes(five, by: halves(.from(fifty))) == [3, 2])
    #expect(try sizes(five, by: halves(.from(fifty)), .ascending) == [3, 2])
    #expect(try sizes([10, 20, 30, 40], by: halves(.from(fifty))) == [2, 2])
    #expect(try sizes([10, 30, 30, 30, 50], by: halves(.above(fifty))) == [1, 4])
    #expect(try sizes([10, 30, 30, 30, 50], by: halves(.from(fifty))) == [4, 1])
  }

  @Test("Strictly above type 7, 63 provinces are 16, 15, 16 and 16")
  func provinces() throws {
    #expect(try sizes((0..<63).map { 30_000 + $0 * 10 }) == [16, 15, 16, 16])
    // Blank is not published, and does not count.
    #expect(try sizes([nil, nil] + (0..<61).map { 30_000 + $0 * 10 }) == [15, 15, 15, 16])
  }

  @Test("Equal values are in one group")
  func ties() throws {
    #expect(try sizes([1000, 2000, 2000, 2000, 2000, 2000, 2000, 3000]) == [1, 0, 0, 7])
    #expect(try sizes(Array(repeating: 5000, count: 9)) == [0, 0, 0, 9])
  }

  @Test("Fewer units than groups are not grouped: the only unit is not the lowest")
  func fewUnits() throws {
    #expect(try sizes([5000]) == [0, 0, 0, 0])
    #expect(try sizes([5000, 6000, 7000]) == [0, 0, 0, 0])
    #expect(try sizes([5000, 6000, 7000, 8000]) == [1, 1, 1, 1])
  }

  /// The definition itself, with the cut point interpolated.
  @Test(
    "Comparing with the value below the cut point is type 7",
    arguments: 1...30 as ClosedRange<UInt64>)
  func definition(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 4...70, using: &random)
    let values = (0..<count).map { _ in Int.random(in: 0...30, using: &random) * 1000 }
    let sorted = values.sorted()
    func isAbove(_ value: Int, _ percentile: Int) -> Bool {
      let (k, rest) = ((count - 1) * percentile).quotientAndRemainder(dividingBy: 100)
      let rise = k + 1 < count ? sorted[k + 1] - sorted[k] : 0
      return value * 100 > sorted[k] * 100 + rest * rise
    }
    var fixture = try RankingFixture(thousandths: values)
    fixture.method.quantileGroups = Self.quarters
    for (value, group) in zip(values, try fixture.quantiles()) {
      let place = [75, 50, 25].firstIndex { isAbove(value, $0) } ?? 3
      #expect(group == Self.quarters[place].name)
    }
  }
}
