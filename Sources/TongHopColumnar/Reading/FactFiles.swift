import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The files of facts of a workspace whose headers were read: metrics/ first, then records/.
struct FactFiles: Sendable {
  let files: [FactFile]
  /// The first `metricsCount` files are of metrics/.
  let metricsCount: Int
  /// *shape* [file as asked for]: what is wrong with each file; of the ones that can be read only
  /// what shows in the header, until its rows are.
  private(set) var logs: [DiagnosticLog] = []
  /// By position in `files`, the place in `logs`.
  private(set) var logIndices: [Int] = []
  private(set) var leftOut = LeftOutRows()

  init(_ request: FigureRequest) {
    var files: [FactFile] = []
    var metricsCount = 0
    for (number, file) in (request.files.metrics + request.files.records).enumerated() {
      var log = DiagnosticLog()
      if let readable = Self.open(file, request.codebook, &log) {
        files.append(readable)
        logIndices.append(number)
        if number < request.files.metrics.count { metricsCount += 1 }
      } else {
        leftOut.append(LeftOutRow(location: SourceLocation(file: file.name)))
      }
      logs.append(log)
    }
    self.files = files
    self.metricsCount = metricsCount
  }

  private static func open(
    _ file: WorkspaceFile, _ codebook: Codebook, _ log: inout DiagnosticLog
  ) -> FactFile? {
    guard let reader = FactsReader(file, codebook: codebook, log: &log) else { return nil }
    do throws(FileFault) {
      return try FactFile(file, reader.layout)
    } catch {
      log.report(error.diagnostic(of: file.name))
      return nil
    }
  }

  func range(of folder: FactsFile.Folder) -> Range<Int> {
    folder == .metrics ? 0..<metricsCount : metricsCount..<files.count
  }

  func location(_ place: RowPlace) -> SourceLocation {
    SourceLocation(
      file: files[place.file].file.name, line: place.line == RowPlace.wholeFile ? nil : place.line)
  }

  /// The log of a file.
  subscript(log file: Int) -> DiagnosticLog {
    get { logs[logIndices[file]] }
    set { logs[logIndices[file]] = newValue }
  }
}
