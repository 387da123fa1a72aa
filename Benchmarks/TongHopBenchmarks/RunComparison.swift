/// Two samples of one benchmark, then and now.
struct RunComparison: Equatable {
  enum Verdict: String {
    case faster, slower
    case noDifference = "no difference"
  }

  let then: Statistics
  let now: Statistics

  /// Now over then: below 1 is faster.
  var ratio: Double { now.median / then.median }

  /// Medians that are nearer than three times both spreads together, or than one percent, do not
  /// differ.
  var verdict: Verdict {
    let difference = now.median - then.median
    let noise = max(3 * (now.spread + then.spread), 0.01 * then.median)
    if abs(difference) <= noise { return .noDifference }
    return difference < 0 ? .faster : .slower
  }

  /// A table of the benchmarks that both files have, in the order of `now`.
  static func table(then: [BenchmarkResult], now: [BenchmarkResult]) -> TextTable {
    var table = TextTable(["benchmark", "then", "now", "ratio", "verdict"])
    let old = Dictionary(then.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    for result in now {
      guard let before = old[result.name]?.statistics, let after = result.statistics else {
        continue
      }
      let comparison = RunComparison(then: before, now: after)
      table.add([
        result.name, Format.seconds(before.median), Format.seconds(after.median),
        Format.number(comparison.ratio, 3), comparison.verdict.rawValue,
      ])
    }
    return table
  }
}
