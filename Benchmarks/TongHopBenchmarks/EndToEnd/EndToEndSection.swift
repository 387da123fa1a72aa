import Foundation

/// The whole job as whole processes: ours and the peers in turn, their answers compared.
struct EndToEndSection {
  /// A value of ours is not the peers'.
  struct WrongAnswer: Error, CustomStringConvertible {
    var description: String
  }

  let tools: Tools
  let workspaces: Workspaces
  /// How often each subject is run; nil: as the scenario says.
  var runs: Int?
  var comparesWithPeers = true

  static func name(_ scenario: Scenario, _ subject: Subject) -> String {
    "end-to-end/\(scenario.name)/\(subject.name)"
  }

  /// Runs every subject once to warm up and to compare the answers, then in turn: there and back,
  /// so that whatever drifts meets all of them alike.
  ///
  /// - Parameter wanted: of all subjects, those to run.
  func run(_ scenario: Scenario, where wanted: (Subject) -> Bool) throws -> [BenchmarkResult] {
    let subjects = scenario.subjects.filter { wanted($0) && (comparesWithPeers || $0.isOurs) }
    guard !subjects.isEmpty else { return [] }
    let workspace = try workspaces.path(of: scenario)
    try Workspaces.warm(workspace)
    for subject in subjects {
      Console.note("\(Self.name(scenario, subject)): warming up")
      _ = try measure(subject, scenario, workspace)
    }
    try compareAnswers(subjects, scenario)
    var measured: [Subject: [Measurement]] = [:]
    let rounds = subjects.map { runs ?? scenario.runs(of: $0) }.max() ?? 0
    for round in 0..<rounds {
      Console.note("end-to-end/\(scenario.name): round \(round + 1) of \(rounds)")
      for subject in round % 2 == 0 ? subjects : subjects.reversed()
      where round < runs ?? scenario.runs(of: subject) {
        measured[subject, default: []].append(try measure(subject, scenario, workspace))
        if subject.isOurs { try compareBytes(subject, subjects, scenario) }
      }
    }
    let bytes = Self.size(of: workspace + "/records")
    return subjects.map { subject in
      let list = measured[subject] ?? []
      return BenchmarkResult(
        name: Self.name(scenario, subject), rows: scenario.rows, bytes: bytes,
        seconds: list.map(\.seconds), processorSeconds: list.map(\.processorSeconds),
        peakMemory: list.map(\.peakMemory).max() ?? 0)
    }
  }

  // MARK: - One run

  private func output(_ subject: Subject, _ scenario: Scenario) -> String {
    workspaces.folder + "/answers/\(scenario.name)-\(subject.name).csv"
  }

  private func measure(_ subject: Subject, _ scenario: Scenario, _ workspace: String) throws
    -> Measurement
  {
    let output = output(subject, scenario)
    try FileManager.default.createDirectory(
      atPath: workspaces.folder + "/answers", withIntermediateDirectories: true)
    let command = subject.command(tools, workspace: workspace, output: output)
    let errors = output + ".log"
    let run = try ChildProcess.measure(command, output: output + ".out", errors: errors)
    unlink(output + ".out")
    guard run.exitCode == 0 else {
      throw ChildProcess.Failure(
        description: command.joined(separator: " ") + "\nfailed:\n" + Console.end(ofFile: errors))
    }
    unlink(errors)
    return run
  }

  private static func size(of folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(0) { total, name in
      var information = stat()
      return total + (stat(folder + "/" + name, &information) == 0 ? Int(information.st_size) : 0)
    }
  }

  // MARK: - Answers

  private func compareAnswers(_ subjects: [Subject], _ scenario: Scenario) throws {
    guard let first = subjects.first(where: \.isOurs) else { return }
    let ours = try Answers(file: output(first, scenario))
    for subject in subjects {
      if subject.isOurs {
        try compareBytes(subject, subjects, scenario)
        try compareTops(ours, try Answers(file: output(subject, scenario)), subject, scenario)
        continue
      }
      let theirs = try Answers(file: output(subject, scenario))
      guard !theirs.codes.isEmpty else {
        throw WrongAnswer(description: "\(Self.name(scenario, subject)) lists no unit")
      }
      if let difference = ours.firstDifference(from: theirs, named: subject.title) {
        throw WrongAnswer(description: "\(scenario.name): \(difference)")
      }
    }
  }

  /// In whatever units, the country has all figures; and there are other units.
  private func compareTops(
    _ first: Answers, _ other: Answers, _ subject: Subject, _ scenario: Scenario
  ) throws {
    guard let top = first.codes.first, subject.tree != nil else { return }
    guard first.byCode[top]?.index == other.byCode[top]?.index,
      subject.tree == "own" || first.codes.count > 2 * other.codes.count
    else {
      throw WrongAnswer(
        description: "\(Self.name(scenario, subject)): \(top) is not what it was, or nothing moved")
    }
  }

  /// All runs of ours in the same units write the same bytes, whatever the engine and the threads.
  private func compareBytes(_ subject: Subject, _ subjects: [Subject], _ scenario: Scenario) throws
  {
    guard let first = subjects.first(where: { $0.isOurs && $0.tree == subject.tree }) else {
      return
    }
    let files = (output(first, scenario), output(subject, scenario))
    guard FileManager.default.contentsEqual(atPath: files.0, andPath: files.1) else {
      let difference =
        try Answers(file: files.0).firstDifference(from: try Answers(file: files.1), named: "it")
      throw WrongAnswer(
        description: "\(Self.name(scenario, subject)) does not write what "
          + "\(Self.name(scenario, first)) writes" + (difference.map { ": " + $0 } ?? ""))
    }
  }
}
