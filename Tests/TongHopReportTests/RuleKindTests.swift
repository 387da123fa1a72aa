import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// Every kind of rule can be read out, and is in a case that a reader has looked at.
@Suite("Kinds of rules in words")
struct RuleKindTests {
  private static func text(of name: String) throws -> String {
    try Repository.text("Tests/TongHopCaseTests/Cases/\(name).case")
  }

  @Test("Rules that differ are told apart in words, and every kind is in the case")
  func rules() throws {
    let texts = [
      "linear", "linear(full: 90%)", "linear(from: 80%, full: 90%)", "ramp(from: 80%, full: 100%)",
      "steps(>=90%: 10, >70%: 5.5, else: 0)", "steps(<=10%: 10, <20%: 1, else: 0)", "yes_no",
      "scale(A: 100%, B: 60%, C: 0%)", "goalposts(low: 1, high: 10)", "points", "bonus(limit: 2)",
      "bonus(0.5 each, limit: 5)", "penalty(limit: 3)", "penalty(1 each, limit: 4)",
    ]
    let words = try texts.map { try RuleParser.parse($0).words(maximum: Fraction(10)) }
    #expect(Set(words.map(\.vietnamese)).count == texts.count)
    #expect(Set(words.map(\.english)).count == texts.count)
    let written = try Self.text(of: "method-rules")
    for name in RuleParser.names {
      #expect(texts.contains { $0.hasPrefix(name) }, "\(name)")
      #expect(written.contains(name), "no rule '\(name)' in method-rules.case")
    }
  }

  @Test("Each normalisation", arguments: NormalisationParser.names)
  func normalisation(name: String) throws {
    let written = try Self.text(of: "method-composite")
    #expect(written.contains(name), "no normalisation '\(name)' in method-composite.case")
  }

  @Test("Normalisations that differ are told apart in words")
  func different() throws {
    let texts = [
      "min_max", "z_score(mean: 0, sd: 1)", "z_score(mean: 5, sd: 2)",
      "distance_to_target(target: 80)", "distance_to_target(target: 80, cap: yes)",
      "distance_to_max", "distance_to_reference(unit: A)",
      "distance_to_reference(unit: A, cap: yes)", "goalposts(low: 20, high: 85)",
      "scaled(low: 20, high: 85)", "rank", "percentile_rank", "borda", "fraction_of_max", "none",
    ]
    let words = try texts.map { try NormalisationParser.parse($0).words }
    #expect(Set(words.map(\.vietnamese)).count == texts.count)
    #expect(Set(words.map(\.english)).count == texts.count)
    #expect(NormalisationParser.names.allSatisfy { name in texts.contains { $0.hasPrefix(name) } })
  }

  @Test("Each way to measure, to roll up and to add up periods, and each empty denominator")
  func words() throws {
    let written = try Self.text(of: "method-rules") + Self.text(of: "method-composite")
    let measures = [
      "metric:", "tasks:done", "tasks:on_time", "tasks:*", "points", "survey:", "index:",
    ]
    for measure in measures { #expect(written.contains(measure), "\(measure)") }
    func differ(_ words: [String]) {
      #expect(Set(words).count == words.count && !words.contains(""))
    }
    differ(RollUp.allCases.map(\.words.vietnamese))
    differ(OverTime.allCases.map(\.words.vietnamese))
    differ(WhenEmpty.allCases.map(\.words.vietnamese))
    differ(Period.Kind.allCases.map(\.words.vietnamese))
    differ(Composite.Mean.allCases.map(\.words.vietnamese))
  }
}
