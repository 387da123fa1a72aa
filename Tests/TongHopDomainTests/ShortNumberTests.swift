import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// Short ways of the arithmetic, held against the long ones written out here.
@Suite("Short numbers")
struct ShortNumberTests {
  private static func part(_ random: inout SeededGenerator) -> Int128 {
    switch Int.random(in: 0...5, using: &random) {
    case 0...2: Int128(Int.random(in: -200...200, using: &random))
    case 3: Int128(Int64.random(in: .min ... .max, using: &random))
    case 4: Int128(Int64.random(in: .min ... .max, using: &random)) << 40
    default:
      [0, 1, Int128(Int64.max), Int128(Int64.min), 1 << 64].randomElement(using: &random) ?? 1
    }
  }

  private static func gcd(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a < 0 ? -a : a, b < 0 ? -b : b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  @Test("Sums, products and order of fractions", arguments: UInt64(1)...20)
  func fractions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let (a, b) = (Self.part(&random), Self.part(&random))
      let (c, d) = (Self.part(&random), Self.part(&random))
      guard let x = try? Fraction(a, over: b), let y = try? Fraction(c, over: d) else { continue }
      #expect(Self.gcd(x.numerator, x.denominator) == 1 && x.denominator > 0)
      #expect(x.numerator.multipliedFullWidth(by: b) == a.multipliedFullWidth(by: x.denominator))
      let (left, o1) = x.numerator.multipliedReportingOverflow(by: y.denominator)
      let (right, o2) = y.numerator.multipliedReportingOverflow(by: x.denominator)
      let (bottom, o3) = x.denominator.multipliedReportingOverflow(by: y.denominator)
      let (sum, o4) = left.addingReportingOverflow(right)
      let fits = !o1 && !o2 && !o3 && !o4
      #expect((try? x.adding(y)) == (fits ? try? Fraction(sum, over: bottom) : nil))
      if !o1, !o2 { #expect((x < y) == (left < right)) }
      let first = try Fraction(x.numerator, over: y.denominator)
      let second = try Fraction(y.numerator, over: x.denominator)
      let (top, p1) = first.numerator.multipliedReportingOverflow(by: second.numerator)
      let (under, p2) = first.denominator.multipliedReportingOverflow(by: second.denominator)
      let product = p1 || p2 ? nil : try? Fraction(top, over: under)
      #expect((try? x.multiplied(by: y)) == product)
    }
  }

  @Test("Rounded division", arguments: Rounding.Mode.allCases)
  func division(mode: Rounding.Mode) {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let (value, divisor) = (Self.part(&random), Self.part(&random))
      guard divisor > 0 else { continue }
      let (quotient, rest) = value.magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
      let twice = rest.multipliedReportingOverflow(by: 2)
      let isHalf = !twice.overflow && twice.partialValue == divisor.magnitude
      let isMore = twice.overflow || twice.partialValue > divisor.magnitude
      let up =
        switch mode {
        case .truncate: false
        case .halfUp: isHalf || isMore
        case .halfEven: isMore || (isHalf && quotient % 2 == 1)
        }
      let expected = Int128(quotient) + (up ? 1 : 0)
      #expect(mode.divide(value, by: divisor) == (value < 0 ? -expected : expected))
    }
  }

  @Test("An index by one division is that of the fractions", arguments: Rounding.Step.allCases)
  func index(step: Rounding.Step) throws {
    var random = SeededGenerator(seed: 11)
    let register = UnitRegister(units: [Unit(code: "T", level: "province", name: "T")])
    var log = DiagnosticLog()
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    let tree = try #require(UnitTree.build(from: register, on: day, log: &log))
    for round in 0..<400 {
      var method = Method(id: "m", name: "M")
      method.rounding = Rounding(
        decimals: round % 10, mode: Rounding.Mode.allCases[round % 3], at: step)
      guard let maximum = try? Fraction(Self.part(&random), over: Self.part(&random)),
        maximum > .zero
      else { continue }
      var score = Score(state: .scored, maximum: maximum)
      let points = Points(count: Self.part(&random) * (round % 2 == 0 ? Decimal.power(6) : 1))
      score.points = points
      let table = ScoreTable(
        period: try #require(Period(parsing: "2024")), method: method, tree: tree, scored: [0],
        totals: [score], nodes: NodeTable([[]]))
      let exact = try? points.fraction.divided(by: maximum).multiplied(by: Fraction(100))
      let mode = step == .none ? Rounding.Mode.halfUp : method.rounding.mode
      let expected = exact.flatMap {
        try? method.rounding.points($0, places: step == .none ? 9 : round % 10, mode: mode)
      }
      #expect(table.index(of: score) == expected)
      #expect(table.index(of: 0) == expected)
    }
  }
}
