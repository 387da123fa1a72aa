import Synchronization
import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopTestSupport

/// What a run says of itself, and which periods it asks an engine for.
@Suite("Run")
struct RunTests {
  @Test("The line that says what a run took")
  func summary() {
    let summary = RunSummary(
      engine: .columnar, threads: 2, rows: 20_000_000, slowRows: 0, leftOutRows: 1_234,
      seconds: 0.21, peakMemory: 95 << 20)
    #expect(
      summary.text(.vietnamese)
        == "columnar, 2 luồng: 20.000.000 dòng (0 dòng đọc chậm, 1.234 dòng bị loại) trong 0,21 giây, 95.238.095 dòng/giây, bộ nhớ cao nhất 95 MB"
    )
    #expect(
      summary.text(.english)
        == "columnar, threads 2: 20,000,000 rows (0 on the slow path, 1,234 left out) in 0.21 s, 95,238,095 rows/s, peak memory 95 MB"
    )
  }

  @Test("The line that says how far the reading is")
  func pace() {
    let progress = ReadingProgress(
      file: "records/2024.csv", rows: 1_500_000, bytes: 25, totalBytes: 100)
    let pace = ReadingPace(progress, after: 1.5)
    #expect(
      pace.text(.vietnamese) == "records/2024.csv: 1.500.000 dòng, 1.000.000 dòng/giây, còn 5 giây")
    #expect(pace.text(.english) == "records/2024.csv: 1,500,000 rows, 1,000,000 rows/s, 5 s left")
    let beginning = ReadingProgress(file: "records/2024.csv", rows: 0, bytes: 0, totalBytes: 100)
    #expect(
      ReadingPace(beginning, after: 0).text(.english) == "records/2024.csv: 0 rows, 0 rows/s")
  }

  @Test("Every file of figures is announced", arguments: EngineKind.allCases)
  func progress(kind: EngineKind) throws {
    let names = Mutex<[String]>([])
    var options = PipelineOptions()
    options.engine = kind
    _ = try Pipeline(
      try Workspace.open(Repository.path("Tests/TongHopCaseTests/Cases/base")), options: options,
      progress: { pace in names.withLock { $0.append(pace.file) } })
    #expect(names.withLock { Set($0) } == ["metrics/2024-Q1.csv"])
  }

  static let header = "unit,indicator,period,numerator,denominator\n"

  /// The pipeline of the small workspace with other figures.
  private func pipeline(_ kind: EngineKind, _ files: [String: String]) throws -> Pipeline {
    let scratch = try ScratchWorkspace(
      copyOfFolder: Repository.path("Tests/TongHopCaseTests/Cases/base"))
    try scratch.remove("metrics/2024-Q1.csv")
    try scratch.remove("points/2024-Q1.csv")
    for (name, rows) in files { try scratch.write(Self.header + rows, to: name) }
    var options = PipelineOptions()
    options.engine = kind
    return try Pipeline(try Workspace.open(scratch.path), options: options)
  }

  @Test(
    "Of periods that end on one day the newest is that of the most rows",
    arguments: EngineKind.allCases)
  func newestPeriod(kind: EngineKind) throws {
    let quarter = "06157,HS_DUNG_HAN,2024-Q1,1,2\n06220,HS_DUNG_HAN,2024-Q1,1,2\n"
    let month = "06223,HS_DUNG_HAN,2024-03,1,2\n"
    for (count, newest) in [(1, "2024-Q1"), (3, "2024-03")] {
      let pipeline = try pipeline(
        kind,
        [
          "metrics/a.csv": quarter, "records/b.csv": String(repeating: month, count: count),
        ])
      #expect(pipeline.period.description == newest)
      #expect(pipeline.received.rows["HS_DUNG_HAN"]?.values.reduce(0, +) == 2 + count)
    }
  }

  @Test("Rows that do not count are not among the rows of a period", arguments: EngineKind.allCases)
  func rows(kind: EngineKind) throws {
    // Twice in metrics/, once whole and once in parts, one that is no number, one that is empty.
    let pipeline = try pipeline(
      kind,
      [
        "metrics/a.csv": "06157,HS_DUNG_HAN,2024-Q1,1,2\n06157,HS_DUNG_HAN,2024-Q1,1,2\n"
          + "06220,HS_DUNG_HAN,2024-Q1,x,2\n06223,HS_DUNG_HAN,2024-Q1,,\n"
          + "06223,GIAI_NGAN,2024-Q1,1,2\n",
        "records/b.csv": "06223,GIAI_NGAN,2024-03,1,2\n06223,GIAI_NGAN,2024-03,1,2\n"
          + "06220,GIAI_NGAN,2024-Q1,1,2\n",
      ])
    let received = pipeline.received
    #expect(received.rowCount == 8)
    #expect(received.rows == ["GIAI_NGAN": [Period(parsing: "2024-Q1")!: 1]])
    #expect(received.leftOutCount == 6)
  }
}
