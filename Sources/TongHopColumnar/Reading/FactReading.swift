import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The reading from beginning to end: facts, entries, checks, and again where the first time could
/// not know what to keep.
struct FactReading {
  private(set) var received = ReceivedFigures()
  private(set) var metrics: FactStore
  private(set) var records: FactStore

  init(_ reader: inout FactReader, _ request: FigureRequest) {
    let metrics = reader.read(.metrics, wanted: request.periods, watch: .rest)
    let records = reader.read(.records, wanted: request.periods, watch: .nothing)
    self.metrics = metrics.store
    self.records = records.store
    for reading in [metrics, records] {
      received.rowCount += reading.rowCount
      received.slowRowCount += reading.slowRowCount
      received.leftOut += reading.leftOut
    }
    received.leftOut += reader.files.leftOut
    for log in reader.files.logs { received.log.merge(log) }
    for reading in [metrics, records] { received.log.merge(reading.log) }
    EntryReader.read(request.files, codebook: request.codebook, into: &received)
    check(&reader, request)
    countRows(request)
    readAgain(&reader, request)
    request.files.all.reportChanges(into: &received.log)
  }

  /// Reads a folder once more. Whatever cannot be read now could be read before: it is told, or the
  /// figures would be of half a file.
  private mutating func readOnceMore(
    _ reader: inout FactReader, _ folder: FactsFile.Folder, wanted: [Period], periods: Int? = nil,
    watch: FactCatalog.Watch
  ) -> FactStore {
    let reading = reader.read(
      folder, wanted: wanted, periods: periods, watch: watch, isFirst: false)
    received.log.merge(reading.log)
    for row in reading.leftOut where row.location.line == nil { received.leftOut.append(row) }
    return reading.store
  }

  /// What only shows when all facts are known.
  private mutating func check(_ reader: inout FactReader, _ request: FigureRequest) {
    let (records, files) = (self.records, reader.files)
    let doubtful = FactCheck.doubtful(
      metrics: metrics.pairs, records: records.pairs,
      isCumulative: records.catalog.indicators.map(\.isCumulative)
    ).filter { !records.keeps($0) }
    let watched =
      doubtful.isEmpty
      ? nil
      : readOnceMore(&reader, .records, wanted: [], watch: .pairs(doubtful))
    var check = FactCheck(
      request: request, metrics: metrics, records: records,
      recordPresence: { pair in
        (doubtful.contains(pair) ? watched : nil)?.presence(of: pair) ?? records.presence(of: pair)
      },
      folderOfFile: { $0 < files.metricsCount ? .metrics : .records },
      location: { files.location($0) })
    let finder = RowFinder(
      request: request, settings: reader.settings, codes: reader.codes, files: files)
    var faults = DiagnosticLog()
    check.run { finder.rows(of: $0, log: &faults) }
    received.log.merge(faults)
    metrics = check.metrics
    self.records = check.records
    received.leftOut += check.leftOut
    received.log.merge(check.log)
    droppedRows = check.droppedRows
  }

  private var droppedRows: [FactPair: Int] = [:]

  private mutating func countRows(_ request: FigureRequest) {
    let indicators = FactCatalog.indicators(of: request.codebook)
    for store in [metrics, records] {
      for pair in store.pairs {
        received.rows[indicators[pair.indicator].code, default: [:]][pair.period, default: 0] +=
          store.rowCount(of: pair)
      }
      for (indicator, sum) in store.largeSums {
        RowSize.add(sum, to: &received.largeSums[indicators[indicator].code, default: 0])
      }
    }
    for (pair, count) in droppedRows {
      let code = indicators[pair.indicator].code
      let left = (received.rows[code]?[pair.period] ?? 0) - count
      received.rows[code]?[pair.period] = left > 0 ? left : nil
      if received.rows[code]?.isEmpty ?? false { received.rows[code] = nil }
    }
  }

  /// Where there was no room for every period that is wanted, the files are read once more, for
  /// the periods that are known by now.
  private mutating func readAgain(_ reader: inout FactReader, _ request: FigureRequest) {
    let wanted = request.periods ?? request.choosePeriods(received)
    for folder in [FactsFile.Folder.metrics, .records] {
      let store = folder == .metrics ? metrics : records
      func isWanted(_ pair: FactPair) -> Bool { store.catalog.isPart(pair, ofAny: wanted) }
      guard store.pairs.contains(where: { isWanted($0) && !store.keeps($0) }) else { continue }
      // A period of which no row counts is met again, too, and wants its room.
      let met = Set(store.catalog.entries.keys.filter(isWanted).map(\.period))
      var again = readOnceMore(
        &reader, folder, wanted: wanted, periods: met.count, watch: .nothing)
      for (pair, units) in store.dropped {
        for unit in units { again.drop(FactKey(unit: unit, pair: pair)) }
      }
      if folder == .metrics { metrics = again } else { records = again }
    }
  }
}
