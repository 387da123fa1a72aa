import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopSynthetic
import TongHopTestSupport

/// Made-up workspaces, held against the readers of the package.
@Suite("Synthetic workspaces")
struct SyntheticTests {
  private func options(_ seed: UInt64, _ change: (inout SyntheticOptions) -> Void = { _ in })
    -> SyntheticOptions
  {
    var options = SyntheticOptions(seed: seed)
    options.rows = 300
    change(&options)
    return options
  }

  @Test("The same seed gives the same bytes, another seed others")
  func repeatable() {
    let odd = options(1) { $0.oddPerThousand = 300 }
    #expect(SyntheticWorkspace(odd).files == SyntheticWorkspace(odd).files)
    let other = options(2) { $0.oddPerThousand = 300 }
    #expect(SyntheticWorkspace(odd).files != SyntheticWorkspace(other).files)
  }

  @Test("The bytes of a seed are the same on every machine")
  func known() {
    let file = SyntheticWorkspace(options(1) { $0.rows = 3 }).files["records/2024-001.csv"] ?? []
    #expect(
      String(decoding: file, as: UTF8.self) == """
        unit,indicator,period,numerator,denominator
        00018-004,I1.3,2024-Q2,59,77
        00015-004,I1.3,2024-Q3,16,35
        00012-004,I1.5,2024-Q3,22,25

        """)
  }

  @Test("Plain rows are all read and count", arguments: [1, 2, 3] as [UInt64])
  func plain(seed: UInt64) throws {
    let synthetic = SyntheticWorkspace(
      options(seed) {
        $0.isRagged = true
        $0.provinces = Int(seed)
        $0.hasAmounts = true
        $0.files = 3
        $0.digits = 1...15
      })
    let scratch = try ScratchWorkspace(synthetic)
    var options = PipelineOptions()
    options.period = Period(parsing: "2024-Q2")
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    let table = try pipeline.rollUpIndicators()
    #expect(pipeline.log.entries.isEmpty)
    #expect(pipeline.rowCount == 300)
    #expect(synthetic.rowCount == 300)
    #expect(synthetic.addedRows == 300)
    #expect(synthetic.tree.units.count == table.tree.count)
    // The root has all of the quarter that stands in the files.
    let rows = synthetic.files.filter { $0.key.hasPrefix("records/") }.flatMap { _, bytes in
      CSVText(String(decoding: bytes, as: UTF8.self)).rows
    }
    #expect(rows.count == 300)
    #expect(
      table.cells.map { $0[0].records }.reduce(0, +)
        == rows.count { $0.text("period") == "2024-Q2" })
  }

  @Test("Every odd row does what it says", arguments: OddRow.allCases)
  func odd(kind: OddRow) throws {
    let isAnywhere = OddRow.anywhere.contains(kind) || kind == .decimalComma
    let synthetic = SyntheticWorkspace(
      options(7) {
        $0.oddPerThousand = isAnywhere ? 100 : 0
        $0.oddRows = [kind]
        $0.lastRow = kind
      })
    let read = try SyntheticRows(synthetic)
    #expect(read.count == synthetic.rowCount)
    #expect(read.leftOut.rowCount == synthetic.leftOutRows)
    #expect(read.facts.count == synthetic.addedRows)
    let codes = Set(read.log.entries.map(\.code))
    if case .leftOut(let code) = kind.outcome {
      #expect(codes == [code])
    } else {
      #expect(codes.isEmpty)
    }
  }

  @Test("Decimals of a count that indicators.csv declares are too many")
  func declaredDecimals() throws {
    let synthetic = SyntheticWorkspace(
      options(7) {
        $0.hasAmounts = true
        $0.oddPerThousand = 100
        $0.oddRows = [.tooManyDecimals]
      })
    let read = try SyntheticRows(synthetic)
    #expect(read.leftOut.rowCount == synthetic.leftOutRows)
    #expect(Set(read.log.entries.map(\.code)) == [.tooManyDecimals])
  }

  @Test("The layout changes how rows are written, not which", arguments: [1, 2] as [UInt64])
  func layouts(seed: UInt64) throws {
    let usual = try SyntheticRows(SyntheticWorkspace(options(seed) { $0.oddPerThousand = 200 }))
    for lineEnd in CSVLayout.LineEnd.allCases {
      let other = SyntheticWorkspace(
        options(seed) {
          $0.oddPerThousand = 200
          $0.layout.lineEnd = lineEnd
          $0.layout.hasMark = true
          $0.layout.separator = UInt8(ascii: ";")
          $0.layout.endsLastRow = false
          $0.layout.columns = [.period, .denominator, .remark, .unit, .numerator, .indicator]
        })
      let read = try SyntheticRows(other)
      #expect(read.values == usual.values)
      #expect(read.count == other.rowCount)
      #expect(read.leftOut.rowCount == usual.leftOut.rowCount)
    }
  }

  @Test("Codes have the lengths that were asked for", arguments: [1, 2] as [UInt64])
  func codes(seed: UInt64) throws {
    let synthetic = SyntheticWorkspace(
      options(seed) {
        $0.codeLengths = 1...40
        $0.communes = 20
        $0.oddPerThousand = 100
        $0.oddRows = OddRow.good
      })
    let codes = synthetic.tree.units.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { (1...40).contains($0.utf8.count) })
    #expect(Set(codes.map(\.utf8.count)).count > 30)
    let read = try SyntheticRows(synthetic)
    #expect(read.log.entries.isEmpty)
    #expect(read.facts.count == synthetic.addedRows)
  }

  @Test("Numbers of 19 digits are read; sums of them that do not fit are reported")
  func digits() throws {
    let scratch = try ScratchWorkspace(SyntheticWorkspace(options(5) { $0.digits = 19...19 }))
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: PipelineOptions())
    #expect(pipeline.log.entries.isEmpty)
    _ = try pipeline.rollUpIndicators()
    #expect(Set(pipeline.log.entries.map(\.code)) == [.overflow])
  }
}
