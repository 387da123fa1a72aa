import Testing
import TongHopDomain

@testable import TongHopScoring

/// Against qnorm, qt and pow of R 4.2.2 and of arithmetic with 40 digits.
@Suite("Quantiles in whole numbers")
struct IntervalQuantileTests {
  private func quantile(_ shape: SurveyInterval.Shape, _ level: SurveyInterval.Level)
    -> IntervalQuantile
  {
    var interval = SurveyInterval()
    (interval.shape, interval.level) = (shape, level)
    return IntervalQuantile(interval)
  }

  @Test(
    "Student's, to 10^-12",
    arguments: [
      (1, 6_313_751_514_675, 12_706_204_736_175, 63_656_741_162_872),
      (2, 2_919_985_580_354, 4_302_652_729_749, 9_924_843_200_918),
      (3, 2_353_363_434_802, 3_182_446_305_284, 5_840_909_309_733),
      (30, 1_697_260_886_594, 2_042_272_456_301, 2_749_995_653_567),
      (1000, 1_646_378_817_285, 1_962_339_080_826, 2_580_754_698_066),
      (1001, 1_646_377_292_199, 1_962_336_705_281, 2_580_749_768_751),
      (1_000_000, 1_644_855_150_722, 1_959_966_356_814, 2_575_834_220_105),
    ])
  func student(freedom: Int, of90: Int, of95: Int, of99: Int) {
    for (level, expected) in [(SurveyInterval.Level.of90, of90), (.of95, of95), (.of99, of99)] {
      #expect(quantile(.t, level).value(degreesOfFreedom: freedom) == Int128(expected))
    }
  }

  @Test("Without degrees of freedom there is none")
  func none() {
    #expect(quantile(.t, .of95).value(degreesOfFreedom: 0) == nil)
    #expect(quantile(.normal, .of95).value(degreesOfFreedom: 0) == 1_959_963_984_540)
  }

  @Test("Of n equal answers none was another one")
  func unanimous() throws {
    // 1 - 0.025^(1/n)
    let shares: [(Int, Int128)] = [
      (1, 975_000_000_000), (2, 841_886_116_992), (5, 521_823_750_105), (300, 12_220_974_694),
    ]
    for (n, share) in shares {
      let bound = UnanimousBound(
        weights: Array(repeating: 7, count: n), total: 7 * Int128(n), clusters: n)
      let ends = try bound.ends(around: 0, in: 0...1, scale: 1, quantile(.normal, .of95))
      #expect(ends.0 == 0 && ends.1 == share, "\(n)")
    }
  }
}
