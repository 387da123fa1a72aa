import Foundation
import Synchronization
import Testing
import TongHopColumnar
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopTestSupport

/// Files that change while the program runs: no crash, and no line is named that may be another.
@Suite("Changed files")
struct ChangedFileTests {
  enum Change: String, Sendable, CaseIterable {
    case grown, cut, emptied, deleted, replacedByFolder, otherBytes

    func apply(to path: String) throws {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      switch self {
      case .grown:
        try (bytes + Data("06160,I1,2024-Q1,1,2\n\"".utf8)).write(to: URL(fileURLWithPath: path))
      case .cut: try bytes.prefix(bytes.count * 2 / 3).write(to: URL(fileURLWithPath: path))
      case .emptied: try Data().write(to: URL(fileURLWithPath: path))
      case .deleted: try FileManager.default.removeItem(atPath: path)
      case .replacedByFolder:
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      case .otherBytes:
        try Data(bytes.map { $0 == 10 ? 34 : $0 == 48 ? 10 : $0 })
          .write(to: URL(fileURLWithPath: path))
      }
    }
  }

  private static func files() -> [String: [UInt8]] {
    var text = SmallProvince.header
    for number in 0..<300 {
      text += "06160,I1,2024-Q1,\(number),\(number)\n06157-1 ,I1,2024-Q1,1,2\n"
      if number % 50 == 0 { text += "\"06160\",I1,2024-Q1,x,2\n" }
    }
    return SmallProvince.files(["records/1.csv": text, "records/2.csv": text])
  }

  @Test("Between the reading and the question for sources", arguments: Change.allCases)
  func beforeSources(_ change: Change) throws {
    let agreement = try Agreement(Self.files())
    let period = try #require(Period(parsing: "2024-Q1"))
    let engine = ColumnarEngine(
      agreement.request(.init(threads: 2, periods: [period])),
      settings: Agreement.Way(blockSize: 1000).settings)
    var log = DiagnosticLog()
    let tree = try #require(
      UnitTree.build(
        from: agreement.codebook.register, on: agreement.codebook.days(of: period).last, log: &log))
    let columns = [RollupColumn(figure: .indicator("I1"))]
    let before = engine.sources(
      of: 0, in: tree, from: nil, columns: columns, period: period)[0]
    try change.apply(to: agreement.scratch.path + "/records/1.csv")
    let spans = engine.sources(
      of: 0, in: tree, from: nil, columns: columns, period: period)[0]
    // What is in the other file is still named line by line.
    #expect(
      spans.filter { $0.file != "records/1.csv" } == before.filter { $0.file != "records/1.csv" })
    #expect(!spans.filter { $0.file != "records/1.csv" }.isEmpty)
    if change != .otherBytes {
      let whole = SourceSpan(file: "records/1.csv", first: 0, last: 0)
      #expect(spans.filter { $0.file == "records/1.csv" } == [whole])
    }
    // The figures are what they were.
    let table = engine.rollUp(period, tree: tree, from: nil, columns: columns, log: &log)
    #expect(table.cells[0][0].numerator == 2 * (300 * 299 / 2 + 300))
  }

  @Test("While it is read", arguments: Change.allCases, [1, 2])
  func whileReading(_ change: Change, threads: Int) throws {
    let agreement = try Agreement(Self.files())
    let path = agreement.scratch.path + "/records/1.csv"
    var request = agreement.request(
      .init(threads: threads, periods: agreement.periods))
    // It is told of the first block.
    let done = DoneOnce { try? change.apply(to: path) }
    request.progress = { _ in done.run() }
    let engine = ColumnarEngine(request, settings: Agreement.Way(blockSize: 500).settings)
    let problems = engine.received.log.entries.filter { $0.code == .unreadableFile }
    if change != .otherBytes {
      #expect(problems.map(\.location.file) == ["records/1.csv"])
      #expect(
        engine.received.leftOut.contains {
          $0.location.file == "records/1.csv" && $0.location.line == nil
        })
    }
    #expect(engine.received.rowCount <= agreement.reference.received.rowCount * 2)
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
