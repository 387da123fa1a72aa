/// A mark that the project has set itself, and whether it is reached.
struct Bar: Equatable {
  var text: String
  var value: String
  var isReached: Bool
}

extension Bar {
  /// Every bar of which the results hold what it needs.
  ///
  /// Times are medians; memory is the most of any run.
  static func check(_ results: [BenchmarkResult]) -> [Bar] {
    let byName = Dictionary(results.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    func result(
      _ scope: Scenario.Scope, _ millions: Int, _ engine: Subject.Engine, _ threads: Int,
      tree: String? = nil
    ) -> BenchmarkResult? {
      byName[
        EndToEndSection.name(
          Scenario(scope: scope, millions: millions),
          Subject(engine: engine, threads: threads, tree: tree))]
    }
    var bars: [Bar] = []
    for (scope, millions, times, megabytes) in [
      (Scenario.Scope.province, 20, 8.0, 120), (.country, 100, 6.0, 600),
    ] {
      let ours = result(scope, millions, .columnar, 2)
      for peer in [Subject(engine: .duckdb, threads: 2), Subject(engine: .polars, threads: 2)] {
        bars += faster(
          ours, than: result(scope, millions, peer.engine, 2), by: times,
          "\(scope.rawValue), \(millions) million rows, 2 threads: at least \(Int(times)) times as fast as \(peer.title)"
        )
      }
      bars += memory(
        ours, megabytes, "\(scope.rawValue), \(millions) million rows, 2 threads: at most")
    }
    bars += faster(
      result(.province, 20, .columnar, 2), than: result(.province, 20, .columnar, 1), by: 1.8,
      "province, 20 million rows: two threads at least 1.8 times as fast as one")
    bars += restating(
      result(.reform, 20, .columnar, 2, tree: "own"),
      result(.reform, 20, .columnar, 2, tree: "2025-07-01"))
    for (workspace, seconds) in [(DocumentSection.Workspace.province, 2.0), (.country, 20)] {
      bars += within(
        seconds, byName[DocumentSection.name(workspace, sheets: false)],
        "`report` of \(workspace.rawValue): at most \(Int(seconds)) s")
    }
    for threads in [1, 2] {
      bars += growth(
        from: result(.country, 5, .columnar, threads),
        to: result(.country, 100, .columnar, threads),
        "country, threads: \(threads): time per row at 100 million at most 1.3 times that at 5 million"
      )
    }
    for (scope, few, many) in [(Scenario.Scope.province, 1, 20), (.country, 5, 100)] {
      bars += level(
        from: result(scope, few, .columnar, 2), to: result(scope, many, .columnar, 2),
        "\(scope.rawValue), 2 threads: memory at \(many) million rows at most 1.1 times that at \(few) million"
      )
    }
    return bars
  }

  private static func faster(
    _ ours: BenchmarkResult?, than other: BenchmarkResult?, by times: Double, _ text: String
  ) -> [Bar] {
    guard let own = ours?.statistics?.median, let theirs = other?.statistics?.median else {
      return []
    }
    return [
      Bar(text: text, value: Format.number(theirs / own, 2), isReached: theirs / own >= times)
    ]
  }

  private static func restating(_ own: BenchmarkResult?, _ restated: BenchmarkResult?) -> [Bar] {
    guard let before = own?.statistics?.median, let after = restated?.statistics?.median else {
      return []
    }
    return [
      Bar(
        text:
          "reform, 20 million rows, 2 threads: in the units of July 2025 at most 1.3 times as long as in those of March",
        value: Format.number(after / before, 2), isReached: after / before <= 1.3)
    ]
  }

  private static func within(
    _ seconds: Double, _ result: BenchmarkResult?, _ text: String
  ) -> [Bar] {
    guard let median = result?.statistics?.median else { return [] }
    return [Bar(text: text, value: Format.seconds(median), isReached: median <= seconds)]
  }

  private static func memory(_ ours: BenchmarkResult?, _ megabytes: Int, _ text: String) -> [Bar] {
    guard let peak = ours?.peakMemory else { return [] }
    return [
      Bar(
        text: text + " \(megabytes) MB", value: Format.megabytes(peak),
        isReached: peak <= megabytes << 20)
    ]
  }

  private static func growth(
    from few: BenchmarkResult?, to many: BenchmarkResult?, _ text: String
  ) -> [Bar] {
    guard let before = few?.nanosecondsPerRow, let after = many?.nanosecondsPerRow else {
      return []
    }
    let ratio = after / before
    let value =
      "\(Format.number(ratio, 2)) (\(Format.number(before, 1)) to \(Format.number(after, 1)) ns)"
    return [Bar(text: text, value: value, isReached: ratio <= 1.3)]
  }

  private static func level(
    from few: BenchmarkResult?, to many: BenchmarkResult?, _ text: String
  ) -> [Bar] {
    guard let before = few?.peakMemory, let after = many?.peakMemory, before > 0 else { return [] }
    let ratio = Double(after) / Double(before)
    let value =
      "\(Format.number(ratio, 2)) (\(Format.megabytes(before)) to \(Format.megabytes(after)))"
    return [Bar(text: text, value: value, isReached: ratio <= 1.1)]
  }
}
