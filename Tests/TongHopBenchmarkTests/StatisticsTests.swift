import Testing

@testable import TongHopBenchmarks

@Suite("Statistics of runs")
struct StatisticsTests {
  @Test("The median is the middle value, or the mean of the two in the middle")
  func median() {
    #expect(Statistics([3, 1, 2])?.median == 2)
    #expect(Statistics([4, 1, 3, 2])?.median == 2.5)
    #expect(Statistics([7])?.median == 7)
    #expect(Statistics([]) == nil)
  }

  /// 1 1 2 2 4 6 9: median 2, distances 1 1 0 0 2 4 7, of which the median is 1.
  @Test("The spread is the median distance from the median")
  func spread() {
    #expect(Statistics([1, 1, 2, 2, 4, 6, 9])?.spread == 1)
    #expect(Statistics([5])?.spread == 0)
  }

  /// Median 11, spread 1: 0.6745 x 6 / 1 = 4.05 is beyond 3.5, 0.6745 x 5 = 3.37 is not.
  @Test("A value far from the others is an outlier")
  func outliers() {
    #expect(Statistics([10, 10, 11, 12, 17])?.outliers == [17])
    #expect(Statistics([10, 10, 11, 12, 16])?.outliers == [])
    #expect(Statistics([10, 10, 10, 10, 90])?.outliers == [])
    #expect(Statistics([10, 11, 90])?.outliers == [])
  }

  @Test(
    "Two samples differ where their medians are further apart than their spreads explain",
    arguments: [
      ([1.00, 1.01, 1.02], [1.00, 1.02, 1.03], "no difference"),
      ([1.00, 1.01, 1.02], [1.30, 1.31, 1.32], "slower"),
      ([1.00, 1.01, 1.02], [0.50, 0.51, 0.52], "faster"),
      // The same change, but lost in the noise.
      ([0.60, 1.01, 1.40], [0.90, 1.31, 1.70], "no difference"),
      // No spread at all: one percent still is nothing.
      ([1, 1, 1], [1.005, 1.005, 1.005], "no difference"),
    ])
  func verdict(then: [Double], now: [Double], word: String) throws {
    let comparison = RunComparison(
      then: try #require(Statistics(then)), now: try #require(Statistics(now)))
    #expect(comparison.verdict.rawValue == word)
  }

  @Test("A comparison lists what both files have")
  func comparisonTable() {
    func result(_ name: String, _ seconds: Double) -> BenchmarkResult {
      BenchmarkResult(name: name, rows: 0, bytes: 0, seconds: [seconds], peakMemory: 0)
    }
    let table = RunComparison.table(
      then: [result("a", 2), result("gone", 1)], now: [result("new", 1), result("a", 1)])
    #expect(
      table.text == """
        | benchmark |   then |    now | ratio | verdict |
        | --------- | -----: | -----: | ----: | ------: |
        | a         | 2.00 s | 1.00 s | 0.500 |  faster |

        """)
  }

  @Test("Of many outliers their number is printed, of few each one")
  func outlierLines() {
    let machine = MachineInfo(
      processor: "P", cores: 2, memory: 1, kernel: "K", load: 0.5, swift: "S", commit: "C",
      peers: "D", date: "T")
    func last(_ seconds: [Double]) -> Substring? {
      let result = BenchmarkResult(
        name: "stage/x", rows: 0, bytes: 0, seconds: seconds, peakMemory: 0)
      return Report(machine: machine, results: [result]).text.split(separator: "\n").last
    }
    let most = (0..<20).map { 10 + Double($0 % 3) }
    #expect(last(most + [30, 40]) == "Outliers among the runs: stage/x 30.0 s, 40.0 s.")
    #expect(
      last(most + [30, 40, 50, 60])
        == "Outliers among the runs: stage/x 4 of 24 (30.0 s to 60.0 s).")
  }

  @Test(
    "Numbers are printed half up, in a unit that leaves three digits",
    arguments: [
      (Format.number(2.345, 1), "2.3"), (Format.number(0.05, 2), "0.05"),
      (Format.number(-0.001, 2), "0.00"), (Format.number(1.5, 0), "2"),
      (Format.seconds(12.34), "12.3 s"), (Format.seconds(0.1234), "123 ms"),
      (Format.seconds(0.0123456), "12.35 ms"), (Format.seconds(0.0000123), "12.3 µs"),
      (Format.megabytes(3 << 20), "3 MB"), (Format.count(20_000_000), "20,000,000"),
      (Format.count(100), "100"), (Format.number(.infinity, 2), "-"),
    ])
  func formats(printed: String, expected: String) {
    #expect(printed == expected)
  }
}
