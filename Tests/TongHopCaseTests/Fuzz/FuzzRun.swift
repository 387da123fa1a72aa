import Foundation
import TongHopTestSupport

/// One random workspace, and what must hold of it.
struct FuzzRun {
  private let seed: UInt64
  private let workspace: RandomWorkspace
  private let folder: TemporaryFolder
  private var draw: Draw
  private(set) var failures: [String] = []

  init(seed: UInt64) throws {
    self.seed = seed
    workspace = RandomWorkspace(seed: seed)
    folder = try TemporaryFolder()
    draw = Draw(seed: seed ^ 0x5EED)
    try workspace.write(to: folder.url.appendingPathComponent("workspace"))
  }

  mutating func tryAll() throws {
    let command = RandomCommand(&draw)
    let output = try run(command.words)
    let again = try run(command.words + ["--engine", "both", "--threads", "\(draw.int(1...5))"])
    if again != output, again.exitCode != 2 || output.exitCode != 2 {
      fail("both engines on other threads give something else", command, output, again)
    }
    if output.exitCode == 1, command.verb != "check" { try expectTold(command, output) }
    if output.exitCode == 0, !command.namesLines { try expectSameInAnyOrder(command, output) }
    if !workspace.isDamaged { try expectEverythingCounted() }
  }

  private mutating func run(_ words: [String]) throws -> ToolOutput {
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

  private mutating func fail(
    _ what: String, _ command: RandomCommand, _ one: ToolOutput, _ two: ToolOutput
  ) {
    let texts = [
      (one.standardOutput, two.standardOutput), (one.standardError, two.standardError),
    ]
    let difference = texts.filter { $0.0 != $0.1 }.flatMap {
      CaseRun.difference($0.0.linesWithoutBlankEnd, $0.1.linesWithoutBlankEnd)
        .filter { !$0.hasPrefix("  ") }.prefix(12)
    }
    failures.append(
      "\(command.words.joined(separator: " ")): \(what): exit \(one.exitCode), \(two.exitCode)\n"
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

  private mutating func expectSameInAnyOrder(_ command: RandomCommand, _ output: ToolOutput) throws
  {
    let other = try TemporaryFolder()
    try workspace.rearranged(seed: seed).write(to: other.url.appendingPathComponent("workspace"))
    let again = try Tool.run(command.words, in: other.url)
    if again.standardOutput != output.standardOutput || again.exitCode != output.exitCode {
      fail("another order of rows gives something else", command, output, again.withoutSummary)
    }
  }

  /// The province has what its units sent, to the last digit: sums of indicators of which every
  /// measure is a sum.
  private mutating func expectEverythingCounted() throws {
    let period = draw.pick(["2024-Q1", "2024-Q2", "2024-H1", "2024-9M"])
    let output = try run(["rollup", "workspace", "--period", period])
    guard output.exitCode == 0 else { return }
    let table = CSVText(output.standardOutput)
    for indicator in workspace.indicators where !indicator.isCumulative {
      let measures = workspace.leaves.filter { $0.measure == "metric:\(indicator.code)" }
      guard measures.allSatisfy(\.isSum) else { continue }
      let sent = workspace.sum(of: indicator.code, in: period)
      let row = table.rows.first { $0["unit"] == "20" && $0["indicator"] == indicator.code }
      for (column, value) in [("numerator", sent.numerator), ("denominator", sent.denominator)] {
        let found = row.flatMap { scaled($0.text(column), places: 4) } ?? 0
        if found != value {
          failures.append(
            "rollup --period \(period): \(indicator.code) \(column) \(found), sent \(value)")
        }
      }
    }
  }
}

extension RandomWorkspace {
  /// What all units sent in the months of a period, in ten-thousandths: added up from the lines.
  func sum(of indicator: String, in period: String) -> (numerator: Int, denominator: Int) {
    let months = ["2024-Q1": 1...3, "2024-Q2": 4...6, "2024-H1": 1...6, "2024-9M": 1...9]
    let wanted = months[period] ?? 1...0
    var (numerator, denominator) = (0, 0)
    for name in ["metrics/a.csv", "records/a.csv"] {
      for line in (files[name] ?? []).dropFirst() {
        let cells = line.split(separator: ",").map { String($0) }
        guard cells[1] == indicator, let last = Self.lastMonth(of: cells[2]), wanted.contains(last)
        else { continue }
        numerator += scaled(cells[3], places: 4) ?? 0
        denominator += scaled(cells[4], places: 4) ?? 0
      }
    }
    return (numerator, denominator)
  }

  private static func lastMonth(of period: String) -> Int? {
    let name = period.dropFirst(5)
    return name.hasPrefix("Q") ? Int(name.dropFirst()).map { $0 * 3 } : Int(name)
  }
}
