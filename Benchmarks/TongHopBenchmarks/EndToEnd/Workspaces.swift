import Foundation

/// The workspaces of the end-to-end section, made where they are missing.
struct Workspaces {
  let folder: String
  let tools: Tools

  /// The folder of a scenario's workspace.
  ///
  /// It is made under another name and renamed, so that an interrupted run leaves no half one.
  func path(of scenario: Scenario) throws -> String {
    let path = folder + "/" + scenario.name
    let files = FileManager.default
    if files.fileExists(atPath: path) { return path }
    Console.note(
      "making \(path): \(Format.count(scenario.rows)) rows, about "
        + Format.megabytes(scenario.expectedBytes) + " on disk")
    let unfinished = path + ".unfinished"
    try? files.removeItem(atPath: unfinished)
    try files.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
    let errors = folder + "/make-workspace.log"
    let run = try ChildProcess.run(
      [
        tools.python, tools.peersFolder + "/make_workspace.py", unfinished, "--rows",
        "\(scenario.rows)",
      ] + scope(of: scenario), output: "/dev/null", errors: errors)
    guard run.exitCode == 0 else {
      throw ChildProcess.Failure(
        description: "make_workspace.py failed:\n" + Console.end(ofFile: errors))
    }
    try files.moveItem(atPath: unfinished, toPath: path)
    return path
  }

  private func scope(of scenario: Scenario) -> [String] {
    switch scenario.scope {
    case .province: ["--scope", "20"]
    case .country: ["--scope", "all"]
    case .reform: ["--reform", tools.peersFolder + "/../../SampleData/viet-nam-2025"]
    }
  }

  /// Reads every file of a workspace once, so that all of them are in the page cache.
  static func warm(_ path: String) throws {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    var reader = try FileReader()
    for name in names where name.hasSuffix(".csv") { try reader.read(path + "/" + name) }
  }
}
