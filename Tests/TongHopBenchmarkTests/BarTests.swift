import Testing

@testable import TongHopBenchmarks

@Suite("The bars")
struct BarTests {
  private func result(
    _ scope: Scenario.Scope, _ millions: Int, _ engine: Subject.Engine, _ threads: Int,
    _ seconds: Double, megabytes: Int = 100
  ) -> BenchmarkResult {
    let scenario = Scenario(scope: scope, millions: millions)
    return BenchmarkResult(
      name: EndToEndSection.name(scenario, Subject(engine: engine, threads: threads)),
      rows: scenario.rows, bytes: 0, seconds: [seconds], peakMemory: megabytes << 20)
  }

  @Test("A bar is reached exactly at its number")
  func province() {
    let bars = Bar.check([
      result(.province, 20, .columnar, 1, 0.45), result(.province, 20, .columnar, 2, 0.25),
      result(.province, 20, .duckdb, 2, 2), result(.province, 20, .polars, 2, 1.99),
      result(.province, 1, .columnar, 2, 0.1, megabytes: 95),
    ])
    #expect(bars.map(\.isReached) == [true, false, true, true, true])
    #expect(bars.map(\.value) == ["8.00", "7.96", "100 MB", "1.80", "1.05 (95 MB to 100 MB)"])
  }

  /// 10 ns a row, then 13.1 ns; 600 MB, then 661.
  @Test("Growth with the number of rows is told from the time per row and the memory")
  func country() {
    let bars = Bar.check([
      result(.country, 5, .columnar, 2, 0.05, megabytes: 600),
      result(.country, 100, .columnar, 2, 1.31, megabytes: 661),
    ])
    #expect(bars.map(\.isReached) == [false, false, false])
    #expect(bars.map(\.value) == ["661 MB", "1.31 (10.0 to 13.1 ns)", "1.10 (600 MB to 661 MB)"])
  }

  @Test("All documents of a period have their time, without the result sheets")
  func documents() {
    func result(_ workspace: DocumentSection.Workspace, _ seconds: Double, sheets: Bool = false)
      -> BenchmarkResult
    {
      BenchmarkResult(
        name: DocumentSection.name(workspace, sheets: sheets), rows: 0, bytes: 1,
        seconds: [seconds], peakMemory: 1)
    }
    let bars = Bar.check([
      result(.province, 2), result(.country, 20.01), result(.country, 3, sheets: true),
    ])
    #expect(bars.map(\.isReached) == [true, false])
  }

  @Test("Nothing is said of what was not run")
  func missing() {
    #expect(Bar.check([]).isEmpty)
    #expect(Bar.check([result(.province, 5, .columnar, 2, 1)]).isEmpty)
  }

  @Test("Every scenario runs ours on one and two threads, and each peer on two")
  func subjects() {
    for scenario in Scenario.all where scenario.scope != .reform {
      for (engine, threads) in [
        (Subject.Engine.columnar, 1), (.columnar, 2), (.duckdb, 2), (.polars, 2),
      ] {
        #expect(scenario.subjects.contains(Subject(engine: engine, threads: threads)))
      }
      #expect(scenario.subjects.allSatisfy { scenario.runs(of: $0) >= 5 })
    }
    let reform = Scenario(scope: .reform, millions: 20)
    #expect(reform.subjects.map(\.tree) == ["own", "2025-07-01"])
    #expect(reform.subjects.allSatisfy { $0.isOurs && reform.runs(of: $0) == 9 })
    let largest = Scenario(scope: .country, millions: 100)
    #expect(!largest.subjects.contains(Subject(engine: .duckdb, threads: 1)))
    let ours = Subject(engine: .columnar, threads: 1)
    #expect(Scenario(scope: .province, millions: 20).runs(of: ours) == 9)
  }
}
