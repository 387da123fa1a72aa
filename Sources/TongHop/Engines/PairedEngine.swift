import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Two engines that must agree: each does everything, and the first difference ends the run.
///
/// What it gives is the first engine's.
package struct PairedEngine: RollupEngine {
  /// An engine and what it is called where the two differ.
  package struct Named: Sendable {
    var name: String
    var engine: any RollupEngine

    package init(_ name: String, _ engine: any RollupEngine) {
      self.name = name
      self.engine = engine
    }
  }

  private let first: Named
  private let second: Named
  private let comparison: EngineComparison
  private let files: [WorkspaceFile]

  /// The first's, with the files that only the second could not read.
  package let received: ReceivedFigures

  /// - Parameter files: that both read. Where one of them changes meanwhile, the two may differ and
  ///   neither is at fault.
  /// - Throws: where the two did not read the same.
  /// - Complexity: that of both engines; they read one after the other.
  package init(
    _ first: Named, _ second: Named, codebook: Codebook, files: [WorkspaceFile] = []
  ) throws(EngineDifference) {
    self.first = first
    self.second = second
    self.files = files
    comparison = EngineComparison(names: (first.name, second.name), codebook: codebook)
    var received = first.engine.received
    let other = second.engine.received
    let faults = other.log.entries.filter(\.code.isOfFiles)
    do throws(EngineDifference) {
      try comparison.compare(received, other)
    } catch {
      let hasFaults = !faults.isEmpty || received.log.entries.contains(where: \.code.isOfFiles)
      guard hasFaults || files.contains(where: \.hasChanged) else { throw error }
    }
    for fault in faults { received.log.report(fault) }
    self.received = received
  }

  /// A difference counts where both had the same files before them.
  private func agree(_ body: () throws(EngineDifference) -> Void) throws(EngineDifference) {
    do throws(EngineDifference) {
      try body()
    } catch {
      guard files.contains(where: \.hasChanged) else { throw error }
    }
  }

  package func rollUp(
    _ period: Period, tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    log: inout DiagnosticLog
  ) throws(EngineDifference) -> RollupTable {
    var logs = (DiagnosticLog(), DiagnosticLog())
    let table = try first.engine.rollUp(
      period, tree: tree, from: own, columns: columns, log: &logs.0)
    let other = try second.engine.rollUp(
      period, tree: tree, from: own, columns: columns, log: &logs.1)
    try agree { () throws(EngineDifference) in
      try comparison.compare(table, other)
      try comparison.compare(logs.0, logs.1)
    }
    log.merge(logs.0)
    return table
  }

  package func sources(
    of unit: UnitIndex, in tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    period: Period, log: inout DiagnosticLog
  ) throws(EngineDifference) -> [[SourceSpan]] {
    let spans = try first.engine.sources(
      of: unit, in: tree, from: own, columns: columns, period: period, log: &log)
    let others = try second.engine.sources(
      of: unit, in: tree, from: own, columns: columns, period: period, log: &log)
    try agree { () throws(EngineDifference) in
      try compare(spans, others, of: unit, in: tree, columns, period)
    }
    return spans
  }

  private func compare(
    _ spans: [[SourceSpan]], _ others: [[SourceSpan]], of unit: UnitIndex, in tree: UnitTree,
    _ columns: [RollupColumn], _ period: Period
  ) throws(EngineDifference) {
    for (position, column) in columns.enumerated() where spans[position] != others[position] {
      let texts = [spans[position], others[position]].map { list in
        Phrase(
          SourceText.lines(list, language: .vietnamese).joined(separator: "; "),
          en: SourceText.lines(list, language: .english).joined(separator: "; "))
      }
      throw comparison.difference(
        comparison.place(tree.units[unit], column.figure, period)
          + Phrase(", các dòng nguồn", en: ", the lines it came from"), texts[0], texts[1])
    }
  }
}
