import Testing
import TongHopDomain

@Suite("Rules of composite indicators")
struct NormalisationParserTests {
  @Test(
    "What is printed is read back the same",
    arguments: [
      "min_max", "z_score", "z_score(mean: 50, sd: 10)", "distance_to_target(target: -2.5)",
      "distance_to_target(target: 80, cap: yes)", "distance_to_max",
      "distance_to_reference(unit: 06220)", "distance_to_reference(unit: X, cap: yes)",
      "goalposts(low: 0.2, high: 0.9)", "scaled(low: -1, high: 10/3)", "rank", "percentile_rank",
      "borda", "fraction_of_max", "none",
    ])
  func text(_ text: String) throws {
    #expect(try NormalisationParser.parse(text).text == text)
  }

  @Test("Spaces and percents are understood")
  func spaces() throws {
    let rule = try NormalisationParser.parse("  goalposts ( low : 20% ,high:  9/10 ) ")
    #expect(rule.text == "goalposts(low: 0.2, high: 0.9)")
    #expect(try NormalisationParser.parse("z_score(sd: 2)").text == "z_score(mean: 0, sd: 2)")
  }

  @Test(
    "A message points at the character",
    arguments: [
      ("", 0), ("minmax", 0), ("rank(", 4), ("rank(by: 1)", 4), ("rank x", 5),
      ("z_score(sd: 0)", 0),
      ("z_score(mean: a)", 14), ("goalposts(low: 5, high: 5)", 0), ("goalposts(low: 1)", 0),
      ("distance_to_target", 0), ("distance_to_target(target: 1, cap: 2)", 35),
      ("distance_to_reference()", 22), ("distance_to_reference(unit: )", 0),
      ("goalposts(low: 1, low: 2)", 18), ("scaled(low: (1)", 12),
    ])
  func errors(_ text: String, _ position: Int) {
    #expect {
      try NormalisationParser.parse(text)
    } throws: { error in
      (error as? RuleSyntaxError)?.position == position
    }
  }
}
