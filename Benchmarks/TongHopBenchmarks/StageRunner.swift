import Foundation

/// Runs the benchmarks of the stages.
struct StageRunner {
  /// An answer is not what it was, or not that of the reference.
  struct WrongAnswer: Error, CustomStringConvertible {
    var description: String
  }

  /// How often each is run; nil: until there are 10 runs and 3 seconds, and at most 30 seconds
  /// once there are 3 runs.
  var runs: Int?

  /// - Throws: ``WrongAnswer`` where two runs of one benchmark, or a benchmark and its reference
  ///   among `earlier`, differ.
  func run(_ benchmark: any Benchmark, earlier: [BenchmarkResult]) throws -> BenchmarkResult {
    var benchmark = benchmark
    Console.note(benchmark.name)
    try benchmark.prepare()
    try benchmark.run()
    let checksum = benchmark.checksum
    if let name = benchmark.reference,
      let reference = earlier.first(where: { $0.name == "stage/" + name })?.checksum,
      reference != checksum.description
    {
      throw WrongAnswer(
        description: "\(benchmark.name) gives \(checksum), \(name) gives \(reference)")
    }
    var seconds: [Double] = []
    var total = 0.0
    ProcessMemory.resetPeak()
    while !isEnough(seconds.count, total) {
      let start = ContinuousClock.now
      try benchmark.run()
      seconds.append((ContinuousClock.now - start) / .seconds(1))
      total += seconds[seconds.count - 1]
      guard benchmark.checksum == checksum else {
        throw WrongAnswer(description: "\(benchmark.name): two runs give two answers")
      }
    }
    return BenchmarkResult(
      name: "stage/" + benchmark.name, rows: benchmark.rows, bytes: benchmark.bytes,
      seconds: seconds, peakMemory: ProcessMemory.peak, checksum: checksum.description)
  }

  private func isEnough(_ count: Int, _ total: Double) -> Bool {
    if let runs { return count >= runs }
    return (count >= 10 && total >= 3) || (count >= 3 && total >= 30)
  }
}

/// The memory of this process.
enum ProcessMemory {
  /// Forgets the peak, so that the next one is that of what follows.
  static func resetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    guard file >= 0 else { return }
    // "5" resets the peak and nothing else.
    _ = write(file, "5", 1)
    close(file)
  }

  /// The most that the process has held since the last reset, in bytes; what earlier benchmarks
  /// left allocated is in it.
  static var peak: Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first).flatMap {
      Int($0)
    }.map { $0 * 1024 } ?? 0
  }
}
