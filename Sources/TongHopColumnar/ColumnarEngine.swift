import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The fast engine: frozen code tables, blocks read by shards, sums in dense cells, one backward
/// pass per column.
///
/// It keeps the sums of the periods that were asked for, and of the others only how many rows they
/// have. Everything that it says is what ``RollupEngine`` promises, in the same words as the
/// reference.
public struct ColumnarEngine: RollupEngine {
  public let received: ReceivedFigures
  private let index: EntryIndex
  private let request: FigureRequest
  private let finder: RowFinder
  private let metrics: FactStore
  private let records: FactStore

  /// - Complexity: O(*bytes*) time; memory grows with units x indicators x periods, not with rows.
  public init(_ request: FigureRequest, settings: ColumnarSettings = ColumnarSettings()) {
    var reader = FactReader(request, settings: settings)
    let reading = FactReading(&reader, request)
    self.request = request
    received = reading.received
    index = EntryIndex(received)
    metrics = reading.metrics
    records = reading.records
    finder = RowFinder(
      request: request, settings: settings, codes: reader.codes, files: reader.files)
  }

  /// - Complexity: O(*columns* x *units*); one more pass over the files where a unit ended in the
  ///   period without a successor.
  public func rollUp(
    _ period: Period, tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    log: inout DiagnosticLog
  ) -> RollupTable {
    let (table, findings) = rollup(period, tree, from: own).run(columns, threads: request.threads)
    for problem in findings.problems { log.report(problem) }
    let rows = finder.rows(
      of: Set(findings.homeless.compactMap(\.key)).union(findings.untaken.flatMap(\.keys)),
      log: &log)
    func location(_ key: FactKey) -> SourceLocation? {
      rows[key]?.first.map { finder.files.location($0) }
    }
    for row in findings.homeless {
      guard let location = row.location ?? row.key.flatMap(location) else { continue }
      log.report(
        FactProblem.endedUnit(
          request.codebook.register[row.unit], at: location))
    }
    let indicators = FactCatalog.indicators(of: request.codebook)
    for figure in findings.untaken {
      let problem = figure.diagnostic(
        request.codebook, code: indicators[figure.row.pair.indicator].code, location: location)
      if let problem { log.report(problem) }
    }
    return table
  }

  private func rollup(_ period: Period, _ tree: UnitTree, from own: UnitTree?) -> ColumnarRollup {
    ColumnarRollup(
      received: received, index: index, metrics: metrics, records: records,
      codebook: request.codebook, period: period, tree: tree, from: own)
  }

  /// - Complexity: one pass over the files for all columns.
  public func sources(
    of unit: UnitIndex, in tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    period: Period, log: inout DiagnosticLog
  ) -> [[SourceSpan]] {
    let rollup = rollup(period, tree, from: own)
    let contributors = Dictionary(
      columns.compactMap { column in
        rollup.contributors(to: unit, column).map { (column, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let sources = CellSources(
      unit: unit, period: period, received: received, codebook: request.codebook,
      rollup: rollup, contributors: contributors)
    let pairs = pairs(in: period)
    let keys = columns.map { column -> Set<FactKey> in
      if let facts = rollup.accumulatedFacts(of: column) {
        return facts.filter { sources.counts($0.unit, column) }
      }
      return sources.keys(of: column, among: pairs) { pair in
        finder.codes.register.units.indices.filter { number in
          !(metrics.dropped[pair]?.contains(UnitID(number)) ?? false)
        }
      }
    }
    let rows = finder.rows(of: keys.reduce(into: []) { $0.formUnion($1) }, log: &log)
    request.files.all.reportChanges(into: &log)
    return zip(columns, keys).map { column, keys in
      var spans = sources.entrySpans(of: column)
      var wholeFiles: Set<String> = []
      for key in keys {
        for place in rows[key] ?? [] {
          let location = finder.files.location(place)
          // A file that has changed meanwhile is named once, not for every figure.
          guard location.line != nil || wholeFiles.insert(location.file).inserted else { continue }
          spans.append(
            SourceSpan(
              file: location.file, first: location.line ?? 0, last: location.line ?? 0))
        }
      }
      return spans.sortedAndJoined()
    }
  }

  /// Of the period and its parts, by the code of the indicator.
  private func pairs(in period: Period) -> [String: Set<FactPair>] {
    let indicators = FactCatalog.indicators(of: request.codebook)
    var pairs: [String: Set<FactPair>] = [:]
    for pair in metrics.pairs + records.pairs where period.contains(pair.period) {
      pairs[indicators[pair.indicator].code, default: []].insert(pair)
    }
    return pairs
  }
}
