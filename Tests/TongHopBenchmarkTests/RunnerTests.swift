import Foundation
import Testing

@testable import TongHopBenchmarks

@Suite("The runner of the benchmarks")
struct RunnerTests {
  @Test("A run of a command says its time, its memory and its end")
  func childProcess() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/tonghop-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try ChildProcess.run(
      ["sh", "-c", "sleep 0.05; echo out; echo err >&2; exit 3"], output: folder + "/out",
      errors: folder + "/err")
    #expect(run.exitCode == 3)
    #expect(run.seconds >= 0.05 && run.seconds < 30)
    #expect(run.peakMemory > 100_000)
    // It slept most of the time, and made a process.
    #expect(run.processorSeconds > 0 && run.processorSeconds < run.seconds)
    #expect(try String(contentsOfFile: folder + "/out", encoding: .utf8) == "out\n")
    #expect(try String(contentsOfFile: folder + "/err", encoding: .utf8) == "err\n")
    let killed = try ChildProcess.run(
      ["sh", "-c", "kill -9 $$"], output: "/dev/null", errors: "/dev/null")
    #expect(killed.exitCode == nil)
    #expect(throws: ChildProcess.Failure.self) {
      try ChildProcess.run([folder + "/nothing"], output: "/dev/null", errors: "/dev/null")
    }
  }

  @Test("A result file reads back as it was written")
  func resultFile() throws {
    let machine = MachineInfo(
      processor: "P", cores: 2, memory: 1, kernel: "K", load: 0.5, swift: "S", commit: "C",
      peers: "D", date: "T")
    let result = BenchmarkResult(
      name: "stage/x", rows: 1, bytes: 2, seconds: [0.25, 0.5], peakMemory: 3, checksum: "0f")
    let file = ResultFile(machine: machine, results: [result, result])
    #expect(try ResultFile(text: file.text()) == file)
    #expect(throws: (any Error).self) { try ResultFile(text: "{}\n") }
  }

  @Test("Only what is between the marks of a page is replaced")
  func markedSection() {
    let page = "# A\n\(MarkedSection.begin)\nold\n\(MarkedSection.end)\n# B\n"
    let new = "# A\n\(MarkedSection.begin)\n\nnew\n\n\(MarkedSection.end)\n# B\n"
    #expect(MarkedSection.replace(in: page, with: "new\n") == new)
    #expect(MarkedSection.replace(in: new, with: "new\n") == new)
    #expect(MarkedSection.replace(in: "# A\n", with: "new\n") == nil)
  }

  @Test("Options and names are told apart; wrong ones are refused")
  func arguments() throws {
    let arguments = try Arguments(["score", "--runs", "7", "--sizes", "1 5", "--no-peers"])
    #expect(try arguments.runs() == 7)
    #expect(try arguments.sizes() == [1, 5])
    #expect(arguments.flags == ["--no-peers"])
    #expect(arguments.isWanted("stage/province/score"))
    #expect(!arguments.isWanted("stage/province/rank"))
    for words in [["--runs"], ["--runs", "0"], ["--sizes", "many"], ["--wrong"]] {
      #expect(throws: Arguments.Wrong.self) { try Arguments(words) }
    }
  }

  /// Gives the answers of a list one after the other.
  private struct Scripted: Benchmark {
    var name = "x"
    var reference: String?
    var answers: [Int]
    var last = 0

    mutating func prepare() {}
    mutating func run() { last = answers.isEmpty ? last : answers.removeFirst() }

    var checksum: Checksum {
      var sum = Checksum()
      sum.add(last)
      return sum
    }
  }

  @Test("A benchmark whose answer changes, or is not the reference's, fails")
  func wrongAnswers() throws {
    let runner = StageRunner(runs: 3)
    let good = try runner.run(Scripted(answers: [5, 5, 5, 5]), earlier: [])
    #expect(good.seconds.count == 3)
    #expect(good.name == "stage/x")
    #expect(throws: StageRunner.WrongAnswer.self) {
      try runner.run(Scripted(answers: [5, 5, 6, 5]), earlier: [])
    }
    _ = try runner.run(Scripted(reference: "x", answers: [5]), earlier: [good])
    #expect(throws: StageRunner.WrongAnswer.self) {
      try runner.run(Scripted(reference: "x", answers: [6]), earlier: [good])
    }
  }
}
