import Foundation

/// The command `TongHopBenchmarks`.
@main
struct BenchmarkTool {
  private let arguments: Arguments
  private let sizes: Set<Int>
  private let runs: Int?
  private let stages: [any Benchmark]

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      if words.first == ChildProcess.measureWord {
        try ChildProcess.measureOne(Array(words.dropFirst()))
        return
      }
      let tool = try BenchmarkTool(words)
      try tool.run()
    } catch let error as Arguments.Wrong {
      fail("\(error)\n\n" + Arguments.usage, 2)
    } catch let error
      where error is EndToEndSection.WrongAnswer || error is StageRunner.WrongAnswer
    {
      fail("wrong answer: \(error)", 1)
    } catch {
      fail("\(error)", 3)
    }
  }

  private static func fail(_ message: String, _ code: Int32) -> Never {
    Console.note("TongHopBenchmarks: " + message)
    exit(code)
  }

  private init(_ words: [String]) throws {
    arguments = try Arguments(words)
    sizes = try arguments.sizes()
    runs = try arguments.runs()
    stages = Suites.all(
      rows: try arguments.stageRows(), folder: arguments["--workspaces"] ?? ""
    ).filter { [arguments] in arguments.isWanted("stage/" + $0.name) }
  }

  private func run() throws {
    if arguments.flags.contains("--help") { return Console.output(Arguments.usage) }
    if arguments.flags.contains("--list") { return list() }
    #if DEBUG
      throw Arguments.Wrong(description: "this is a debug build; build it with -c release")
    #else
      try measure()
    #endif
  }

  /// The end-to-end section goes first, while this process is still small.
  private func measure() throws {
    let machine = MachineInfo.now(
      swift: arguments["--swift"] ?? "", python: arguments["--python"] ?? "")
    if machine.isBusy {
      Console.note("the load average is \(machine.load): somebody else is at work here")
    }
    let section = endToEnd
    try FileManager.default.createDirectory(
      atPath: section.workspaces.folder, withIntermediateDirectories: true)
    var results: [BenchmarkResult] = []
    do {
      for scenario in scenarios {
        results += try section.run(scenario) {
          arguments.isWanted(EndToEndSection.name(scenario, $0))
        }
      }
      results += try documents.run(where: arguments.isWanted)
      let runner = StageRunner(runs: runs)
      for stage in stages { results.append(try runner.run(stage, earlier: results)) }
    } catch {
      // What was measured before is worth reading, but goes into no file.
      Console.output(Report(machine: machine, results: results).text)
      throw error
    }
    try deliver(machine, results)
  }

  private func deliver(_ machine: MachineInfo, _ results: [BenchmarkResult]) throws {
    var report = Report(machine: machine, results: results)
    for stage in stages {
      if let twin = stage.reference { report.references["stage/" + stage.name] = "stage/" + twin }
    }
    Console.output(report.text)
    if let path = arguments["--compare"] {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let earlier = try ResultFile(text: text)
      let table = RunComparison.table(then: earlier.results, now: results)
      Console.output("\n### Against \(path)\n\n" + table.text)
    }
    if let path = arguments["--json"] {
      let text = try ResultFile(machine: machine, results: results).text()
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
    if let path = arguments["--page"] {
      let page = try String(contentsOfFile: path, encoding: .utf8)
      guard let changed = MarkedSection.replace(in: page, with: report.text) else {
        throw ChildProcess.Failure(description: "\(path) does not have the two marks")
      }
      try Data(changed.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
  }

  private var scenarios: [Scenario] { Scenario.all.filter { sizes.contains($0.millions) } }

  private var tools: Tools {
    Tools(
      tonghop: arguments["--tool"] ?? "", python: arguments["--python"] ?? "",
      peersFolder: arguments["--peers"] ?? "")
  }

  private var documents: DocumentSection {
    DocumentSection(
      tools: tools, workspaces: Workspaces(folder: arguments["--workspaces"] ?? "", tools: tools),
      runs: runs)
  }

  private var endToEnd: EndToEndSection {
    EndToEndSection(
      tools: tools, workspaces: Workspaces(folder: arguments["--workspaces"] ?? "", tools: tools),
      runs: runs, comparesWithPeers: !arguments.flags.contains("--no-peers"))
  }

  private func list() {
    let names =
      scenarios.flatMap { scenario in
        scenario.subjects.map { EndToEndSection.name(scenario, $0) }
      }.filter(arguments.isWanted) + DocumentSection.names.filter(arguments.isWanted)
      + stages.map { "stage/" + $0.name }
    Console.output(names.map { $0 + "\n" }.joined())
  }
}
