import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic

/// What is written is read back as the same rule.
@Suite("Rules written out")
struct RuleTextTests {
  private struct Random {
    var generator: SeededGenerator

    mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

    /// A decimal or a fraction above zero.
    mutating func number(below most: Int = 20) -> Fraction {
      let bottom = [1, 2, 3, 7, 10, 100, 1000][int(0...6)]
      return (try? Fraction(Int128(int(1...most * bottom)), over: Int128(bottom))) ?? .one
    }

    mutating func share() -> Fraction {
      let bottom = [10, 100, 1000, 3][int(0...3)]
      return (try? Fraction(Int128(int(1...bottom)), over: Int128(bottom))) ?? .one
    }

    private mutating func steps() -> Rule? {
      let isDownwards = int(0...1) == 0
      let shares = Set((1...int(1...5)).map { _ in share() }).sorted()
      let comparisons: [RuleStep.Comparison] =
        isDownwards ? [.atMost, .below] : [.atLeast, .above]
      let steps = (isDownwards ? shares : shares.reversed()).map {
        RuleStep(comparison: comparisons[int(0...1)], threshold: $0, points: number())
      }
      return .steps(steps, otherwise: number())
    }

    mutating func rule() -> Rule? {
      switch int(0...9) {
      case 0: return .linear(from: int(0...1) == 0 ? nil : share(), full: nil)
      case 1:
        let (a, b) = (share(), share())
        return .linear(from: int(0...1) == 0 ? nil : min(a, b), full: max(a, b))
      case 2:
        let (a, b) = (share(), share())
        return a == b ? nil : .ramp(from: min(a, b), full: max(a, b))
      case 3, 4: return steps()
      case 5: return [Rule.yesNo, .points][int(0...1)]
      case 6:
        let letters = ["A", "Tốt", "b 1", "Đạt"].prefix(int(1...4))
        return .scale(letters.map { ScaleLetter(letter: $0, share: share()) })
      case 7:
        let (a, b) = int(0...1) == 0 ? (share(), share()) : (number(), number())
        return a == b ? nil : .goalposts(low: a, high: b)
      case 8: return .bonus(each: int(0...1) == 0 ? nil : number(), limit: number())
      default: return .penalty(each: int(0...1) == 0 ? nil : number(), limit: number())
      }
    }
  }

  @Test("Read back as the same rule, seed", arguments: UInt64(1)...20)
  func roundTrip(seed: UInt64) throws {
    var random = Random(generator: SeededGenerator(seed: seed))
    for _ in 0..<200 {
      guard let rule = random.rule() else { continue }
      let text = rule.text
      let again = try #require(try? RuleParser.parse(text), "\(text)")
      #expect(again == rule, "\(text)")
      #expect(again.text == text)
      let words = rule.words(maximum: Fraction(2))
      for language in [Language.vietnamese, .english] { #expect(!words[language].isEmpty) }
    }
  }

  @Test(
    "One text for each rule",
    arguments: [
      ("linear(full:0.9,from: 4/5)", "linear(from: 80%, full: 90%)"),
      ("steps( >=0.95 :1,else: 0,5)", nil),
      ("steps( >=0.95 :1,else: 0.50)", "steps(>=95%: 1, else: 0.5)"),
      ("scale(A:100%)", "scale(A: 100%)"),
      ("goalposts(high: 10, low: 1.0)", "goalposts(low: 1, high: 10)"),
      ("goalposts(low: 0.8, high: 1/5)", "goalposts(low: 80%, high: 20%)"),
      ("bonus( limit : 5 )", "bonus(limit: 5)"),
      ("penalty(limit: 3, 0.50 each)", "penalty(0.5 each, limit: 3)"),
    ])
  func canonical(text: String, canonical: String?) {
    #expect((try? RuleParser.parse(text))?.text == canonical)
  }

  @Test(
    "In words",
    arguments: [
      (
        "goalposts(low: 1, high: 10)", "0 điểm ở 1, đổi đều đến 2,5 điểm ở 10",
        "0 points at 1, changing evenly to 2.5 points at 10"
      ),
      (
        "bonus(limit: 5)", "điểm thưởng ngoài điểm tối đa: điểm như đã chấm, không quá 5 điểm",
        "bonus outside of the maximum: points as entered, at most 5"
      ),
      (
        "penalty(0.5 each, limit: 3)", "điểm trừ: 0,5 điểm × tử số/mẫu số, không quá 3 điểm",
        "penalty, taken off: 0.5 points × n/d, at most 3"
      ),
    ])
  func words(text: String, vietnamese: String, english: String) throws {
    let words = try RuleParser.parse(text).words(maximum: try #require(Fraction(parsing: "2.5")))
    #expect(words == Phrase(vietnamese, en: english))
  }
}
