import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReference
import TongHopTestSupport

/// The reference with one fault.
struct FaultyEngine: RollupEngine {
  /// What is wrong with it.
  struct Fault: Sendable {
    var received: @Sendable (inout ReceivedFigures, Codebook) -> Void = { _, _ in }
    var table: @Sendable (inout RollupTable, UnitTree) -> Void = { _, _ in }
    var log: @Sendable (inout DiagnosticLog) -> Void = { _ in }
    var sources: @Sendable (inout [[SourceSpan]]) -> Void = { _ in }
  }

  private let engine: ReferenceEngine
  private let fault: Fault
  let received: ReceivedFigures

  init(_ request: FigureRequest, _ fault: Fault) {
    engine = ReferenceEngine(request)
    self.fault = fault
    var received = engine.received
    fault.received(&received, request.codebook)
    self.received = received
  }

  func rollUp(
    _ period: Period, tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    log: inout DiagnosticLog
  ) -> RollupTable {
    var table = engine.rollUp(period, tree: tree, from: own, columns: columns, log: &log)
    fault.table(&table, tree)
    fault.log(&log)
    return table
  }

  func sources(
    of unit: UnitIndex, in tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    period: Period, log: inout DiagnosticLog
  ) -> [[SourceSpan]] {
    var spans = engine.sources(
      of: unit, in: tree, from: own, columns: columns, period: period, log: &log)
    fault.sources(&spans)
    return spans
  }

  /// The comparison of the small workspace of the cases, with the fault in the first of two
  /// engines; then the explanation of one commune.
  static func run(_ fault: Fault, files: [String: String] = [:]) throws {
    let scratch = try ScratchWorkspace(
      copyOfFolder: Repository.path("Tests/TongHopCaseTests/Cases/base"))
    for (name, text) in files { try scratch.write(text, to: name) }
    var pipeline = try Pipeline(
      try Workspace.open(scratch.path), options: PipelineOptions(),
      makeEngine: { request throws(EngineDifference) in
        try PairedEngine(
          .init("columnar", FaultyEngine(request, fault)),
          .init("reference", ReferenceEngine(request)), codebook: request.codebook)
      })
    let compared = try pipeline.compare()
    let unit = try UnitSearch.find("06220", in: compared.tree, of: pipeline)
    _ = try Explanation.text(
      of: unit, criterion: nil, pipeline: pipeline, compared: compared, language: .vietnamese)
  }
}
