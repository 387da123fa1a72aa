import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Finds the rows of facts, for messages and explanations.
///
/// Sums do not remember their rows. Who asks for some of them pays with one more pass over the
/// files, in which nothing is added up.
struct RowFinder {
  let request: FigureRequest
  let settings: ColumnarSettings
  let codes: UnitCodes
  let files: FactFiles

  /// - Parameter log: gets the files that cannot be read any more, or are not what they were.
  /// - Returns: the rows of each key, in the order in which files are read.
  /// - Complexity: O(*bytes*).
  func rows(of keys: Set<FactKey>, log: inout DiagnosticLog) -> [FactKey: [RowPlace]] {
    guard !keys.isEmpty else { return [:] }
    let catalog = FactCatalog(
      codebook: request.codebook, codes: codes, wanted: [], watch: .nothing, periodSlots: 0)
    let pass = FactPass(
      files: files.files, catalog: catalog, search: RowSearch(codes: wantedCodes(keys)),
      cellCount: nil, shards: request.threads, blockSize: settings.blockSize,
      progress: PassProgress(totalBytes: 0, tell: { _ in })
    ).run()
    let entries = catalog.entries.values.reduce(into: [:]) { $0[$1.number] = $1 }
    var places: [FactKey: [RowPlace]] = [:]
    for (file, result) in pass.files.enumerated() {
      if let fault = result.fault {
        log.report(fault.diagnostic(of: files.files[file].file.name))
        // It was there when its figures were added up: any row may be in it.
        for key in keys {
          places[key, default: []].append(RowPlace(file: file, line: RowPlace.wholeFile))
        }
        continue
      }
      for mark in result.marks {
        guard case .found(let pair, let code) = mark.kind, let entry = entries[pair] else {
          continue
        }
        let key = FactKey(unit: UnitID(Int(entry.view.units[code])), pair: entry.pair)
        places[key, default: []].append(RowPlace(file: file, line: mark.line))
      }
      addSlowRows(of: file, result, keys, to: &places, log: &log)
    }
    files.files.lazy.map(\.file).reportChanges(into: &log)
    return places.mapValues { $0.sorted() }
  }

  private func wantedCodes(_ keys: Set<FactKey>) -> [FactPair: Set<Int>] {
    let indicators = FactCatalog.indicators(of: request.codebook)
    var wanted: [FactPair: Set<Int>] = [:]
    for (pair, keys) in Dictionary(grouping: keys, by: \.pair) {
      let units = Set(keys.map(\.unit.number))
      let days = request.codebook.days(
        of: pair.period, indicator: indicators[pair.indicator].code)
      let view = codes.view(from: days.first, through: days.last)
      wanted[pair] = Set(view.units.indices.filter { units.contains(view.units[$0]) })
    }
    return wanted
  }

  private func addSlowRows(
    of file: Int, _ result: FactPass.FileResult, _ keys: Set<FactKey>,
    to places: inout [FactKey: [RowPlace]], log: inout DiagnosticLog
  ) {
    guard result.marks.contains(where: \.isSlow) else { return }
    let indicators = FactCatalog.numbers(of: request.codebook)
    // Everything that is wrong with these rows was said when they were added up.
    var rowLog = DiagnosticLog()
    var ignored = LeftOutRows()
    _ = SlowRows(codebook: request.codebook).read(
      files.files[file], result.marks, plainRows: 0, log: &rowLog, leftOut: &ignored
    ) { row in
      guard let indicator = indicators[row.indicator] else { return }
      let key = FactKey(
        unit: row.unit, pair: FactPair(indicator: indicator, period: row.period))
      if keys.contains(key) {
        places[key, default: []].append(RowPlace(file: file, line: row.line))
      }
    }
    for problem in rowLog.entries where problem.code.isOfFiles { log.report(problem) }
  }
}
