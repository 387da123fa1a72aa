import Foundation

/// What the process has taken so far.
enum ProcessUsage {
  private static let start = ContinuousClock.now

  /// To be called first of all.
  static func begin() { _ = start }

  /// Since ``begin()``.
  static var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// The most memory that was held at once, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    #if os(Linux)
      if let most = highWater { return most }
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) << 10
    #else
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #endif
  }

  #if os(Linux)
    /// getrusage also counts what the process was before it became this command: a copy of the one
    /// that started it.
    private static var highWater: Int? {
      guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
      else { return nil }
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.count > 1 ? Int(words[1]).map { $0 << 10 } : nil
    }
  #endif
}
