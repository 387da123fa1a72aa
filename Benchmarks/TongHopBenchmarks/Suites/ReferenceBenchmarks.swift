import TongHop
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReference
import TongHopScoring

/// The readable engine: the twin of every fast path from the file to the roll-up.
enum ReferenceBenchmarks {
  static func all(_ input: StageInput) -> [any Benchmark] {
    [ReadFigures(input: input), RollUp(input: input)]
  }

  /// The codes that the rows are read with.
  static func codebook(_ workspace: Workspace) -> Codebook {
    Codebook(
      register: workspace.units, indicators: workspace.indicators, methods: workspace.methods,
      calendar: .calendar)
  }

  static func checksum(_ figures: Figures?) -> Checksum {
    var sum = Checksum()
    guard let figures else { return sum }
    for (indicator, keys) in figures.keys.sorted(by: { $0.key < $1.key }) {
      sum.add(indicator)
      for key in keys {
        guard let cell = figures.facts[key]?.cell else { continue }
        sum.add(Int64(key.unit.number))
        sum.add(key.period.description)
        sum.add(cell.numerator)
        sum.add(cell.denominator)
        sum.add(Int(cell.records))
      }
    }
    return sum
  }

  /// Every row read, checked and added to its figure.
  private struct ReadFigures: Benchmark {
    let input: StageInput
    var files = FigureFiles()
    var codebook: Codebook?
    var bytes = 0
    var answer: Figures?

    var name: String { "\(input.shape.rawValue)/reference: read" }
    var rows: Int { input.rows }

    mutating func prepare() throws {
      let workspace = try input.workspace()
      files = workspace.figureFiles
      codebook = ReferenceBenchmarks.codebook(workspace)
      bytes = try input.recordBytes()
    }

    mutating func run() throws {
      guard let codebook else { return }
      answer = FiguresReader.read(files, codebook: codebook, keepsSources: false)
    }

    var checksum: Checksum { ReferenceBenchmarks.checksum(answer) }
  }

  /// The figures of one period rolled up to every level.
  private struct RollUp: Benchmark {
    let input: StageInput
    var figures: Figures?
    var codebook: Codebook?
    var tree: UnitTree?
    var columns: [RollupColumn] = []
    var answer: RollupTable?

    var name: String { "\(input.shape.rawValue)/reference: roll-up" }

    mutating func prepare() throws {
      let workspace = try input.workspace()
      let codebook = ReferenceBenchmarks.codebook(workspace)
      let compared = try input.compared()
      tree = compared.tree
      columns = compared.current.rollup.columns
      figures = FiguresReader.read(workspace.figureFiles, codebook: codebook, keepsSources: false)
      self.codebook = codebook
    }

    mutating func run() {
      guard let figures, let tree, let codebook else { return }
      var log = DiagnosticLog()
      answer = ReferenceRollup.rollUp(
        figures, period: StageInput.period, tree: tree, columns: columns, codebook: codebook,
        log: &log)
    }

    var checksum: Checksum { Checksum(answer) }
  }
}

extension Checksum {
  /// Every cell of a roll-up, column by column.
  init(_ table: RollupTable?) {
    self.init()
    for cells in table?.cells ?? [] {
      for cell in cells {
        add(cell.numerator)
        add(cell.denominator)
        add(Int(cell.records))
        add(Int(cell.reported))
        add(Int(cell.expected))
      }
    }
  }
}
