import TongHopDiagnostics
import TongHopDomain

/// The rows of a file of tasks, points or answers: each becomes an entry, or is left out and named.
enum FigureRows {
  /// What a row is read with; the resolver and the values remember what other rows said.
  struct Reader {
    let codebook: Codebook
    var values = ValueReader()
    var resolver: UnitResolver
    /// The row at hand, should it be left out; filled in as its fields become known.
    var lost = LeftOutRow(location: SourceLocation(file: ""))
  }

  /// - Parameter decode: returns nil after it has reported a problem.
  static func read<Entry>(
    _ file: WorkspaceFile, columns: [CSVTable.Column], isTask: Bool, codebook: Codebook,
    log: inout DiagnosticLog, leftOut: inout LeftOutRows, dates: DateOrders? = nil,
    decode: (TableRow, inout Reader) -> Entry?
  ) -> [Entry] {
    guard
      let table = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &log)
    else {
      leftOut.append(LeftOutRow(location: SourceLocation(file: file.name), isTask: isTask))
      return []
    }
    var reader = Reader(
      codebook: codebook,
      resolver: UnitResolver(register: codebook.register, guide: codebook.unitGuide))
    reader.values.dates = dates
    reader.values.evidence = ColumnEvidence { visit in
      var said = DiagnosticLog()
      let again = CSVTable.open(file, columns: columns, allowsLineBreaks: true, log: &said)
      while let row = again?.next() {
        if !row.isBroken { visit(row) }
      }
    }
    let unit = columns.firstIndex { $0.name == "unit" } ?? 0
    var result: [Entry] = []
    while let row = table.next() {
      reader.lost = LeftOutRow(location: row.location(), isTask: isTask)
      if !row.isBroken, let problem = reader.resolver.label(row, unit: unit, next: 1 - unit) {
        reader.values.log.report(problem)
        leftOut.append(reader.lost)
      } else if !row.isBroken, let entry = decode(row, &reader) {
        result.append(entry)
      } else {
        leftOut.append(reader.lost)
      }
    }
    table.finish(into: &log, needsRows: true)
    reader.values.reportDoubtfulRows()
    log.merge(reader.values.log)
    return result
  }
}
