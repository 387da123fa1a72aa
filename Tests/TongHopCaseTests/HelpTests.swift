import Foundation
import Testing

/// The help of every verb, and the examples in it: what a user types first must work.
@Suite("Help", .serialized)
struct HelpTests {
  static let verbs = [
    "demo", "check", "rollup", "score", "rank", "report", "verify", "gaps", "criteria", "method",
    "survey",
    "explain", "trend", "import", "export", "schema",
  ]
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("Every verb has help in both languages", arguments: verbs, ["vi", "en"])
  func help(of verb: String, language: String) throws {
    let output = try Tool.run([verb, "--help", "--lang", language], in: Self.repository)
    #expect(output.exitCode == 0)
    #expect(output.standardError.isEmpty)
    #expect(output.standardOutput.hasPrefix("tonghop \(verb)"))
    #expect(output.standardOutput.contains("--lang"))
    for line in output.standardOutput.split(separator: "\n") { #expect(line.count <= 100) }
  }

  @Test("The general help names every verb", arguments: ["vi", "en"])
  func generalHelp(language: String) throws {
    let output = try Tool.run(["--help", "--lang", language], in: Self.repository)
    #expect(output.exitCode == 0)
    for verb in Self.verbs { #expect(output.standardOutput.contains("\n  \(verb) ")) }
  }

  @Test("The help promises no option that the verb refuses", arguments: verbs)
  func options(of verb: String) throws {
    let help = try Tool.run([verb, "--help"], in: Self.repository).standardOutput
    let options = help.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first.flatMap { $0.hasPrefix("--") ? String($0) : nil }
    }
    #expect(options.contains("--lang"))
    for option in Set(options) where option != "--lang" {
      let words =
        ["--wide", "--excel", "--sheets", "--replace", "--allow-errors"].contains(option)
        ? [option] : [option, "2024-Q1"]
      let output = try Tool.run([verb, "nowhere"] + words, in: Self.repository)
      #expect(!output.standardError.contains("tùy chọn"), "\(verb) \(option)")
    }
  }

  /// The lines of the help that begin with the command.
  static func examples(of verb: String, language: String) throws -> [[String]] {
    let help = try Tool.run([verb, "--help", "--lang", language], in: repository)
    return help.standardOutput.split(separator: "\n")
      .filter { $0.hasPrefix("  tonghop ") }
      .map { CaseRun.words(String($0.dropFirst("  tonghop ".count))) }
  }

  @Test("The examples of the help run on the sample data", arguments: verbs)
  func examples(of verb: String) throws {
    let examples = try Self.examples(of: verb, language: "vi")
    #expect(!examples.isEmpty)
    let english = try Self.examples(of: verb, language: "en")
    #expect(english.count == examples.count)
    let reports = try TemporaryFolder()
    if verb == "verify" {
      let sample = Self.repository.path + "/SampleData/phu-tho-766"
      let made = try Tool.run(["report", sample, "--output", "tables"], in: reports.url)
      #expect(made.exitCode == 0)
    }
    for words in examples + english.filter({ !examples.contains($0) }) {
      let folder = try TemporaryFolder()
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent("SampleData"),
        withDestinationURL: Self.repository.appendingPathComponent("SampleData"))
      if verb == "verify" {
        try FileManager.default.createSymbolicLink(
          at: folder.url.appendingPathComponent(words[1]),
          withDestinationURL: reports.url.appendingPathComponent("tables"))
      }
      let output = try Tool.run(words, in: folder.url)
      #expect(output.exitCode == 0, "tonghop \(words): \(output.standardError)")
      #expect(!output.wasKilled)
    }
  }
}
