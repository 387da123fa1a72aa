import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopSynthetic
import TongHopTestSupport

/// The rows of records/ of a made-up workspace, as the readable reader has them.
struct SyntheticRows {
  private(set) var facts: [FactRow] = []
  private(set) var leftOut = LeftOutRows()
  private(set) var log = DiagnosticLog()
  /// Good or not; blank ones are none.
  private(set) var count = 0

  init(_ synthetic: SyntheticWorkspace) throws {
    let scratch = try ScratchWorkspace(synthetic)
    let workspace = try Workspace.open(scratch.path)
    let codebook = Codebook(
      register: workspace.units, indicators: workspace.indicators, methods: workspace.methods,
      calendar: .calendar)
    for name in scratch.files(in: "records") {
      let file = WorkspaceFile(path: scratch.path + "/" + name, name: name)
      let count = FactsFile.read(file, codebook: codebook, log: &log, leftOut: &leftOut) {
        facts.append($0)
      }
      self.count += count ?? 0
    }
  }

  /// What the rows say, without where they stand.
  var values: [[String]] {
    facts.map {
      [
        "\($0.unit.number)", $0.indicator, $0.period.description, "\($0.numerator)",
        "\($0.denominator)",
      ]
    }
  }
}
