import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Reads all figures of a workspace into dictionaries, in one thread: written to be read.
struct FiguresReader {
  private let request: FigureRequest
  private var figures = Figures()
  /// Keys that stand in metrics/ more than once; all their rows are errors.
  private var repeated: Set<FactKey> = []
  /// What is said of repeated keys comes behind what is said of single rows.
  private var repeatedRows: [RepeatedRow] = []
  private var progress: ReadingProgress

  static func read(_ request: FigureRequest) -> Figures {
    var reader = FiguresReader(request)
    for file in request.files.metrics { reader.readFacts(file, folder: .metrics) }
    for file in request.files.records { reader.readFacts(file, folder: .records) }
    EntryReader.read(
      request.files, codebook: request.codebook, into: &reader.figures.received)
    reader.dropRepeated()
    ConsistencyCheck(codebook: request.codebook).run(on: &reader.figures)
    reader.figures.received.slowRowCount = reader.figures.received.rowCount
    reader.figures.finish()
    request.files.all.reportChanges(into: &reader.figures.received.log)
    return reader.figures
  }

  private init(_ request: FigureRequest) {
    self.request = request
    let files = request.files.metrics + request.files.records
    progress = ReadingProgress(
      file: "", rows: 0, bytes: 0, totalBytes: files.reduce(0) { $0 + $1.size })
  }

  private mutating func readFacts(_ file: WorkspaceFile, folder: FactsFile.Folder) {
    var rows: [FactRow] = []
    // Taken out and put back, so that the body can change the rest of the reader.
    var log = DiagnosticLog()
    var leftOut = LeftOutRows()
    progress.file = file.name
    request.progress(progress)
    let count = FactsFile.read(
      file, codebook: request.codebook, log: &log, leftOut: &leftOut
    ) { row in
      rows.append(row)
      if rows.count == 1 << 16 {
        add(rows, from: file.name, folder: folder)
        rows.removeAll(keepingCapacity: true)
        progress.rows += 1 << 16
        request.progress(progress)
      }
    }
    add(rows, from: file.name, folder: folder)
    figures.received.rowCount += count ?? 0
    figures.received.log.merge(log)
    figures.received.leftOut += leftOut
    progress.rows = figures.received.rowCount
    progress.bytes += file.size
  }

  private mutating func add(_ rows: [FactRow], from file: String, folder: FactsFile.Folder) {
    for row in rows {
      let key = FactKey(unit: row.unit, indicator: row.indicator, period: row.period)
      let span = SourceSpan(file: file, first: row.line, last: row.line)
      RowSize.add(
        row.numerator, row.denominator,
        to: &figures.received.largeSums[row.indicator, default: 0])
      guard var fact = figures.facts[key] else {
        var fact = Fact(
          folder: folder, location: SourceLocation(file: file, line: row.line), spans: [span])
        fact.cell.add(numerator: row.numerator, denominator: row.denominator)
        fact.cell.records = 1
        figures.facts[key] = fact
        continue
      }
      if folder == .metrics || fact.folder == .metrics {
        repeatKey(key, fact, again: SourceLocation(file: file, line: row.line), folder: folder)
        continue
      }
      fact.cell.add(numerator: row.numerator, denominator: row.denominator)
      fact.cell.records += 1
      if request.keepsSources { fact.spans.append(joined: span) }
      figures.facts[key] = fact
    }
  }

  private mutating func repeatKey(
    _ key: FactKey, _ fact: Fact, again: SourceLocation, folder: FactsFile.Folder
  ) {
    let unit = request.codebook.register[key.unit]
    func row(at location: SourceLocation, other: SourceLocation) -> RepeatedRow {
      RepeatedRow(
        unit: unit, period: key.period, other: other,
        problem: FactProblem.repeated(
          unit: unit, indicator: key.indicator, period: key.period, isMixed: folder != fact.folder,
          at: location, other: other))
    }
    repeatedRows.append(row(at: again, other: fact.location))
    leaveOut(key, at: again)
    guard repeated.insert(key).inserted else { return }
    repeatedRows.append(row(at: fact.location, other: again))
    leaveOut(key, at: fact.location)
  }

  private mutating func leaveOut(_ key: FactKey, at location: SourceLocation) {
    figures.received.leftOut.append(
      LeftOutRow(location: location, unit: key.unit, code: key.indicator, period: key.period))
  }

  private mutating func dropRepeated() {
    for key in repeated { figures.facts[key] = nil }
    for problem in RepeatedRow.problems(of: repeatedRows) { figures.received.log.report(problem) }
  }
}
