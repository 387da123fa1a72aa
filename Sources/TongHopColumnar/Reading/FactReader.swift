import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Reads the facts of a workspace: the plain rows by shards, the others behind them.
struct FactReader {
  let request: FigureRequest
  let settings: ColumnarSettings
  let codes: UnitCodes
  var files: FactFiles
  let progress: PassProgress

  /// Cells, and what is known of the rows that are not in them.
  struct Reading {
    var store: FactStore
    var rowCount = 0
    var slowRowCount = 0
    var leftOut: [LeftOutRow] = []
  }

  init(_ request: FigureRequest, settings: ColumnarSettings) {
    self.request = request
    self.settings = settings
    codes = UnitCodes(request.codebook.register)
    files = FactFiles(request)
    progress = PassProgress(
      totalBytes: files.files.reduce(0) { $0 + $1.byteCount }, tell: request.progress)
  }

  /// Reads a folder and adds its figures up.
  ///
  /// - Parameters:
  ///   - wanted: the periods whose figures are kept; nil: all that there is room for.
  ///   - periods: how many periods have figures that are wanted, where it is known by now; then
  ///     there is room for all of them.
  ///   - isFirst: it is read for the first time, so that problems are to be reported.
  mutating func read(
    _ folder: FactsFile.Folder, wanted: [Period]?, periods: Int? = nil,
    watch: FactCatalog.Watch, isFirst: Bool = true
  ) -> Reading {
    let range = files.range(of: folder)
    let bytes = files.files[range].reduce(0) { $0 + $1.byteCount }
    let plan = settings.plan(
      cellsPerPeriod: request.codebook.indicators.count * codes.count, periods: periods,
      rows: bytes / Self.shortestRow, threads: request.threads)
    let catalog = FactCatalog(
      codebook: request.codebook, codes: codes, wanted: wanted, watch: watch,
      periodSlots: plan.periodSlots)
    let pass = FactPass(
      files: Array(files.files[range]), catalog: catalog, search: nil,
      cellCount: plan.isDense ? plan.cellCount : nil, shards: plan.shards,
      blockSize: settings.blockSize, progress: progress
    ).run()
    var reading = Reading(store: FactStore(catalog: catalog, pass: pass))
    for (number, file) in range.enumerated() {
      var log = isFirst ? files[log: file] : DiagnosticLog()
      read(pass.files[number], of: file, into: &reading, log: &log)
      if isFirst { files[log: file] = log }
    }
    return reading
  }

  /// `a,b,2024,1,1` and a line end.
  static let shortestRow = 13

  /// The rows of a file that were left to the readable reader.
  private func read(
    _ result: FactPass.FileResult, of file: Int, into reading: inout Reading,
    log: inout DiagnosticLog
  ) {
    let indicators = FactCatalog.numbers(of: request.codebook)
    if result.failed {
      log.report(FactsReader.unreadable(files.files[file].file))
      reading.leftOut.append(
        LeftOutRow(location: SourceLocation(file: files.files[file].file.name)))
    }
    let slow = SlowRows(codebook: request.codebook).read(
      files.files[file], result.marks, plainRows: result.rows, log: &log,
      leftOut: &reading.leftOut
    ) { row in
      guard let indicator = indicators[row.indicator] else { return }
      reading.store.add(
        slow: FactKey(
          unit: row.unit, pair: FactPair(indicator: indicator, period: row.period)),
        numerator: row.numerator, denominator: row.denominator)
    }
    reading.rowCount += result.rows + slow
    reading.slowRowCount += slow
  }
}
