/// The tables of a run, as the terminal and the page have them.
struct Report {
  let machine: MachineInfo
  let results: [BenchmarkResult]
  /// The readable twin by the name of a benchmark.
  var references: [String: String] = [:]

  var text: String {
    var text = machine.text
    for scenario in Scenario.all {
      let table = endToEnd(scenario)
      guard !table.isEmpty else { continue }
      text += "\n### Whole process: \(scenario.scope.rawValue), "
      text += "\(Format.count(scenario.rows)) rows\(fileSize(scenario))\n\n" + table.text
    }
    let documents = documentTable
    if !documents.isEmpty { text += "\n### All documents of a period\n\n" + documents.text }
    let bars = Bar.check(results)
    if !bars.isEmpty {
      var table = TextTable(["the bar", "measured", "reached"])
      for bar in bars { table.add([bar.text, bar.value, bar.isReached ? "yes" : "**no**"]) }
      text += "\n### The bars\n\n" + table.text
    }
    let stages = stageTable
    if !stages.isEmpty { text += "\n### Stages, in one process\n\n" + stages.text }
    let outliers = outlierLines
    if !outliers.isEmpty { text += "\nOutliers among the runs: " + outliers + ".\n" }
    return text
  }

  private func fileSize(_ scenario: Scenario) -> String {
    let prefix = "end-to-end/\(scenario.name)/"
    guard let bytes = results.first(where: { $0.name.hasPrefix(prefix) })?.bytes else { return "" }
    return ", \(Format.megabytes(bytes))"
  }

  /// Ours first; the last column says how many times as fast as each ours is on two threads.
  private func endToEnd(_ scenario: Scenario) -> TextTable {
    var table = TextTable([
      "engine", "threads", "median", "spread (MAD)", "least", "greatest", "runs", "CPU time",
      "ns/row", "M rows/s", "peak", "TongHop, 2 threads, is faster",
    ])
    func result(_ subject: Subject) -> BenchmarkResult? {
      results.first { $0.name == EndToEndSection.name(scenario, subject) }
    }
    let best = result(Subject(engine: .columnar, threads: 2))?.statistics?.median
    for subject in scenario.subjects {
      guard let result = result(subject), let statistics = result.statistics else { continue }
      let ratio = best.map { Format.number(statistics.median / $0, 2) + " times" } ?? "-"
      table.add(
        [subject.title, "\(subject.threads)"] + Self.times(statistics)
          + [
            result.processorSeconds.flatMap(Statistics.init).map { Format.seconds($0.median) }
              ?? "-"
          ]
          + Self.pace(result) + [Format.megabytes(result.peakMemory), ratio])
    }
    return table
  }

  private var documentTable: TextTable {
    var table = TextTable([
      "`report`", "median", "spread (MAD)", "least", "greatest", "runs", "CPU time", "written",
      "peak",
    ])
    for result in results where DocumentSection.names.contains(result.name) {
      guard let statistics = result.statistics else { continue }
      table.add(
        [String(result.name.dropFirst("documents/".count))] + Self.times(statistics)
          + [
            result.processorSeconds.flatMap(Statistics.init).map { Format.seconds($0.median) }
              ?? "-", Format.megabytes(result.bytes), Format.megabytes(result.peakMemory),
          ])
    }
    return table
  }

  private var stageTable: TextTable {
    var table = TextTable([
      "stage", "median", "spread (MAD)", "least", "greatest", "runs", "ns/row", "M rows/s", "GB/s",
      "peak", "reference is slower",
    ])
    for result in results where result.name.hasPrefix("stage/") {
      guard let statistics = result.statistics else { continue }
      let rate = Double(result.bytes) / statistics.median / 1e9
      let twin = references[result.name].flatMap { name in results.first { $0.name == name } }
      let ratio = twin?.statistics.map { $0.median / statistics.median }
      table.add(
        [String(result.name.dropFirst("stage/".count))] + Self.times(statistics)
          + Self.pace(result)
          + [
            result.bytes > 0 ? Format.number(rate, 2) : "-", Format.megabytes(result.peakMemory),
            ratio.map { Format.number($0, 1) + " times" } ?? "-",
          ])
    }
    return table
  }

  private static func times(_ statistics: Statistics) -> [String] {
    [statistics.median, statistics.spread, statistics.least, statistics.greatest]
      .map(Format.seconds) + ["\(statistics.count)"]
  }

  private static func pace(_ result: BenchmarkResult) -> [String] {
    guard let pace = result.nanosecondsPerRow else { return ["-", "-"] }
    return [Format.number(pace, 1), Format.number(1e3 / pace, 1)]
  }

  /// Three are named; of more only how many there are, and the least and the greatest.
  private var outlierLines: String {
    results.compactMap { result in
      guard let statistics = result.statistics else { return nil }
      let outliers = statistics.outliers
      guard let least = outliers.first, let greatest = outliers.last else { return nil }
      guard outliers.count > 3 else {
        return result.name + " " + outliers.map(Format.seconds).joined(separator: ", ")
      }
      return result.name + " \(outliers.count) of \(statistics.count) "
        + "(\(Format.seconds(least)) to \(Format.seconds(greatest)))"
    }.joined(separator: "; ")
  }
}
