import Testing
import TongHopDiagnostics
import TongHopDomain

@Suite("Rules as they are written")
struct RuleParserTests {
  private func share(_ text: String) throws -> Fraction { try #require(Fraction(parsing: text)) }

  @Test("linear, ramp, yes_no, points")
  func simple() throws {
    #expect(try RuleParser.parse("linear") == .linear(from: nil, full: nil))
    #expect(try RuleParser.parse(" linear (full: 90%) ") == .linear(from: nil, full: share("0.9")))
    #expect(
      try RuleParser.parse("linear(from:80%,full:0.9)")
        == .linear(from: share("4/5"), full: share("9/10")))
    #expect(
      try RuleParser.parse("ramp(full: 100%, from: 80%)") == .ramp(from: share("0.8"), full: .one))
    #expect(try RuleParser.parse("yes_no") == .yesNo)
    #expect(try RuleParser.parse("points") == .points)
  }

  @Test("steps, with each comparison")
  func steps() throws {
    guard
      case .steps(let steps, let otherwise) = try RuleParser.parse(
        "steps(>99%: 6, >=95%: 4.5, <10%: 1, <=50%: 2, else: 0.25)")
    else {
      Issue.record("not steps")
      return
    }
    #expect(steps.map(\.comparison) == [.above, .atLeast, .below, .atMost])
    #expect(try steps.map(\.threshold) == ["99%", "95%", "10%", "50%"].map(share))
    #expect(try steps.map(\.points) == ["6", "4.5", "1", "2"].map(share))
    #expect(try otherwise == share("0.25"))
  }

  @Test("scale")
  func scale() throws {
    guard case .scale(let letters) = try RuleParser.parse("scale(A: 100%, B: 60%, C: 20%, D: 0%)")
    else {
      Issue.record("not a scale")
      return
    }
    #expect(letters.map(\.letter) == ["A", "B", "C", "D"])
    #expect(try letters.map(\.share) == ["1", "0.6", "0.2", "0"].map(share))
  }

  @Test(
    "Where reading stopped",
    arguments: [
      ("", 0), ("  foo", 2), ("linear x", 7), ("linear)", 6), ("linear()", 7), ("linear(full)", 7),
      ("linear(full: )", 13), ("linear(full: 90%", 6), ("linear(full: 90%))", 17),
      ("linear(full: 0%)", 13), ("linear(full: -1)", 13), ("linear(foo: 1)", 7),
      ("linear(full: 1, full: 1)", 16), ("linear(full: 90%, )", 18), ("linear(: 1)", 7),
      ("ramp", 0), ("ramp(from: 80%)", 0), ("ramp(from: 90%, full: 90%)", 0),
      ("steps", 0), ("steps(else: 0)", 0), ("steps(>=95%: 1)", 0), ("steps(>=95%: x, else: 0)", 13),
      ("steps(>=95%: 5%, else: 0)", 13), ("steps(=95%: 1, else: 0)", 6),
      ("steps(>=x: 1, else: 0)", 6), ("steps(else: 0, >=95%: 1)", 15),
      ("steps(>=90%: 1, >=95%: 2, else: 0)", 16), ("steps(>90%: 1, >90%: 2, else: 0)", 15),
      ("steps(<=10%: 1, <5%: 2, else: 0)", 16),
      ("scale", 0), ("scale(A: 1.5)", 9), ("scale(A: 150%)", 9), ("scale(A: 100%, A: 0%)", 15),
      ("yes_no(1: 2)", 6), ("yes_no(1)", 6), ("points(full: 1)", 6), ("linear(full: (90%))", 13),
      ("linear(full: 90%(from: 80%)", 16),
      ("goalposts", 0), ("goalposts(low: 1)", 0), ("goalposts(low: 5, high: 5)", 24),
      ("goalposts(low: x, high: 5)", 15), ("goalposts(low: 1, top: 5)", 18),
      ("goalposts(high: 50%, low: 0.5)", 26),
      ("bonus", 0), ("bonus(0.5 each)", 0), ("penalty(limit: 0)", 15), ("bonus(limit: -1)", 13),
      ("bonus(limit: 5%)", 13), ("bonus(0.5each, limit: 5)", 6), ("bonus(each, limit: 5)", 6),
      ("bonus(x each, limit: 5)", 6), ("bonus(0 each, limit: 5)", 6), ("bonus(0.5 each", 5),
      ("bonus(1 each, 2 each, limit: 5)", 14), ("penalty(limit: 5, limit: 3)", 18),
      ("linear(0.5 each)", 7), ("steps(0.5 each, else: 0)", 6),
      ("steps(>=90%: 1, <95%: 0.5, else: 0)", 27), ("steps(>90%: 1, <=90%: 0.5, else: 0)", 27),
      ("steps(>=90%: 1, <95%: 0.5, >=10%: 2, else: 0)", 27),
      ("linear(from: 90%, full: 60%)", 13), ("linear(full: 60%, from: 90%)", 24),
      ("linear(from: 120%)", 13),
    ])
  func positions(text: String, position: Int) {
    let error = #expect(throws: RuleSyntaxError.self) { try RuleParser.parse(text) }
    #expect(error?.position == position)
    #expect(error?.message[.vietnamese].isEmpty == false)
  }

  @Test(
    "What to type is said where it can be told",
    arguments: [
      ("linear(full: 80,5%)", "linear(full:80.5%)"),
      ("steps(>=95,5%: 1, else: 0)", "steps(>=95.5%:1,else:0)"),
      ("steps(>=95%: 0,75, else: 0)", "steps(>=95%:0.75,else:0)"),
      ("bonus(0,5 each, limit: 3)", "0.5"), ("bonus(0.5, limit: 3)", "bonus(0.5 each, limit: 3)"),
      ("steps(>=95%: 1, else 0)", "steps(>=95%:1,else:0)"),
      ("yes_no(1)", "yes_no"), ("linear(ful: 90%)", "full"),
    ])
  func fixes(text: String, wanted: String) {
    let error = #expect(throws: RuleSyntaxError.self) { try RuleParser.parse(text) }
    let fix = error?.fix?[.english] ?? ""
    #expect(fix.hasSuffix(" \(wanted)") || fix.hasSuffix(" \(wanted)?"), "\(fix)")
  }

  @Test("Where no ratio is below zero, a step can be out of reach")
  func belowZero() throws {
    let wanted: [(String, String?)] = [
      ("steps(<0%: 1, else: 0)", "<0%"), ("steps(>=-5%: 1, else: 0)", "else"),
      ("steps(>=0%: 5, else: 0)", "else"), ("steps(<=0%: 1, else: 0)", nil),
      ("steps(>0%: 1, else: 0)", nil), ("steps(>=50%: 2, >=0%: 1, <-5%: 3, else: 0)", "<-5%"),
      ("steps(<=-1%: 1, else: 0)", "<=-1%"), ("linear", nil),
    ]
    for (text, step) in wanted {
      #expect(try RuleParser.parse(text).stepBelowZero == step, "\(text)")
    }
  }

  @Test("A step that the one before leaves something for is no error")
  func reachable() throws {
    for text in [
      "steps(>90%: 1, >=90%: 2, else: 0)", "steps(<5%: 1, <=5%: 2, else: 0)",
      "steps(>=95%: 1, <=90%: 2, else: 0)", "steps(<=5%: 1, <=10%: 2, else: 0)",
      // What is left is 5 % itself.
      "steps(<5%: 1, >5%: 2, else: 0)",
    ] {
      #expect(throws: Never.self) { try RuleParser.parse(text) }
    }
  }

  @Test("goalposts, bonus, penalty")
  func goalpostsAndExtras() throws {
    #expect(
      try RuleParser.parse("goalposts(low: 1, high: 10)")
        == .goalposts(low: .one, high: Fraction(10)))
    #expect(
      try RuleParser.parse("goalposts(high: 20%, low: 80%)")
        == .goalposts(low: share("0.8"), high: share("0.2")))
    #expect(try RuleParser.parse("bonus(limit: 5)") == .bonus(each: nil, limit: Fraction(5)))
    #expect(
      try RuleParser.parse("penalty( 0.5  each , limit: 10/3)")
        == .penalty(each: share("0.5"), limit: share("10/3")))
  }

  @Test("The nearest rule is suggested")
  func suggestion() {
    let error = #expect(throws: RuleSyntaxError.self) { try RuleParser.parse("liner(full: 90%)") }
    #expect(error?.message[.english] == "no rule 'liner'; did you mean linear?")
  }

  @Test("Comparisons hold at their thresholds as written")
  func comparisons() throws {
    let (low, at, high) = try (share("0.89"), share("0.9"), share("0.91"))
    let wanted: [(RuleStep.Comparison, [Bool])] = [
      (.atLeast, [false, true, true]), (.above, [false, false, true]),
      (.atMost, [true, true, false]), (.below, [true, false, false]),
    ]
    for (comparison, holds) in wanted {
      #expect([low, at, high].map { comparison.holds($0, at) } == holds)
    }
  }
}
