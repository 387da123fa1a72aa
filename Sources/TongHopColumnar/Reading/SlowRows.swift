import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Rows that were left to the readable reader.
///
/// They are read after all blocks, by one thread, in the order of the file. So whatever the reader
/// remembers from row to row (the decimal sign of a column, a code that nobody bears) it remembers
/// as if it had read the whole file, and says the same.
struct SlowRows {
  let codebook: Codebook

  /// Reads the marked rows of a file.
  ///
  /// - Parameters:
  ///   - header: what is wrong with the file as a whole was said when its header was read.
  ///   - leftOut: gets each row that an error kept out.
  ///   - body: gets each good row, in file order.
  /// - Returns: how many rows were read.
  func read(
    _ file: FactFile, _ marks: [RowMark], plainRows: Int, log: inout DiagnosticLog,
    leftOut: inout LeftOutRows, body: (FactRow) -> Void
  ) -> Int {
    let slow = marks.filter(\.isSlow)
    guard !slow.isEmpty else {
      FactsReader.noteRows(plainRows, in: file.file, log: &log)
      return 0
    }
    var saidAlready = DiagnosticLog()
    let reader = FactsReader(
      file.file, codebook: codebook, oddRows: slow.map { $0.offset..<$0.end }, log: &saidAlready)
    guard let reader else {
      // It could be opened before: its rows must not be missing in silence.
      log.merge(saidAlready)
      leftOut.append(LeftOutRow(location: SourceLocation(file: file.file.name)))
      return 0
    }
    for mark in slow {
      if reader.nextOffset != mark.offset { reader.seek(to: mark.offset, line: mark.line) }
      while let row = reader.next(before: mark.end) {
        switch row {
        case .fact(let fact): body(fact)
        case .empty: break
        case .leftOut(let row): leftOut.append(row)
        }
      }
    }
    let count = reader.rowCount
    reader.countRows(plainRows)
    reader.finish(into: &log)
    return count
  }
}

extension RowMark {
  var isSlow: Bool {
    if case .slow = kind { return true }
    return false
  }
}
