import TongHop
import TongHopDiagnostics
import TongHopDomain

/// Everything before the first row of figures.
enum OpeningBenchmarks {
  static func all(_ input: StageInput) -> [any Benchmark] {
    [OpenWorkspace(input: input), BuildTree(input: input)]
  }

  /// All files but those with figures, read and checked.
  private struct OpenWorkspace: Benchmark {
    let input: StageInput
    var path = ""
    var answer: Workspace?

    var name: String { "\(input.shape.rawValue)/open workspace" }

    mutating func prepare() throws { path = try input.path.get() }
    mutating func run() throws { answer = try Workspace.open(path) }

    var checksum: Checksum {
      var sum = Checksum()
      for unit in answer?.units.units ?? [] { sum.add(unit.code) }
      for method in answer?.methods ?? [] { sum.add(method.criteria.count) }
      return sum
    }
  }

  /// The tree of one day.
  private struct BuildTree: Benchmark {
    let input: StageInput
    var register = UnitRegister(units: [])
    var answer: UnitTree?

    var name: String { "\(input.shape.rawValue)/tree" }

    mutating func prepare() throws { register = try input.workspace().units }

    mutating func run() {
      var log = DiagnosticLog()
      answer = UnitTree.build(
        from: register, on: StageInput.period.lastDay(in: .calendar), log: &log)
    }

    var checksum: Checksum {
      var sum = Checksum()
      for end in answer?.ends ?? [] { sum.add(end) }
      return sum
    }
  }
}
