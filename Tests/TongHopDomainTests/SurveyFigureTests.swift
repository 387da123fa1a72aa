import Testing
import TongHopDomain

@Suite("Answers of a survey")
struct SurveyFigureTests {
  private func figure(_ measure: String, _ rule: String) throws -> SurveyFigure? {
    SurveyFigure(
      Criterion.Leaf(
        measure: try #require(Measure(parsing: measure)), rule: try RuleParser.parse(rule)))
  }

  @Test("A measure is written back as it was read")
  func text() {
    for text in [
      "survey:Q", "survey:Q>=4", "survey:Q<2.5", "survey:Q<=3", "survey:Q>1",
      "survey:Q>=4 of 1..5", "survey:Q<=0 of -2.5..2.5", "survey:Q of 0..10",
      "survey:Q=A|B", "survey:Q=A|B of B|A|C", "survey:Q=có of có|không",
    ] {
      #expect(Measure(parsing: text)?.text == text)
    }
    #expect(Measure(parsing: "survey: Q  >=  4,5 ")?.text == "survey:Q>=4.5")
    #expect(Measure(parsing: "survey:Q>4 OF 1,0 .. 5")?.text == "survey:Q>4 of 1.0..5.0")
    for text in [
      "survey:Q>=", "survey:Q>=x", "survey:Q>=1.234", "survey:Q=", "survey:Q=A||B",
      "survey:Q>==4", "survey:Q=A of B|C", "survey:Q=A of ", "survey:Q=A|a", "survey:Q=A of A|B|A",
      "survey:Q=A of A of A", "survey:Q>=4 of 1-5", "survey:Q>=4 of 5..1", "survey:Q>=4 of 1..1",
      "survey:Q>=4 of 1...5", "survey:Q>=4 of 1..", "survey:Q>=4 of ", "survey:Q>=4 of 1..5.125",
      "survey:Q>=4 of 1..5 of 1..5", "survey:Q>=1 of 1..5", "survey:Q>5 of 1..5",
      "survey:Q=4 of 1..5", "survey:Q of 1..5>=4", "survey:Q of A", "survey:Q of ",
      "survey:Q>=4 of 1..9223372036854775808",
    ] {
      #expect(Measure(parsing: text) == nil, "\(text)")
    }
  }

  @Test("Values in counts of 1 / scale; nil for what is no answer")
  func values() throws {
    let cases: [(String, String, Int64, [(String, Int64?)])] = [
      ("survey:Q>=4", "linear", 1, [("4", 1), ("3,99", 0), ("5.0", 1), ("x", nil), ("", nil)]),
      ("survey:Q<4", "linear", 1, [("4", 0), ("3.99", 1), ("1.234", nil)]),
      (
        "survey:Q>=4 of 1..5", "linear", 1,
        [("4", 1), ("4.0", 1), ("3", 0), ("4.5", nil), ("4,5", nil), ("99", nil), ("-1", nil)]
      ),
      (
        "survey:Q>=4 of 1..5.0", "linear", 1,
        [("4.5", 1), ("4,50", 1), ("4.55", nil), ("5.1", nil), ("0.9", nil)]
      ),
      (
        "survey:Q of -5..10", "goalposts(low: 2, high: 8)", 100,
        [("-5", -500), ("10", 1000), ("10.5", nil), ("99", nil)]
      ),
      ("survey:Q=A|b", "linear", 1, [("a", 1), ("B", 1), ("c", 0), ("", nil)]),
      (
        "survey:Q=A of a|B|C C", "linear", 1,
        [("a", 1), ("b", 0), ("c c", 0), ("C", nil), ("", nil)]
      ),
      (
        "survey:Q", "scale(A: 100%, B: 60%, C: 12.5%, D: 0%)", 40,
        [("A", 40), ("b", 24), ("C", 5), ("D", 0), ("E", nil)]
      ),
      (
        "survey:Q", "goalposts(low: 1, high: 5)", 100,
        [("1", 100), ("4.25", 425), ("5", 500), ("5.01", nil), ("0.99", nil), ("-1", nil)]
      ),
      (
        "survey:Q", "yes_no", 1,
        [("Có", 1), ("KHÔNG", 0), ("yes", 1), ("No", 0), ("1", 1), ("0", 0), ("2", nil)]
      ),
    ]
    for (measure, rule, scale, answers) in cases {
      let figure = try #require(try figure(measure, rule))
      #expect(figure.scale == scale, "\(measure) \(rule)")
      for (answer, value) in answers {
        #expect(figure.value(of: answer) == value, "\(measure) \(rule) \(answer)")
      }
    }
  }

  @Test("The least and the greatest value of an answer")
  func ends() throws {
    let cases: [(String, String, ClosedRange<Int64>?)] = [
      ("survey:Q>=4", "linear", 0...1), ("survey:Q", "yes_no", 0...1),
      ("survey:Q", "scale(A: 100%, B: 60%, C: 20%)", 1...5),
      ("survey:Q", "goalposts(low: 5, high: 1)", 100...500),
      ("survey:Q", "goalposts(low: 1/3, high: 5)", nil),
    ]
    for (measure, rule, ends) in cases {
      #expect(try #require(try figure(measure, rule)).ends == ends, "\(measure) \(rule)")
    }
  }

  @Test("Decomposed letters are the same word")
  func normalization() throws {
    let figure = try #require(try figure("survey:Q", "yes_no"))
    #expect(figure.value(of: "co\u{0301}") == 1)
    #expect(figure.value(of: "kho\u{0302}ng") == 0)
  }

  @Test("Rules that do not go with the measure make no figure")
  func misfits() throws {
    for (measure, rule) in [
      ("survey:Q", "linear"), ("survey:Q>=4", "yes_no"), ("survey:Q>=4", "scale(A: 100%)"),
      ("survey:Q", "points"), ("metric:Q", "linear"), ("survey:Q of 1..5", "linear"),
      ("survey:Q of 1..5", "yes_no"),
      ("survey:Q", "scale(A: 1/999983%, B: 0%)"),
    ] {
      #expect(try figure(measure, rule) == nil, "\(measure) \(rule)")
    }
  }
}
