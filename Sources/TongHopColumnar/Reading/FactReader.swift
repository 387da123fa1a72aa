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
    /// What is wrong with files; of a first reading that is behind what is wrong with their rows.
    var log = DiagnosticLog()
    var leftOut = LeftOutRows()
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
  ///   - isFirst: it is read for the first time, so that problems of rows are to be reported; those
  ///     of files always are.
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
      if isFirst {
        files[log: file] = log
      } else {
        for problem in log.entries where problem.code.isOfFiles { reading.log.report(problem) }
      }
    }
    // The rows left to the readable reader were read behind the pass.
    files.files[range].lazy.map(\.file).reportChanges(into: &reading.log)
    return reading
  }

  /// `a,b,2024,1,1` and a line end.
  static let shortestRow = 13

  /// The rows of a file that were left to the readable reader.
  private func read(
    _ result: FactPass.FileResult, of file: Int, into reading: inout Reading,
    log: inout DiagnosticLog
  ) {
    if let fault = result.fault {
      reading.rowCount += readFaulty(
        files.files[file].file, fault, log: &log, leftOut: &reading.leftOut)
      return
    }
    let indicators = FactCatalog.numbers(of: request.codebook)
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

  /// A file that cannot be read to its end, which nobody makes a table of: what is wrong with the
  /// rows before is found by the readable reader, so that it says what that says everywhere.
  ///
  /// - Returns: how many rows were read.
  private func readFaulty(
    _ file: WorkspaceFile, _ fault: FileFault, log: inout DiagnosticLog,
    leftOut: inout LeftOutRows
  ) -> Int {
    var found = DiagnosticLog()
    var rows: Int?
    if fault != .changed {
      rows = FactsFile.read(
        file, codebook: request.codebook, log: &found, leftOut: &leftOut, body: { _ in })
      log = DiagnosticLog()
      log.merge(found)
    }
    if !found.entries.contains(where: { $0.code.isOfFiles }) {
      log.report(fault.diagnostic(of: file.name))
      leftOut.append(LeftOutRow(location: SourceLocation(file: file.name)))
    }
    return rows ?? 0
  }
}
