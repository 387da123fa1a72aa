/// What was measured of one benchmark: one line of a result file.
struct BenchmarkResult: Codable, Equatable {
  var name: String
  /// Rows and bytes of one run; 0 where it reads none.
  var rows: Int
  var bytes: Int
  /// Of every run, in the order of the runs.
  var seconds: [Double]
  /// What the threads of each run together were busy; nil where it is not measured.
  var processorSeconds: [Double]?
  /// The most memory that any run held, in bytes.
  var peakMemory: Int
  /// Of the answer, in hexadecimal: equal answers have equal ones.
  var checksum: String?

  var statistics: Statistics? { Statistics(seconds) }

  var nanosecondsPerRow: Double? {
    guard rows > 0, let median = statistics?.median else { return nil }
    return median * 1e9 / Double(rows)
  }
}
