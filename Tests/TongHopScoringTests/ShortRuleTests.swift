import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopScoring

/// One multiplication and one division give what the fractions give, for every input.
@Suite("Rules in whole numbers")
struct ShortRuleTests {
  private struct Random {
    var generator: SeededGenerator

    mutating func int(_ range: ClosedRange<Int64>) -> Int64 {
      .random(in: range, using: &generator)
    }

    mutating func pick<T>(_ list: [T]) -> T { list[Int(int(0...Int64(list.count - 1)))] }

    /// Small, large and the ends of the range.
    mutating func part() -> Int64 {
      switch int(0...9) {
      case 0...4: int(0...1000)
      case 5: int(0...1_000_000_000_000)
      case 6: int(.min ... .max)
      case 7: pick([0, 1, .max, .max - 1, .min, .min + 1, -1])
      default: int(-50...50)
      }
    }

    mutating func fraction() -> Fraction {
      let top = Int128(int(0...9) == 0 ? int(-100...1_000_000_000_000) : int(0...200))
      let bottom = Int128(int(0...9) == 0 ? int(1...1_000_000_000_000) : int(1...100))
      return (try? Fraction(top, over: bottom)) ?? .one
    }

    private static let steps = [
      "steps(>=95%: 1, >=90%: 0.75, else: 0)", "steps(>0%: 2.5, else: 0.125)",
      "steps(<10%: 3, <=33.3%: 1, else: 10/3)", "steps(>99.999999%: 7, >=1%: 1, else: 0)",
    ].compactMap { try? RuleParser.parse($0) }

    mutating func rule() -> Rule {
      switch int(0...10) {
      case 0, 1: .linear(from: nil, full: nil)
      case 2: .linear(from: fraction(), full: int(0...1) == 0 ? nil : fraction())
      case 3: .linear(from: nil, full: fraction())
      case 4: .ramp(from: fraction(), full: fraction())
      case 5: pick(Self.steps)
      case 6, 7: .goalposts(low: fraction(), high: fraction())
      case 8: .bonus(each: int(0...1) == 0 ? nil : fraction(), limit: fraction())
      case 9: .penalty(each: int(0...1) == 0 ? nil : fraction(), limit: fraction())
      default: pick([.yesNo, .points, .scale([])])
      }
    }
  }

  /// What the fractions say; nil where they do not fit either.
  private static func expected(
    _ leaf: Criterion.Leaf, _ maximum: Fraction, _ rounding: Rounding, _ n: Int64, _ d: Int64
  ) -> Points? {
    guard let ratio = try? Fraction(Int128(n), over: Int128(d)) else { return nil }
    let isEntered = leaf.measure == .points
    let figure = isEntered ? try? ratio.divided(by: Fraction(1_000)) : ratio
    let exact = figure.flatMap {
      isEntered && !leaf.rule.isExtra ? $0 : try? leaf.rule.points(of: $0, maximum: maximum)
    }
    return exact.flatMap { try? rounding.leafPoints($0) }
  }

  @Test("Random rules, maxima, roundings and figures", arguments: UInt64(1)...40)
  func agreement(seed: UInt64) throws {
    var random = Random(generator: SeededGenerator(seed: seed))
    var compared = 0
    for _ in 0..<150 {
      let leaf = Criterion.Leaf(
        measure: random.int(0...4) == 0 ? .points : .metric("x"), rule: random.rule())
      let maximum = random.fraction()
      let rounding = Rounding(
        decimals: Int(random.int(0...9)), mode: random.pick(Rounding.Mode.allCases),
        at: random.pick(Rounding.Step.allCases))
      guard let short = ShortRule(leaf, maximum: maximum, rounding: rounding) else { continue }
      for _ in 0..<40 {
        // Of a millionth of a unit there are a millionth of its points.
        let n = random.part() / (leaf.measure == .points ? RollupColumn.scoredUnit : 1)
        let d = random.part()
        guard let points = short.points(n, over: d) else { continue }
        compared += 1
        #expect(
          points == Self.expected(leaf, maximum, rounding, n, d),
          "\(leaf) \(maximum) \(rounding) \(n)/\(d)")
      }
    }
    #expect(compared > 1000)
  }

  @Test("Halves and thresholds, both sides of them", arguments: Rounding.Mode.allCases)
  func edges(mode: Rounding.Mode) throws {
    for decimals in 0...9 {
      let rounding = Rounding(decimals: decimals, mode: mode)
      for (rule, maximum) in [
        (Rule.linear(from: nil, full: nil), Fraction(5)),
        (.linear(from: try Fraction(1, over: 2), full: try Fraction(9, over: 10)), Fraction(2)),
        (.ramp(from: try Fraction(8, over: 10), full: .one), try Fraction(10, over: 3)),
      ] {
        let leaf = Criterion.Leaf(measure: .metric("x"), rule: rule)
        let short = try #require(ShortRule(leaf, maximum: maximum, rounding: rounding))
        for d in [1, 2, 3, 8, 10, 16, 2_000, 1_000_000_007, Int64.max] {
          for n in [0, 1, d / 2 - 1, d / 2, d / 2 + 1, d / 10 * 9, d / 10 * 9 + 1, d - 1, d]
          where n >= 0 {
            guard let points = short.points(n, over: d) else { continue }
            #expect(points == Self.expected(leaf, maximum, rounding, n, d), "\(n)/\(d)")
          }
        }
      }
    }
  }

  @Test("Nothing to divide by, and figures below zero, are left to the fractions")
  func unusual() throws {
    let leaf = Criterion.Leaf(measure: .metric("x"), rule: .linear(from: nil, full: nil))
    let short = try #require(ShortRule(leaf, maximum: Fraction(2), rounding: Rounding()))
    #expect(short.points(1, over: 0) == nil)
    #expect(short.points(1, over: -1) == nil)
    #expect(short.points(-1, over: 2) == nil)
    #expect(short.points(.max, over: .max) == Points(count: 2 * Decimal.power(18)))
    let penalty = Criterion.Leaf(measure: .points, rule: .points)
    let entered = try #require(ShortRule(penalty, maximum: Fraction(2), rounding: Rounding()))
    #expect(
      entered.points(-2_500_000_000, over: 2_000_000) == Points(count: -125 * Decimal.power(16)))
  }
}
