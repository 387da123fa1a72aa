import Testing
import TongHopDomain

@Suite("Annual targets")
struct AnnualTargetTests {
  private func share(_ target: String, _ period: String) throws -> Fraction {
    try #require(AnnualTarget(parsing: target)).share(of: #require(Period(parsing: period)))
  }

  @Test(
    "The share of a period, in twelve hundredths",
    arguments: [
      ("even", "2024-02", 100), ("even", "2024-Q4", 300), ("even", "2024-9M", 900),
      ("15/25/25/35", "2024-01", 60), ("15/25/25/35", "2024-06", 100),
      ("15/25/25/35", "2024-Q1", 180), ("15/25/25/35", "2024-H1", 480),
      ("15/25/25/35", "2024-H2", 720), ("15/25/25/35", "2024-9M", 780),
      ("15/25/25/35", "2024", 1200), ("0/0/50/50", "2024-H1", 0),
      (" 12,5 / 12.5/37.50/37.5 % ", "2024-Q1", 150),
    ])
  func shares(target: String, period: String, expected: Int) throws {
    #expect(try share(target, period) == Fraction(Int128(expected), over: 1200))
  }

  @Test(
    "The months, quarters and halves of a year add up to it",
    arguments: ["even", "15/25/25/35", "33.3/33.3/33.4/0"])
  func parts(target: String) throws {
    let divisions = [
      (1...12).map { "2024-" + ($0 < 10 ? "0\($0)" : "\($0)") }, (1...4).map { "2024-Q\($0)" },
      ["2024-H1", "2024-H2"], ["2024-9M", "2024-Q4"], ["2024"],
    ]
    for periods in divisions {
      var sum = Fraction.zero
      for period in periods { sum = try sum.adding(share(target, period)) }
      #expect(sum == .one, "\(periods)")
    }
  }

  @Test(
    "What is no target",
    arguments: [
      "", "15/25/25", "15/25/25/34", "15/25/25/36", "-5/35/35/35", "20/20/20/20/20", "a/b/c/d",
      "15/25/25/35.0000001", "105/-5/0/0", "//50/50", "25%/25%/25%/25%", "quarter",
      "99999999999999999999/0/0/0",
    ])
  func noTarget(text: String) {
    #expect(AnnualTarget(parsing: text) == nil)
  }
}
