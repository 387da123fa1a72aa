import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopSynthetic
import TongHopTestSupport
import Testing

/// What has accumulated since the beginning of the year, taken apart into periods.
@Suite("Accumulated figures")
struct AccumulationTests {
  /// The months of the year at whose ends there are rows, and what the whole tree has then.
  private struct Year {
    var files: [String: [UInt8]]
    /// By unit, the row of December.
    var last: [String: (numerator: Int, denominator: Int)]
  }

  /// Villages with a complete year of growing figures, the rows in any order and under any name.
  private static func year(seed: UInt64) -> Year {
    var random = SeededGenerator(seed: seed)
    let names = [
      1: ["2024-01"], 2: ["2024-02"], 3: ["2024-03", "2024-Q1"], 4: ["2024-04"], 5: ["2024-05"],
      6: ["2024-06", "2024-Q2", "2024-H1"], 7: ["2024-07"], 8: ["2024-08"],
      9: ["2024-09", "2024-Q3", "2024-9M"], 10: ["2024-10"], 11: ["2024-11"],
      12: ["2024-12", "2024-Q4", "2024-H2", "2024"],
    ]
    var rows: [String] = []
    var last: [String: (numerator: Int, denominator: Int)] = [:]
    for unit in ["A1", "A2", "B1"] {
      var (top, bottom) = (0, 0)
      for month in 1...12 {
        top += Int.random(in: 0...9, using: &random)
        bottom += Int.random(in: 0...20, using: &random)
        guard let name = names[month]?.randomElement(using: &random) else { continue }
        rows.append("\(unit),N,\(name),\(top),\(bottom)")
      }
      last[unit] = (top, bottom)
    }
    rows.shuffle(using: &random)
    let texts = [
      "units.csv": """
      code,parent_code,level,type,name
      T,,province,,Tỉnh
      A,T,commune,,A
      B,T,commune,,B
      A1,A,village,,A1
      A2,A,village,,A2
      B1,B,village,,B1

      """,
      "indicators.csv": "code,may_exceed,reported\nN,yes,cumulative\n",
      "metrics/n.csv": "unit,indicator,period,numerator,denominator\n"
        + rows.joined(separator: "\n") + "\n",
      "methods/m/method.json": #"{"id": "m", "name": "M"}"#,
      "methods/m/criteria.csv": "code,name,max_points,measure\n1,N,4,metric:N\n",
    ]
    return Year(files: texts.mapValues { Array($0.utf8) }, last: last)
  }

  @Test("The parts of a year add up to its last row, seed", arguments: Effort.seeds(20))
  func partsAddUp(seed: UInt64) throws {
    let year = Self.year(seed: seed)
    let scratch = try ScratchWorkspace()
    for (name, bytes) in year.files { try scratch.write(bytes, to: name) }
    let divisions: [[String]] = [
      ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], ["2024-H1", "2024-H2"], ["2024"],
      ["2024-9M", "2024-Q4"], (1...12).map { "2024-" + ($0 < 10 ? "0\($0)" : "\($0)") },
    ]
    for names in divisions {
      var sums: [String: (numerator: Int64, denominator: Int64)] = [:]
      for name in names {
        let table = try rollUp(scratch, try #require(Period(parsing: name)))
        let cells = try #require(table.cells.first)
        for (unit, cell) in zip(table.tree.units, cells) {
          #expect(!cell.isProvisional && !cell.overflowed, "\(unit.code), \(name)")
          #expect(cell.numerator >= 0 && cell.denominator >= 0)
          sums[unit.code, default: (0, 0)].numerator += cell.numerator
          sums[unit.code, default: (0, 0)].denominator += cell.denominator
        }
      }
      for (unit, last) in year.last {
        let sum = try #require(sums[unit])
        #expect(sum == (Int64(last.numerator), Int64(last.denominator)), "\(unit), \(names)")
      }
      let whole = try #require(sums["T"])
      #expect(whole.numerator == Int64(year.last.values.reduce(0) { $0 + $1.numerator }))
      #expect(whole.denominator == Int64(year.last.values.reduce(0) { $0 + $1.denominator }))
    }
  }

  /// By both engines, which must agree.
  private func rollUp(_ scratch: ScratchWorkspace, _ period: Period) throws -> RollupTable {
    var options = PipelineOptions()
    options.period = period
    options.engine = .both
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    let table = try pipeline.rollUpIndicators()
    #expect(!pipeline.log.hasErrors)
    return table
  }
}
