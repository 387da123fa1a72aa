import Testing
import TongHopComparison
import TongHopDomain

/// The numbers of every test can be followed with a pocket calculator.
@Suite struct IndexChangeTests {
  /// A leaf of 10 points with 10^-18 points, or hundredths of a point; nil: it is out of the maximum.
  private struct Leaf {
    var code: String
    var count: Int128?

    init(_ code: String, _ hundredths: Int?) {
      self.code = code
      count = hundredths.map { points($0).count }
    }

    init(_ code: String, count: Int128) {
      self.code = code
      self.count = count
    }
  }

  /// One commune that has these leaves; its total is their sum unless it is given.
  private func result(
    _ name: String, _ leaves: [Leaf], total: Points? = nil, decimals: Int = 2
  ) throws -> PeriodResult {
    var world = Self.world
    world.method.rounding.decimals = decimals
    world.method.criteria = leaves.map {
      Criterion(
        code: $0.code, name: $0.code, maximum: Fraction(10),
        leaf: .init(measure: .points, rule: .points))
    }
    let bare = try world.result(name, ["1": Total(0, rank: 1)])
    let nodes = leaves.map { leaf in
      var score = Score(
        state: leaf.count == nil ? .notDue : .scored,
        maximum: leaf.count == nil ? .zero : Fraction(10))
      score.points = leaf.count.map { Points(count: $0) }
      return score
    }
    var totals = Array(bare.scores.totals)
    totals[1]?.points = total ?? Points(count: leaves.reduce(0) { $0 + ($1.count ?? 0) })
    totals[1]?.maximum = Fraction(10 * leaves.count { $0.count != nil })
    let scores = ScoreTable(
      period: bare.scores.period, method: bare.scores.method, tree: bare.scores.tree,
      scored: bare.scores.scored, totals: TotalScores(totals),
      nodes: NodeTable(totals.indices.map { $0 == 1 ? nodes : [] }))
    return PeriodResult(scores: scores, ranks: bare.ranks, rollup: bare.rollup)
  }

  private static let world = World([commune("1", "Một")])

  private func change(
    from earlier: PeriodResult, to later: PeriodResult, relation: MethodRelation = .same,
    signed: PublishedTable? = nil, rescored: PeriodResult? = nil
  ) throws -> IndexChange {
    let before = EarlierPeriod(
      period: earlier.scores.period, result: earlier, published: signed, relation: relation)
    let maker = try #require(
      ChangeMaker(
        from: before, to: later, rescored: rescored, register: Self.world.register))
    return try #require(maker.indexChange(of: 1))
  }

  /// `criterion 1 +5.00`
  private func told(_ change: IndexChange, places: Int = 2) -> [String] {
    change.parts.map {
      [$0.effect.rawValue, $0.code, $0.printed.text(places: places)].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  private func sum(_ change: IndexChange) -> Points {
    change.parts.reduce(.zero) { Points(count: $0.count + $1.printed.count) }
  }

  /// 8 of 10 = 80.00 %, then 12 of 20 = 60.00 %. The leaf that came in: 3/20 + 8/20 - 8/10 = -25 %;
  /// the other: (9 - 8)/20 = +5 %.
  @Test func aLeafComesIntoTheMaximum() throws {
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 800), Leaf("b", nil)]),
      to: try result("2024-Q2", [Leaf("a", 900), Leaf("b", 300)]))
    #expect(told(change) == ["maximum -25.00", "criterion a 5.00"])
    #expect(change.change == points(-2000))
    #expect(change.entered == ["b"] && change.left == [])
    #expect(change.earlierMaximum == Fraction(10) && change.laterMaximum == Fraction(20))
  }

  /// 11 of 20 = 55.00 %, then 9 of 10 = 90.00 %: -3/10 + 11/10 - 11/20 = +25 %; (9 - 8)/10 = +10 %.
  @Test func aLeafLeavesTheMaximum() throws {
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 800), Leaf("b", 300)]),
      to: try result("2024-Q2", [Leaf("a", 900), Leaf("b", nil)]))
    #expect(told(change) == ["maximum 25.00", "criterion a 10.00"])
    #expect(change.entered == [] && change.left == ["b"])
    #expect(change.parts[1].earlierPoints == points(800))
    #expect(change.parts[1].laterPoints == points(900))
  }

  /// Three times 1/30 = 3.333… %: the last digit goes to the first; of a fall of 10.00 the first two
  /// get it back, since -3.34 is rounded down.
  @Test func theLastDigitGoesToTheLargestRemainder() throws {
    let low = [Leaf("a", 100), Leaf("b", 100), Leaf("c", 100)]
    let high = [Leaf("a", 200), Leaf("b", 200), Leaf("c", 200)]
    let up = try change(from: try result("2024-Q1", low), to: try result("2024-Q2", high))
    #expect(told(up) == ["criterion a 3.34", "criterion b 3.33", "criterion c 3.33"])
    let down = try change(from: try result("2024-Q1", high), to: try result("2024-Q2", low))
    #expect(told(down) == ["criterion a -3.33", "criterion b -3.33", "criterion c -3.34"])
    #expect(sum(up) == points(1000) && sum(down) == points(-1000))
  }

  /// Two leaves of 5/3 under one domain that is rounded to 3.34 of 20 = 16.70 %: 8.333… twice, and
  /// 0.0333… is what rounding did. Rounded down 8.33 + 8.33 + 0.03 = 16.69.
  @Test func whatRoundingOfASumDidIsAPart() throws {
    let part = Decimal.power(18) * 5 / 3
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 0), Leaf("b", 0)]),
      to: try result(
        "2024-Q2", [Leaf("a", count: part), Leaf("b", count: part)], total: points(334)))
    #expect(told(change) == ["criterion a 8.34", "criterion b 8.33", "rounding 0.03"])
    #expect(sum(change) == points(1670))
  }

  /// Carried digits that print as nothing are no news.
  @Test func roundingThatPrintsAsZeroIsNotTold() throws {
    let third = Decimal.power(18) * 10 / 3
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 0), Leaf("b", 0), Leaf("c", 0)]),
      to: try result(
        "2024-Q2", ["a", "b", "c"].map { Leaf($0, count: third) }, total: points(1000)))
    #expect(
      told(change) == [
        "criterion a 11.11", "criterion b 11.11", "criterion c 11.11", "rounding 0.00",
      ])
    #expect(change.toldParts.map(\.code) == ["a", "b", "c"])
  }

  /// Signed 70.00 %; today's files give 6.5 of 10 = 65.00 %; now 8 of 10 = 80.00 %.
  @Test func aSignedTableThatDiffersIsCorrectedFirst() throws {
    let table = PublishedTable(
      file: "published/m-2024-Q1.csv", rows: [signed("1", "Một", 7000, rank: 1)])
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 650)]), to: try result("2024-Q2", [Leaf("a", 800)]),
      signed: table)
    #expect(told(change) == ["correction -5.00", "criterion a 15.00"])
    #expect(change.change == points(1000))
  }

  /// Then 5 of 10 by the old method, 3 + 6 of 20 by the new; now 4 + 7 of 20.
  @Test func theMethodIsAnEffectOfItsOwn() throws {
    let then = try result("2024-Q1", [Leaf("a", 500)])
    let now = try result("2024-Q2", [Leaf("a", 400), Leaf("b", 700)])
    let change = try change(
      from: then, to: now, relation: .comparable,
      rescored: try result("2024-Q1", [Leaf("a", 300), Leaf("b", 600)]))
    #expect(told(change) == ["method -5.00", "criterion a 5.00", "criterion b 5.00"])
    #expect(change.change == points(500))
  }

  @Test func aMethodThatCannotScoreTheFiguresOfThenIsNotGuessed() throws {
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 500)]),
      to: try result("2024-Q2", [Leaf("a", 400), Leaf("b", 700)]), relation: .comparable)
    #expect(told(change) == ["method_and_criteria 5.00"])
  }

  /// 1 of 3 leaves of then: 3.33 of 10 prints as 33.3 % with one decimal, and is 33.30 %; 3.33 of 10
  /// with two decimals is 33.30 %. 6.66 of 20 is 33.3 %, but 6.67 of 20 = 33.35 prints 33.4: the
  /// 0.05 that the old printing added comes off as rounding.
  @Test func fewerDecimalsOfThenAreRounding() throws {
    let then = try result("2024-Q1", [Leaf("a", 333), Leaf("b", 334)], decimals: 1)
    let now = try result("2024-Q2", [Leaf("a", 333), Leaf("b", 434)])
    let change = try change(
      from: then, to: now, relation: .commonPart(now: now, then: then))
    #expect(told(change) == ["criterion b 5.00", "rounding -0.05"])
    #expect(change.change == points(495))
  }

  @Test func nothingMoved() throws {
    let change = try change(
      from: try result("2024-Q1", [Leaf("a", 500)]), to: try result("2024-Q2", [Leaf("a", 500)]))
    #expect(change.parts.isEmpty && change.change == .zero)
  }

  @Test func withoutAChangeThereAreNoParts() throws {
    let (then, now) = (
      try result("2024-Q1", [Leaf("a", 500)]), try result("2024-Q2", [Leaf("a", nil)])
    )
    let earlier = EarlierPeriod(period: then.scores.period, result: then)
    let register = Self.world.register
    #expect(ChangeMaker(from: earlier, to: now, register: register)?.indexChange(of: 1) == nil)
    #expect(ChangeMaker(from: earlier, to: then, register: register)?.indexChange(of: 0) == nil)
    #expect(ChangeMaker(from: earlier, to: then, register: register)?.indexChange(of: 99) == nil)
    let unknown = EarlierPeriod(period: then.scores.period)
    #expect(ChangeMaker(from: unknown, to: now, register: register) == nil)
  }
}
