import Foundation
import TongHopTestSupport

/// One random workspace, and what must hold of it.
struct FuzzRun {
  let seed: UInt64
  let workspace: RandomWorkspace
  let folder: TemporaryFolder
  var draw: Draw
  var failures: [String] = []

  init(seed: UInt64) throws {
    self.seed = seed
    workspace = RandomWorkspace(seed: seed)
    folder = try TemporaryFolder()
    draw = Draw(seed: seed ^ 0x5EED)
    try workspace.write(to: folder.url.appendingPathComponent("workspace"))
  }

  mutating func tryAll() throws {
    let command = RandomCommand(&draw)
    let output = try run(command.words + ["--engine", "both", "--threads", "\(draw.int(1...5))"])
    try expectSame(command, output)
    if output.exitCode == 1, command.verb != "check" { try expectTold(command, output) }
    guard !workspace.isDamaged else { return }
    try expectEverythingCounted()
    try expectConsistent()
  }

  mutating func run(_ words: [String]) throws -> ToolOutput {
    let output = try Tool.run(words, in: folder.url).withoutSummary
    let line = words.joined(separator: " ")
    if output.wasKilled { failures.append("\(line): killed\n\(output.standardError.suffix(600))") }
    if !(0...3).contains(output.exitCode) {
      failures.append("\(line): exit \(output.exitCode)\n\(output.standardError.suffix(600))")
    }
    if output.exitCode != 0, (output.standardError + output.standardOutput).isEmpty {
      failures.append("\(line): exit \(output.exitCode) and not a word")
    }
    return output
  }

  mutating func fail(
    _ what: String, _ words: [String], _ one: ToolOutput, _ two: ToolOutput
  ) {
    let texts = [
      (one.standardOutput, two.standardOutput), (one.standardError, two.standardError),
    ]
    let difference = texts.filter { $0.0 != $0.1 }.flatMap {
      CaseRun.difference($0.0.linesWithoutBlankEnd, $0.1.linesWithoutBlankEnd)
        .filter { !$0.hasPrefix("  ") }.prefix(12)
    }
    failures.append(
      "\(words.joined(separator: " ")): \(what): exit \(one.exitCode), \(two.exitCode)\n"
        + difference.joined(separator: "\n"))
  }

  /// A verb that refuses to make a table because of errors: `check` must name errors, too.
  private mutating func expectTold(_ command: RandomCommand, _ output: ToolOutput) throws {
    let check = try run(["check", "workspace"])
    if check.exitCode == 0 {
      failures.append(
        "\(command.words.joined(separator: " ")): exit 1, but check finds nothing\n"
          + output.standardError.suffix(600))
    }
  }

  /// One engine alone on other threads says what both together said; of a table also where its rows
  /// come in another order and from other files.
  private mutating func expectSame(_ command: RandomCommand, _ output: ToolOutput) throws {
    let words = command.words + ["--threads", draw.pick(["1", "4"])]
    if output.exitCode == 0, !command.namesLines, draw.chance(60) {
      let other = try TemporaryFolder()
      try workspace.rearranged(seed: seed).write(to: other.url.appendingPathComponent("workspace"))
      let again = try Tool.run(words, in: other.url).withoutSummary
      if again.standardOutput != output.standardOutput || again.exitCode != output.exitCode {
        fail("another order of rows gives something else", words, output, again)
      }
      return
    }
    let again = try run(words)
    if again != output, again.exitCode != 2 || output.exitCode != 2 {
      fail("both engines on other threads give something else", words, output, again)
    }
  }
}
