import Foundation

/// What the numbers were measured on: the first line of a result file.
struct MachineInfo: Codable, Equatable {
  var processor: String
  var cores: Int
  /// In bytes.
  var memory: Int
  var kernel: String
  /// Of the minute before the run.
  var load: Double
  var swift: String
  var commit: String
  var peers: String
  /// In UTC.
  var date: String

  static func now(swift: String, python: String) -> MachineInfo {
    var loads = [Double](repeating: 0, count: 3)
    let known = getloadavg(&loads, 3)
    // The page that the runner writes is no change of the code.
    let changes = ["git", "status", "--porcelain", "-uno", "--", ".", ":!Benchmarks/README.md"]
    let isClean = ChildProcess.firstLine(changes).isEmpty
    let commit = ChildProcess.firstLine(["git", "rev-parse", "--short", "HEAD"])
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withInternetDateTime]
    return MachineInfo(
      processor: processorName() ?? "unknown", cores: ProcessInfo.processInfo.activeProcessorCount,
      memory: Int(ProcessInfo.processInfo.physicalMemory),
      kernel: ChildProcess.firstLine(["uname", "-sr"]), load: known > 0 ? loads[0] : 0,
      swift: ChildProcess.firstLine([swift, "--version"]),
      commit: commit.isEmpty ? "unknown" : commit + (isClean ? "" : " with changes"),
      peers: peerVersions(python), date: format.string(from: Date()))
  }

  private static func processorName() -> String? {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").first { $0.hasPrefix("model name") }
      .flatMap { $0.split(separator: ":").last }?.trimmingCharacters(in: .whitespaces)
  }

  private static func peerVersions(_ python: String) -> String {
    let program =
      "import duckdb, polars, sys; print('DuckDB', duckdb.__version__ + ', Polars', "
      + "polars.__version__ + ', Python', sys.version.split()[0])"
    let line = ChildProcess.firstLine([python, "-c", program])
    return line.isEmpty ? "none" : line
  }

  /// Somebody else is at work, so that times say little.
  var isBusy: Bool { load > 0.5 * Double(cores) }

  /// As the report prints it, one fact a line.
  var text: String {
    let gigabytes = Format.number(Double(memory) / 1_073_741_824, 1)
    let warning = isBusy ? " (the machine was busy: read the times with care)" : ""
    return """
      - \(processor), \(cores) cores, \(gigabytes) GB, \(kernel)
      - \(swift), release build, static standard library
      - \(peers)
      - commit \(commit), \(date), load average before \(Format.number(load, 2))\(warning)

      """
  }
}
