import Testing
import TongHopComparison
import TongHopDomain

@Suite struct DecompositionTests {
  /// One commune with its leaves in 10^-18 point (nil: not due) and its total.
  private func result(
    _ name: String, _ leaves: [(code: String, count: Int128?)], total: Points
  ) throws -> (world: World, result: PeriodResult) {
    var world = World([commune("1", "Một")])
    world.method.criteria = leaves.map { code, _ in
      Criterion(
        code: code, name: code, maximum: Fraction(10),
        leaf: .init(measure: .points, rule: .points))
    }
    let bare = try world.result(name, ["1": Total(0, rank: 1)])
    let nodes = leaves.map { _, count in
      var score = Score(state: count == nil ? .notDue : .scored, maximum: Fraction(10))
      score.points = count.map { Points(count: $0) }
      return score
    }
    return (world, Self.result(bare, total: total, nodes: nodes))
  }

  /// The same with another total and other nodes of the commune.
  private static func result(
    _ bare: PeriodResult, total: Points?, nodes: [Score]
  ) -> PeriodResult {
    var totals = Array(bare.scores.totals)
    totals[1]?.points = total
    let scores = ScoreTable(
      period: bare.scores.period, method: bare.scores.method, tree: bare.scores.tree,
      scored: bare.scores.scored, totals: TotalScores(totals)
    ) { $0 == 1 ? nodes : [] }
    return PeriodResult(scores: scores, ranks: bare.ranks, rollup: bare.rollup)
  }

  private func changes(
    from earlier: (world: World, result: PeriodResult),
    to later: (world: World, result: PeriodResult)
  ) throws -> [CriterionChange] {
    let unit = try #require(later.world.register.units(coded: "1").first)
    return Comparison.decomposition(
      of: unit, from: earlier.result, to: later.result, register: later.world.register)
  }

  private func sum(_ changes: [CriterionChange]) -> Points {
    changes.reduce(.zero) { Points(count: $0.count + $1.change.count) }
  }

  @Test func partsAddUpToTheChange() throws {
    let then = try result(
      "2024-Q1",
      [("1", points(500).count), ("2", points(300).count), ("4", points(100).count), ("5", nil)],
      total: points(900))
    let now = try result(
      "2024-Q2",
      [("2", points(450).count), ("1", points(500).count), ("3", points(25).count), ("5", nil)],
      total: points(975))
    let changes = try changes(from: then, to: now)
    #expect(changes.map(\.code) == ["2", "1", "3", "4"])
    #expect(changes.map(\.change) == [points(150), .zero, points(25), points(-100)])
    #expect(changes[2].earlierPoints == nil && changes[3].laterPoints == nil)
    #expect(changes.allSatisfy { !$0.isRounding })
    #expect(sum(changes) == points(75))
  }

  @Test func whatRoundingOfTheTotalDidIsAPartToo() throws {
    let third = Decimal.power(18) * 10 / 3
    let then = try result("2024-Q1", [("1", 0), ("2", 0), ("3", 0)], total: .zero)
    let now = try result(
      "2024-Q2", [("1", third), ("2", third), ("3", third)], total: points(1000))
    let changes = try changes(from: then, to: now)
    let rounding = try #require(changes.last)
    #expect(changes.count == 4 && rounding.isRounding)
    #expect(rounding.change == Points(count: Decimal.power(9)))
    #expect(sum(changes) == points(1000))
  }

  @Test func aMissingTotalIsNotTakenApart() throws {
    var now = try result("2024-Q2", [("1", nil)], total: .zero)
    let then = try result("2024-Q1", [("1", 0)], total: .zero)
    now.result = Self.result(now.result, total: nil, nodes: now.result.scores.nodes(of: 1))
    #expect(try changes(from: then, to: now).isEmpty)
  }
}
