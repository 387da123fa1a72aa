import Foundation
import Testing

/// `--threads`, `--engine`, and the line that says what a run took.
@Suite("Engine options", .serialized)
struct EngineOptionTests {
  /// One run of every verb on the small workspace of the cases.
  static let runs = [
    ["demo"], ["check"], ["rollup"], ["score"], ["rank"], ["report", "--output", "tables"],
    ["explain", "--unit", "06220"], ["trend", "--format", "csv"],
  ]

  private func run(_ words: [String], _ options: String...) throws -> ToolOutput {
    let folder = try TemporaryFolder()
    let workspace = folder.url.appendingPathComponent("workspace")
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    try CaseRun.copyBase(to: workspace)
    return try Tool.run([words[0], "workspace"] + words.dropFirst() + options, in: folder.url)
  }

  @Test("Every verb ends with one line that says what it took", arguments: runs)
  func summary(of words: [String]) throws {
    let output = try run(words, "--threads", "3")
    let summary = try #require(output.summary, "\(output.standardError)")
    #expect(summary.engine == "columnar")
    #expect(summary.threads == 3)
    #expect(summary.rows == 12)
    #expect(summary.leftOutRows == 0)
    #expect(output.withoutSummary.summary == nil)
    let english = try run(words, "--lang", "en", "--engine", "both")
    #expect(english.summary?.engine == "both")
    #expect(english.summary?.rows == 12)
  }

  @Test("Rows that were left out are counted, also where they are allowed")
  func leftOut() throws {
    for (words, exit) in [(["rank"], 1), (["rank", "--allow-errors"], 0), (["check"], 1)] {
      let folder = try TemporaryFolder()
      let workspace = folder.url.appendingPathComponent("workspace")
      try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
      try CaseRun.copyBase(to: workspace)
      // Two rows of one figure, one that is no number, and one that is right.
      try "unit,indicator,period,numerator,denominator\n".appending(
        "06157,GIAI_NGAN,2023-Q4,1,2\n06157,GIAI_NGAN,2023-Q4,1,2\n"
          + "06220,GIAI_NGAN,2023-Q4,x,2\n06223,GIAI_NGAN,2023-Q4,1,2\n"
      ).write(
        to: workspace.appendingPathComponent("metrics/2023-Q4.csv"), atomically: true,
        encoding: .utf8)
      let output = try Tool.run([words[0], "workspace"] + words.dropFirst(), in: folder.url)
      #expect(output.exitCode == Int32(exit))
      #expect(output.summary?.rows == 16)
      #expect(output.summary?.leftOutRows == 3)
    }
  }

  @Test("The same bytes for any number of threads and any engine", arguments: runs)
  func sameBytes(of words: [String]) throws {
    let one = try run(words, "--threads", "1").withoutSummary
    #expect(one.exitCode == 0)
    for threads in ["2", "3", "8", "64", "1024"] {
      #expect(try run(words, "--threads", threads).withoutSummary == one)
    }
    for engine in ["columnar", "reference", "both"] {
      #expect(try run(words, "--engine", engine).withoutSummary == one)
    }
  }

  @Test("Both engines agree on the sample data", arguments: ["lang-son", "papi", "phu-tho-766"])
  func samples(name: String) throws {
    let folder = HelpTests.repository.appendingPathComponent("SampleData")
    for verb in ["check", "rollup", "rank"] {
      let output = try Tool.run([verb, name, "--engine", "both"], in: folder)
      #expect(output.exitCode == 0, "\(output.standardError)")
    }
  }

  @Test(
    "A number of threads that makes no sense is wrong usage",
    arguments: ["0", "-1", "1025", "two", "1.5", " 2"])
  func threads(text: String) throws {
    let output = try run(["rank"], "--threads", text)
    #expect(output.exitCode == 2)
    #expect(output.standardOutput.isEmpty)
    #expect(
      output.standardError
        == "tonghop: --threads: '\(text)' không phải là số luồng; viết một số từ 1 đến 1024, ví dụ --threads 2\n"
    )
    let english = try run(["rank"], "--lang=en", "--threads=\(text)")
    #expect(
      english.standardError
        == "tonghop: --threads: '\(text)' is no number of threads; write 1 to 1024, e.g. --threads 2\n"
    )
  }

  @Test("An engine that does not exist is wrong usage")
  func engine() throws {
    let output = try run(["check"], "--engine", "fast")
    #expect(output.exitCode == 2)
    #expect(
      output.standardError == "tonghop: --engine: 'fast' không có; chọn columnar, reference, both\n"
    )
    let english = try run(["check"], "--engine", "fast", "--lang", "en")
    #expect(
      english.standardError == "tonghop: --engine: no 'fast'; choose columnar, reference, both\n")
  }

  @Test("The exit code of engines that differ is in the general help", arguments: ["vi", "en"])
  func exitCode(language: String) throws {
    let output = try Tool.run(["--help", "--lang", language], in: HelpTests.repository)
    #expect(output.standardOutput.contains("4 "))
    #expect(output.standardOutput.contains("--engine both"))
  }
}
