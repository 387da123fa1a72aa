import TongHop
import TongHopColumnar
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReference

/// Both engines from the file to the roll-up, the readable one first: it is the twin whose answer
/// the fast one must give.
enum EngineBenchmarks {
  static func all(_ input: StageInput) -> [any Benchmark] {
    let kinds: [EngineKind] = input.rows <= 1_000_000 ? [.reference, .columnar] : [.columnar]
    let steps: [any Benchmark] = [ReadingStep.stops, .decode, .lookUp, .add].map {
      ReadThrough(input: input, step: $0)
    }
    return steps + kinds.map { ReadFigures(input: input, kind: $0) }
      + kinds.map { RollUp(input: input, kind: $0) }
  }

  static func request(_ input: StageInput) throws -> FigureRequest {
    let workspace = try input.workspace()
    let codebook = Codebook(
      register: workspace.units, indicators: workspace.indicators, methods: workspace.methods,
      calendar: .calendar)
    let period = StageInput.period
    return FigureRequest(
      files: workspace.figureFiles, codebook: codebook,
      periods: [period, period.before, period.yearBefore].compactMap(\.self), threads: 1)
  }

  static func engine(_ kind: EngineKind, _ request: FigureRequest) -> any RollupEngine {
    kind == .columnar ? ColumnarEngine(request) : ReferenceEngine(request)
  }

  /// Plain rows as the fast engine reads them, up to a step: one thread, cells and all.
  private struct ReadThrough: Benchmark {
    let input: StageInput
    let step: ReadingStep
    var request: FigureRequest?
    var bytes = 0
    var answer = 0

    var name: String { "\(input.shape.rawValue)/columnar: read through \(step)" }
    var rows: Int { input.rows }

    mutating func prepare() throws {
      request = try EngineBenchmarks.request(input)
      bytes = try input.recordBytes()
    }

    mutating func run() { answer = request.map { ReadingProbe.read($0, through: step) } ?? 0 }

    var checksum: Checksum {
      var sum = Checksum()
      sum.add(answer)
      return sum
    }
  }

  /// Every row read, checked and added to its figure; one thread.
  private struct ReadFigures: Benchmark {
    let input: StageInput
    let kind: EngineKind
    var request: FigureRequest?
    var bytes = 0
    var answer: (any RollupEngine)?

    var name: String { "\(input.shape.rawValue)/\(kind.rawValue): read" }
    var rows: Int { input.rows }
    var reference: String? {
      kind == .columnar ? "\(input.shape.rawValue)/\(EngineKind.reference.rawValue): read" : nil
    }

    mutating func prepare() throws {
      request = try EngineBenchmarks.request(input)
      bytes = try input.recordBytes()
    }

    mutating func run() throws { answer = request.map { EngineBenchmarks.engine(kind, $0) } }

    var checksum: Checksum {
      var sum = Checksum()
      guard let received = answer?.received else { return sum }
      sum.add(received.rowCount)
      for (indicator, periods) in received.rows.sorted(by: { $0.key < $1.key }) {
        sum.add(indicator)
        for (period, rows) in periods.sorted(by: { $0.key.description < $1.key.description }) {
          sum.add(period.description)
          sum.add(rows)
        }
      }
      return sum
    }
  }

  /// The figures of one period rolled up to every level; one thread.
  private struct RollUp: Benchmark {
    let input: StageInput
    let kind: EngineKind
    var engine: (any RollupEngine)?
    var tree: UnitTree?
    var columns: [RollupColumn] = []
    var answer: RollupTable?

    var name: String { "\(input.shape.rawValue)/\(kind.rawValue): roll-up" }
    var reference: String? {
      kind == .columnar ? "\(input.shape.rawValue)/\(EngineKind.reference.rawValue): roll-up" : nil
    }

    mutating func prepare() throws {
      let compared = try input.compared()
      tree = compared.tree
      columns = compared.current.rollup.columns
      engine = EngineBenchmarks.engine(kind, try EngineBenchmarks.request(input))
    }

    mutating func run() throws {
      guard let engine, let tree else { return }
      var log = DiagnosticLog()
      answer = try engine.rollUp(StageInput.period, tree: tree, columns: columns, log: &log)
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
        add(cell.records)
        add(cell.reported)
        add(cell.expected)
      }
    }
  }
}
