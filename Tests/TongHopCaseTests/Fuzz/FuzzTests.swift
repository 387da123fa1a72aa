import Foundation
import Testing
import TongHopTestSupport

/// Random workspaces and command lines: whatever comes in, the command ends by itself, the engines
/// agree, neither threads nor the order of rows show, and `check` names every error. Of a workspace
/// without damage no figure vanishes and quarters make the year; where `check` finds no error every
/// verb makes its table; what `check` lists as missing is what tables and documents say; and a table
/// that the tool wrote, signed, is accepted and differs from nothing.
///
/// A failure prints its seed. `TONGHOP_FUZZ_FIRST=SEED TONGHOP_FUZZ_COUNT=1` runs it again;
/// `make fuzz-quick` tries 20,000.
@Suite("Random workspaces")
struct FuzzTests {
  #if DEBUG
    private static let usual = 30
  #else
    private static let usual = 300
  #endif
  static let count = number("TONGHOP_FUZZ_COUNT") ?? usual
  static let first = number("TONGHOP_FUZZ_FIRST") ?? 1
  /// Seeds are tried in this many strands at once.
  private static let strands = 4

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test("Random workspaces and command lines, strand", arguments: 0..<strands)
  func workspaces(strand: Int) throws {
    for seed in stride(from: Self.first + strand, to: Self.first + Self.count, by: Self.strands) {
      var run = try FuzzRun(seed: UInt64(seed))
      try run.tryAll()
      for failure in run.failures { Issue.record("seed \(seed): \(failure)") }
    }
  }

  /// The workspaces are no heap of errors: most of what is tried gives a table.
  @Test("Half of the workspaces are without damage, and most of those give a table")
  func areUsable() throws {
    var tables = 0
    let seeds = (1...60).filter { !RandomWorkspace(seed: UInt64($0)).isDamaged }
    #expect(seeds.count > 15)
    for seed in seeds.prefix(12) {
      let folder = try TemporaryFolder()
      try RandomWorkspace(seed: UInt64(seed)).write(
        to: folder.url.appendingPathComponent("workspace"))
      if try Tool.run(["rank", "workspace"], in: folder.url).exitCode == 0 { tables += 1 }
    }
    #expect(tables > 8)
  }
}
