import TongHopSynthetic
import TongHopTestSupport
import Testing
import TongHopDomain
import TongHopScoring

@Suite("Rules")
struct RuleTests {
  @Test(
    "A ratio becomes points",
    arguments: [
      ("linear", 17, 20, "1.70"), ("linear", 0, 20, "0.00"), ("linear", 30, 20, "2.00"),
      ("linear(full: 90%)", 45, 100, "1.00"), ("linear(full: 90%)", 90, 100, "2.00"),
      ("linear(full: 90%)", 95, 100, "2.00"),
      // A jump at the floor, and the floor itself counts (design.md: 85 % of 2 points is 1.70).
      ("linear(from: 80%)", 85, 100, "1.70"), ("linear(from: 80%)", 80, 100, "1.60"),
      ("linear(from: 80%)", 7999, 10000, "0.00"),
      // The floor is for the ratio itself, not for its share of `full`.
      ("linear(from: 80%, full: 90%)", 79, 100, "0.00"),
      ("linear(from: 80%, full: 90%)", 81, 100, "1.80"),
      ("ramp(from: 80%, full: 100%)", 85, 100, "0.50"),
      ("ramp(from: 80%, full: 100%)", 80, 100, "0.00"),
      ("ramp(from: 80%, full: 100%)", 10, 100, "0.00"),
      ("ramp(from: 80%, full: 100%)", 100, 100, "2.00"),
      ("ramp(from: 80%, full: 100%)", 130, 100, "2.00"),
      ("steps(>=95%: 1, >=90%: 0.75, else: 0)", 95, 100, "1.00"),
      ("steps(>=95%: 1, >=90%: 0.75, else: 0)", 94, 100, "0.75"),
      ("steps(>=95%: 1, >=90%: 0.75, else: 0.1)", 89, 100, "0.10"),
      ("steps(>95%: 1, else: 0)", 95, 100, "0.00"),
      ("steps(<=5%: 1, <=10%: 0.5, else: 0)", 5, 100, "1.00"),
      ("steps(<=5%: 1, <=10%: 0.5, else: 0)", 6, 100, "0.50"),
      ("steps(<5%: 1, else: 0)", 5, 100, "0.00"),
      ("yes_no", 1, 1, "2.00"), ("yes_no", 0, 1, "0.00"), ("yes_no", 2, 3, "1.33"),
      // The goalposts of the health index of UNDP: 70 years are (70 - 20) / (85 - 20), printed
      // as 0.77 in introductions to it; here of 2 points.
      ("goalposts(low: 20, high: 85)", 70, 1, "1.54"),
      ("goalposts(low: 20, high: 85)", 700, 10, "1.54"),
      ("goalposts(low: 20, high: 85)", 15, 1, "0.00"),
      ("goalposts(low: 20, high: 85)", 90, 1, "2.00"),
      ("goalposts(low: 30%, high: 10%)", 15, 100, "1.50"),
      ("goalposts(low: 30%, high: 10%)", 31, 100, "0.00"),
      ("goalposts(low: 30%, high: 10%)", 10, 100, "2.00"),
      ("goalposts(low: 30%, high: 10%)", 0, 100, "2.00"),
    ] as [(String, Int64, Int64, String)])
  func ratio(rule: String, n: Int64, d: Int64, expected: String) throws {
    #expect(try ScoringFixture.points(rule, n, d) == expected)
  }

  @Test("Points and letters count as entered, and on average above")
  func entered() throws {
    var fixture = try ScoringFixture([
      leaf("1", max: "10", .points, rule: "points"),
      leaf("2", max: "5", .points, rule: "scale(A: 100%, B: 60%, C: 20%, D: 0%)"),
    ])
    fixture.cells["1"] = ["a1": pointsCell(7_250), "A": pointsCell(15_500, of: 2)]
    fixture.cells["2"] = ["a1": pointsCell(3_000), "A": pointsCell(4_000, of: 2)]
    #expect(try fixture.score("1", "a1").points?.text == "7.25")
    #expect(try fixture.score("1", "A").points?.text == "7.75")
    #expect(try fixture.score("2", "a1").points?.text == "3.00")
    #expect(try fixture.score("2", "A").points?.text == "2.00")
  }

  @Test("Phú Thọ, quarter III/2026: the parent is scored on its sums, as published")
  func publishedParent() throws {
    #expect(try ScoringFixture.points("linear", max: "20", 403_016, 464_494) == "17.35")
  }

  @Test("A parent is scored on sums, not on the mean of its children")
  func sums() throws {
    var fixture = try ScoringFixture([leaf("1", max: "10")])
    // 1 of 1 and 0 of 99: the mean would be 5 points.
    fixture.cells["1"] = ["a1": cell(1, 1), "a2": cell(0, 99), "A": cell(1, 100)]
    #expect(try fixture.score("1", "A").points?.text == "0.10")
    #expect(try fixture.score("1", "a1").points?.text == "10.00")
    #expect(try fixture.score("1", "a2").points?.text == "0.00")
  }

  @Test(
    "A zero denominator means what the criterion says",
    arguments: [(WhenEmpty.zero, "0.00"), (.full, "2.00")])
  func empty(whenEmpty: WhenEmpty, expected: String) throws {
    #expect(try ScoringFixture.points("linear", 0, 0, whenEmpty: whenEmpty) == expected)
    // Also where the rule would give points for nothing.
    let upsideDown = "steps(<=5%: 2, else: 0)"
    #expect(try ScoringFixture.points(upsideDown, 0, 0, whenEmpty: whenEmpty) == expected)
  }

  @Test("Raising one figure never lowers the points", arguments: 1...20 as ClosedRange<UInt64>)
  func monotone(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = [
      "linear", "linear(full: 70%)", "linear(from: 40%)", "linear(from: 30%, full: 60%)",
      "ramp(from: 20%, full: 80%)", "steps(>=95%: 2, >50%: 0.75, >=10%: 0.1, else: 0)", "yes_no",
    ]
    let rule = try #require(rules.randomElement(using: &random))
    let mode = try #require(Rounding.Mode.allCases.randomElement(using: &random))
    let step = try #require(Rounding.Step.allCases.randomElement(using: &random))
    let d = Int64.random(in: 1...60, using: &random)
    var fixture = try ScoringFixture(
      [leaf("1", max: "10/3", rule: rule)], rounding: Rounding(mode: mode, at: step))
    var last = Points.zero
    for n in 0...d + 2 {
      fixture.cells["1"] = ["A": cell(n, d)]
      let points = try #require(try fixture.score("1", "A").points)
      #expect(points >= last, "\(rule) \(mode) \(step) \(n)/\(d)")
      #expect(points.count <= Decimal.power(18) * 334 / 100)
      last = points
    }
  }
}
