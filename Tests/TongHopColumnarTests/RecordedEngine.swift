import Synchronization
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReference

/// The reference, which is asked for each period and each cell once however often it is compared.
final class RecordedEngine: RollupEngine {
  let received: ReceivedFigures
  private let engine: ReferenceEngine
  /// Those that every caller asks for.
  private let columns: [RollupColumn]
  private let tables = Mutex<[Run: (table: RollupTable, log: DiagnosticLog)]>([:])
  private let spans = Mutex<[Cell: [[SourceSpan]]]>([:])

  private struct Run: Hashable {
    var period: Period
    var day: Day
  }

  private struct Cell: Hashable {
    var unit: UnitIndex
    var run: Run
  }

  init(_ engine: ReferenceEngine, columns: [RollupColumn]) {
    self.engine = engine
    self.columns = columns
    received = engine.received
  }

  func rollUp(
    _ period: Period, tree: UnitTree, from origin: UnitTree?, columns: [RollupColumn],
    log: inout DiagnosticLog
  ) -> RollupTable {
    precondition(columns == self.columns)
    return tables.withLock { tables in
      let run = Run(period: period, day: tree.day)
      if let known = tables[run] {
        log.merge(known.log)
        return known.table
      }
      var own = DiagnosticLog()
      let table = engine.rollUp(
        period, tree: tree, from: origin, columns: columns, log: &own)
      log.merge(own)
      tables[run] = (table, own)
      return table
    }
  }

  func sources(
    of unit: UnitIndex, in tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    period: Period, log: inout DiagnosticLog
  ) -> [[SourceSpan]] {
    precondition(columns == self.columns)
    return spans.withLock { spans in
      let cell = Cell(unit: unit, run: Run(period: period, day: tree.day))
      if let known = spans[cell] { return known }
      let found = engine.sources(
        of: unit, in: tree, from: own, columns: columns, period: period, log: &log)
      spans[cell] = found
      return found
    }
  }
}
