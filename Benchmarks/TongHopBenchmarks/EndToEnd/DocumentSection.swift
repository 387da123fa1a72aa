import Foundation
import TongHopSynthetic

/// All documents of a period as a whole process: `report`, with and without result sheets.
///
/// There is no peer that writes them; what is measured is held against the bars alone.
struct DocumentSection {
  enum Workspace: String, CaseIterable {
    /// The sample: 212 units, 35 leaves, three periods.
    case province = "lang-son"
    /// 25 districts and 10,575 communes, 35 leaves, four periods, made up.
    case country
  }

  let tools: Tools
  let workspaces: Workspaces
  var runs: Int?

  static func name(_ workspace: Workspace, sheets: Bool) -> String {
    "documents/\(workspace.rawValue)" + (sheets ? "-sheets" : "")
  }

  static var names: [String] {
    Workspace.allCases.flatMap { [name($0, sheets: false), name($0, sheets: true)] }
  }

  func run(where wanted: (String) -> Bool) throws -> [BenchmarkResult] {
    var results: [BenchmarkResult] = []
    for workspace in Workspace.allCases {
      for sheets in [false, true] where wanted(Self.name(workspace, sheets: sheets)) {
        results.append(try run(workspace, sheets: sheets))
      }
    }
    return results
  }

  private func run(_ workspace: Workspace, sheets: Bool) throws -> BenchmarkResult {
    let name = Self.name(workspace, sheets: sheets)
    let folder = workspaces.folder + "/answers/documents"
    let command =
      [tools.tonghop, "report", try path(of: workspace), "--period", "2024-Q2", "--output", folder]
      + (sheets ? ["--sheets"] : [])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = workspaces.folder + "/documents.log"
    var measured: [Measurement] = []
    var bytes = 0
    // The first run warms up.
    for round in 0...(runs ?? 5) {
      Console.note("\(name): " + (round == 0 ? "warming up" : "round \(round)"))
      try? FileManager.default.removeItem(atPath: folder)
      let run = try ChildProcess.measure(command, output: log + ".out", errors: log)
      guard run.exitCode == 0 else {
        throw ChildProcess.Failure(
          description: command.joined(separator: " ") + "\nfailed:\n" + Console.end(ofFile: log))
      }
      if round > 0 { measured.append(run) }
      bytes = try check(folder, sheets: sheets, name)
    }
    return BenchmarkResult(
      name: name, rows: 0, bytes: bytes, seconds: measured.map(\.seconds),
      processorSeconds: measured.map(\.processorSeconds),
      peakMemory: measured.map(\.peakMemory).max() ?? 0)
  }

  /// Every document is there and none is empty.
  ///
  /// - Returns: the bytes of all of them.
  private func check(_ folder: String, sheets: Bool, _ name: String) throws -> Int {
    let files = FileManager.default
    let names = files.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let ends =
      ["2024-Q2.xlsx", "2024-Q2.html", "2024-Q2.csv", "2024-Q2.json", "-wide.txt"]
      + (sheets ? ["-sheets/index.html"] : [])
    for end in ends where !names.contains(where: { $0.hasSuffix(end) }) {
      throw EndToEndSection.WrongAnswer(description: "\(name) did not write …\(end)")
    }
    return try names.reduce(0) { total, file in
      let attributes = try files.attributesOfItem(atPath: folder + "/" + file)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { return total }
      let size = attributes[.size] as? Int ?? 0
      guard size > 0 else {
        throw EndToEndSection.WrongAnswer(description: "\(name) wrote an empty \(file)")
      }
      return total + size
    }
  }

  private func path(of workspace: Workspace) throws -> String {
    guard workspace == .country else {
      return tools.peersFolder + "/../../SampleData/lang-son"
    }
    let path = workspaces.folder + "/documents-country"
    var options = SyntheticOptions(seed: 6)
    (options.districts, options.communes, options.villages) = (25, 423, 0)
    options.indicators = 35
    options.rows = 1_600_000
    try SyntheticWorkspace.write(options, to: path)
    return path
  }
}
