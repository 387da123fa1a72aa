import Testing
import TongHopDomain
import TongHopScoring
import TongHopSynthetic

/// The cheapest points to gain. The single cases are worked out by hand.
@Suite("Points to gain")
struct GainTests {
  private static func gains(_ fixture: ScoringFixture, at unit: String = "A") throws
    -> [UnitProfile.Gain]
  {
    var copy = fixture
    let (rollup, plan) = try copy.figures()
    let unit = try copy.index(unit)
    return GainFinder(rollup, method: copy.method, plan: plan)
      .gains(of: unit, try copy.table().nodes(of: unit))
  }

  /// One leaf with one figure at A.
  private static func gain(
    _ rule: String, max: String = "2", _ n: Int64, _ d: Int64, _ measure: Measure = .metric("x"),
    rounding: Rounding = Rounding(), indicator: Indicator = Indicator(code: "x"),
    rollUp: RollUp = .sum
  ) throws -> UnitProfile.Gain? {
    var leaf = try leaf("1", max: max, measure, rule: rule)
    leaf.leaf?.rollUp = rollUp
    var fixture = try ScoringFixture([leaf], rounding: rounding)
    fixture.cells["1"] = ["A": cell(n, d)]
    fixture.indicators = ["x": indicator]
    let gains = try gains(fixture)
    #expect(gains.count <= 1)
    return gains.first
  }

  private static func words(_ gain: UnitProfile.Gain?) -> String? {
    gain.map { "\($0.neededNumerator): +\($0.points.text) \($0.pointsPerPercent.text)" }
  }

  struct Example: Sendable, CustomTestStringConvertible {
    var rule: String
    var n: Int64
    var d: Int64
    /// Needed numerator, points gained, points for each percentage point.
    var gain: String?

    var testDescription: String { "\(rule) \(n)/\(d)" }
  }

  static let examples = [
    // 85 % gives 1.70, 100 % gives 2: 0.30 for 15.
    Example(rule: "linear", n: 102, d: 120, gain: "120: +0.30 0.02"),
    Example(rule: "linear", n: 120, d: 120, gain: nil),
    // 1999/2000 prints 2.00 already: 1.999.
    Example(rule: "linear", n: 1000, d: 2000, gain: "1995: +1.00 4/199"),
    Example(rule: "linear", n: 1995, d: 2000, gain: nil),
    // 90 % of 40 are 36; 30/40 gives 1.67.
    Example(rule: "linear(full: 90%)", n: 30, d: 40, gain: "36: +0.33 0.022"),
    // Below the floor the floor is next: 80 of 100 gives 1.60 for 20 percentage points.
    Example(rule: "linear(from: 80%)", n: 60, d: 100, gain: "80: +1.60 0.08"),
    Example(rule: "linear(from: 80%)", n: 80, d: 100, gain: "100: +0.40 0.02"),
    // Nothing is gained before 80 %; full marks are 40 away.
    Example(rule: "ramp(from: 80%, full: 100%)", n: 60, d: 100, gain: "100: +2.00 0.05"),
    // 90 % of 7 are 6.3, so 7: 2 points for 200/7 percentage points.
    Example(rule: "steps(>=95%: 2, >=90%: 1, else: 0)", n: 5, d: 7, gain: "7: +2.00 0.07"),
    Example(
      rule: "steps(>=95%: 2, >=90%: 1, else: 0)", n: 85, d: 100, gain: "90: +1.00 0.2"),
    Example(
      rule: "steps(>=95%: 2, >=90%: 1, else: 0)", n: 90, d: 100, gain: "95: +1.00 0.2"),
    Example(rule: "steps(>90%: 1, else: 0)", n: 90, d: 100, gain: "91: +1.00 1"),
    // Less is better, and what has happened cannot be undone.
    Example(rule: "steps(<=5%: 2, <=10%: 1, else: 0)", n: 12, d: 100, gain: nil),
    Example(rule: "steps(<5%: 2, else: 0)", n: 12, d: 100, gain: nil),
    Example(rule: "goalposts(low: 30%, high: 10%)", n: 20, d: 100, gain: nil),
    Example(rule: "goalposts(low: 30%, high: 10%)", n: 10, d: 100, gain: nil),
    Example(rule: "yes_no", n: 0, d: 1, gain: "1: +2.00 0.02"),
    // Full marks are out of reach: 1 is the most that a share can be.
    Example(rule: "goalposts(low: 0, high: 200%)", n: 50, d: 100, gain: "100: +0.50 0.01"),
    Example(rule: "linear", n: 0, d: 0, gain: nil),
  ]

  @Test("By hand", arguments: examples)
  func example(_ example: Example) throws {
    #expect(try Self.words(Self.gain(example.rule, example.n, example.d)) == example.gain)
  }

  @Test("Where a figure may exceed its denominator, so may what is needed")
  func exceeding() throws {
    let indicator = Indicator(code: "x", mayExceed: true)
    let gain = try Self.gain("goalposts(low: 0, high: 200%)", 50, 100, indicator: indicator)
    #expect(Self.words(gain) == "200: +1.50 0.01")
  }

  @Test("Of an annual target the part that is due counts")
  func target() throws {
    // The half-year owes half of 40: 15 of 20 is 75 %, and 20 are needed, not 40.
    let indicator = Indicator(code: "x", annualTarget: AnnualTarget(parsing: "even"))
    var fixture = try ScoringFixture([leaf("1")])
    fixture.period = "2024-H1"
    fixture.indicators = ["x": indicator]
    fixture.cells["1"] = ["A": cell(15, 40)]
    #expect(try Self.words(Self.gains(fixture).first) == "20: +0.50 0.02")
  }

  @Test("Of tasks nothing is promised: what is late stays late, and one may weigh three")
  func tasks() throws {
    for measure in ["tasks:on_time", "tasks:done", "tasks:*"] {
      let measure = try #require(Measure(parsing: measure))
      let rule = "steps(>=90%: 1, else: 0)"
      #expect(try Self.gain(rule, 5_000_000, 6_000_000, measure) == nil)
    }
  }

  @Test("The order is by points for each percentage point, then that of the file")
  func order() throws {
    var fixture = try ScoringFixture([
      leaf("1", rule: "linear"), leaf("2", max: "4"), leaf("3", max: "4"),
      leaf("4", rule: "steps(>=51%: 2, else: 0)"),
    ])
    for code in ["1", "2", "3", "4"] { fixture.cells[code] = ["A": cell(50, 100)] }
    #expect(try Self.gains(fixture).map(\.criterion) == [3, 1, 2, 0])
  }

  @Test("What no figure of the unit can change is not listed")
  func leftAside() throws {
    let answers = try #require(Measure(parsing: "survey:Q>=4"))
    for (rule, measure) in [
      ("points", Measure.points), ("linear", answers),
      ("bonus(1 each, limit: 2)", .metric("x")), ("penalty(1 each, limit: 2)", .metric("x")),
    ] {
      #expect(try Self.gain(rule, 1, 2, measure) == nil, "\(rule) \(measure)")
    }
    #expect(try Self.gain("linear", 1, 2, rollUp: .repeat) == nil)
    #expect(try Self.gain("linear", 1, 2, rollUp: .meanPopulation) == nil)
    #expect(try Self.gain("linear", max: "0", 1, 2) == nil)
    var fixture = try ScoringFixture([leaf("1")])
    fixture.cells["1"] = [:]
    #expect(try Self.gains(fixture).isEmpty)
  }

  // MARK: - For any figure

  private static let rules = [
    "linear", "linear(full: 80%)", "linear(from: 60%)", "linear(from: 50%, full: 90%)",
    "ramp(from: 40%, full: 95%)", "steps(>=90%: 1, >50%: 0.5, else: 0)",
    "steps(<=5%: 2, <10%: 1, else: 0)", "goalposts(low: 20%, high: 90%)",
    "goalposts(low: 0.1, high: 3)", "goalposts(low: 50%, high: 1/7)", "yes_no",
  ]

  @Test("What is needed gives the points, and one less does not", arguments: UInt64(1)...60)
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func int(_ range: ClosedRange<Int64>) -> Int64 { .random(in: range, using: &random) }
    func pick<T>(_ list: [T]) -> T { list[Int(int(0...Int64(list.count - 1)))] }
    var found = 0
    for _ in 0..<25 {
      let step = pick(Rounding.Step.allCases)
      let rule = pick(Self.rules)
      var fixture = try ScoringFixture(
        [
          leaf("1", max: pick(["1", "2.5", "5/3", "20"]), rule: rule)
        ],
        rounding: Rounding(
          decimals: Int(int(0...3)), mode: pick(Rounding.Mode.allCases), at: step))
      var indicator = Indicator(code: "x", mayExceed: int(0...1) == 0)
      if int(0...2) == 0 { indicator.annualTarget = AnnualTarget(parsing: "15/25/25/35") }
      fixture.indicators = ["x": indicator]
      let d = int(1...pick([9, 200, 1_000_000_000]))
      let present = cell(int(0...d), d)
      fixture.cells["1"] = ["A": present]
      func points(_ numerator: Int64) throws -> Points {
        var other = fixture
        other.cells["1"] = ["A": cell(numerator, present.denominator)]
        return try #require(try other.score("1", "A").points).settled
      }
      guard let gain = try Self.gains(fixture).first else {
        // Nothing better is in reach: neither at the end nor one more.
        for other in [present.denominator, present.numerator + 1]
        where other <= present.denominator {
          #expect(try points(other) <= points(present.numerator))
        }
        continue
      }
      found += 1
      #expect(gain.neededNumerator > present.numerator)
      if !indicator.mayExceed {
        #expect(gain.neededNumerator <= present.denominator)
      }
      let now = try points(present.numerator)
      #expect(try points(gain.neededNumerator) == now.adding(gain.points))
      let less = try points(gain.neededNumerator - 1)
      #expect(try less < now.adding(gain.points))
      if rule.hasPrefix("steps") { #expect(less <= now) }
    }
    #expect(found > 3)
  }
}
