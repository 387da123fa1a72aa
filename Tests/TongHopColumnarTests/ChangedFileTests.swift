import Foundation
import Synchronization
import Testing
import TongHop
import TongHopColumnar
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReference
import TongHopTestSupport

/// Files that change while the program runs: whenever it is, it is said, and nothing else of the file.
@Suite("Changed files")
struct ChangedFileTests {
  enum Change: String, Sendable, CaseIterable {
    case grown, cut, emptied, deleted, replacedByFolder, replacedByTwin, otherBytes

    func apply(to path: String) throws {
      let url = URL(fileURLWithPath: path)
      let before = try FileIdentity(ofPath: path)
      let bytes = try Data(contentsOf: url)
      // The clock of the disk moves every few milliseconds only.
      repeat { try apply(to: url, bytes) } while (try? FileIdentity(ofPath: path)) == before
    }

    private func apply(to url: URL, _ bytes: Data) throws {
      switch self {
      case .grown: try (bytes + Data("06160,I1,2024-Q1,1,2\n\"".utf8)).write(to: url)
      case .cut: try bytes.prefix(bytes.count * 2 / 3).write(to: url)
      case .emptied: try Data().write(to: url)
      case .deleted: try FileManager.default.removeItem(at: url)
      case .replacedByFolder:
        try FileManager.default.removeItem(at: url)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      // Under another name first, as careful programs write.
      case .replacedByTwin: try bytes.write(to: url, options: .atomic)
      case .otherBytes: try Data(bytes.map { $0 == 10 ? 34 : $0 == 48 ? 10 : $0 }).write(to: url)
      }
    }
  }

  /// Two files of the same numerators; of the same rows one would be left out as a copy.
  private static func files() -> [String: [UInt8]] {
    let texts = [0, 1].map { more in
      var text = SmallProvince.header
      for number in 0..<300 {
        text += "06160,I1,2024-Q1,\(number),\(number + more)\n06157-1 ,I1,2024-Q1,1,\(2 + more)\n"
        if number % 50 == 0 { text += "\"06160\",I1,2024-Q1,x,2\n" }
      }
      return text
    }
    return SmallProvince.files(["records/1.csv": texts[0], "records/2.csv": texts[1]])
  }

  /// That the first file changed, and nothing else of it.
  private func expectChange(
    _ log: DiagnosticLog, at place: Testing.SourceLocation = #_sourceLocation
  ) {
    let entries = log.entries.filter { $0.location.file == "records/1.csv" }
    #expect(entries.map(\.code) == [.changedFile], sourceLocation: place)
    #expect(entries.allSatisfy { $0.location.line == nil }, sourceLocation: place)
  }

  @Test("Between the reading and the question for sources", arguments: Change.allCases)
  func beforeSources(_ change: Change) throws {
    let agreement = try Agreement(Self.files())
    let period = try #require(Period(parsing: "2024-Q1"))
    let request = agreement.request(.init(threads: 2, periods: [period]))
    let engines: [any RollupEngine] = [
      ColumnarEngine(request, settings: Agreement.Way(blockSize: 1000).settings),
      ReferenceEngine(request),
    ]
    var log = DiagnosticLog()
    let tree = try #require(
      UnitTree.build(
        from: agreement.codebook.register, on: agreement.codebook.days(of: period).last, log: &log))
    let columns = [RollupColumn(figure: .indicator("I1"))]
    for engine in engines {
      let spans = try engine.sources(of: 0, in: tree, columns: columns, period: period, log: &log)
      #expect(!spans[0].isEmpty)
    }
    #expect(log.entries.isEmpty)
    try change.apply(to: agreement.scratch.path + "/records/1.csv")
    for engine in engines {
      var log = DiagnosticLog()
      _ = try engine.sources(of: 0, in: tree, columns: columns, period: period, log: &log)
      expectChange(log)
      // The figures are what they were.
      let table = try engine.rollUp(period, tree: tree, columns: columns, log: &log)
      #expect(table.cells[0][0].numerator == 2 * (300 * 299 / 2 + 300))
    }
  }

  @Test("While it is read", arguments: Change.allCases, [1, 2])
  func whileReading(_ change: Change, threads: Int) throws {
    for isReference in [false, true] {
      let agreement = try Agreement(Self.files())
      let path = agreement.scratch.path + "/records/1.csv"
      var request = agreement.request(.init(threads: threads, periods: agreement.periods))
      // The one is told of the first block, the other before the first byte.
      let done = DoneOnce { try? change.apply(to: path) }
      request.progress = { _ in done.run() }
      let received =
        isReference
        ? ReferenceEngine(request).received
        : ColumnarEngine(request, settings: Agreement.Way(blockSize: 500).settings).received
      expectChange(received.log)
      #expect(
        received.leftOut.contains {
          $0.location.file == "records/1.csv" && $0.location.line == nil
        })
    }
  }

  /// Where there is no room for all periods the files are read twice; the periods are chosen between
  /// the two readings.
  @Test("Before the second reading", arguments: Change.allCases, [1, 2])
  func beforeSecondReading(_ change: Change, threads: Int) throws {
    let texts = [500, 501].map { denominator in
      var text = SmallProvince.header
      for month in 1...12 {
        let period = "2024-\(month < 10 ? "0" : "")\(month)"
        for number in 0..<100 { text += "06160,I1,\(period),\(number),\(denominator)\n" }
      }
      return text
    }
    let agreement = try Agreement(
      SmallProvince.files(["records/1.csv": texts[0], "records/2.csv": texts[1]]))
    let way = Agreement.Way(blockSize: 500, memoryBudget: 1, threads: threads)
    try agreement.check(way)
    let path = agreement.scratch.path + "/records/1.csv"
    var request = agreement.request(way)
    let choose = request.choosePeriods
    request.choosePeriods = {
      try? change.apply(to: path)
      return choose($0)
    }
    let engine = ColumnarEngine(request, settings: way.settings)
    expectChange(engine.received.log)
    #expect(engine.received.log.errorCount == 1)
    #expect(
      engine.received.leftOut.contains {
        $0.location == TongHopDiagnostics.SourceLocation(file: "records/1.csv")
      })
  }

  @Test(
    "Files of every kind, between the look at the workspace and the table",
    arguments: ["units.csv", "indicators.csv", "methods/m/criteria.csv", "records/2.csv"],
    EngineKind.allCases)
  func anyFile(_ name: String, engine: EngineKind) throws {
    let scratch = try ScratchWorkspace()
    for (name, bytes) in Self.files() { try scratch.write(bytes, to: name) }
    var options = PipelineOptions()
    options.engine = engine
    options.period = Period(parsing: "2024-Q1")
    // Of two engines the first is told of it, and has read the file by then or not.
    let done = DoneOnce { try? Change.replacedByTwin.apply(to: scratch.path + "/" + name) }
    let pipeline = try Pipeline(
      try Workspace.open(scratch.path), options: options, progress: { _ in done.run() })
    let changed = pipeline.log.entries.filter { $0.code == .changedFile }
    #expect(changed.map(\.location) == [TongHopDiagnostics.SourceLocation(file: name)])
    #expect(throws: PipelineError.self) { try pipeline.requireUnchanged() }
  }
}

/// Runs its body the first time only, from whichever thread.
private final class DoneOnce: Sendable {
  private let isDone = Mutex(false)
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func run() {
    isDone.withLock { isDone in
      if !isDone { body() }
      isDone = true
    }
  }
}
