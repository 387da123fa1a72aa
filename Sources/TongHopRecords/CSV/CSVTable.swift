import TongHopDiagnostics
import TongHopDomain

/// A CSV file with a header: which columns it has, and its rows one at a time.
///
/// Problems of the file as a whole (wrong encoding, no rows, a column missing) are reported once
/// when it is opened.
final class CSVTable {
  struct Column {
    var name: String
    var isRequired: Bool

    static func required(_ name: String) -> Column { Column(name: name, isRequired: true) }
    static func optional(_ name: String) -> Column { Column(name: name, isRequired: false) }
  }

  private let schema: CSVSchema
  private let reader: CSVReader
  /// Fields of a row.
  let width: Int
  /// Fields that a row has at least: those of required columns, and what stands before them.
  private let leastWidth: Int
  private let header: CSVHeader
  private var ownProblems = DiagnosticLog()
  private(set) var rowCount = 0
  /// The column of the schema whose fields have brackets with commas in them; in a file separated
  /// by commas such a field falls apart where it is not in quotes.
  var bracketColumn: Int?
  /// Nobody writes longer ones.
  private static let longestJoined = 2000
  /// Rows that are looked at for the header below a title.
  private static let mostTitles = 10

  /// - Parameter isStrict: every column that is not known and not free is an error.
  /// - Returns: nil when the file cannot be used; the reason is in `log`.
  static func open(
    _ file: WorkspaceFile, columns: [Column], allowsLineBreaks: Bool, isStrict: Bool = false,
    log: inout DiagnosticLog
  ) -> CSVTable? {
    let stream: ByteStream
    do throws(FileFault) {
      stream = try ByteStream(file)
    } catch {
      log.report(error.diagnostic(of: file.name))
      return nil
    }
    return open(
      stream, file, columns: columns, allowsLineBreaks: allowsLineBreaks, isStrict: isStrict,
      log: &log)
  }

  static func open(
    _ stream: ByteStream, _ file: WorkspaceFile, columns: [Column], allowsLineBreaks: Bool,
    isStrict: Bool = false, log: inout DiagnosticLog
  ) -> CSVTable? {
    if let problem = FileFormat.problem(with: stream.unread, file: file.name) {
      log.report(problem)
      return nil
    }
    let reader = CSVReader(stream: stream, file: file.name, allowsLineBreaks: allowsLineBreaks)
    guard let header = reader.next(), !header.isBroken else {
      log.merge(reader.problems)
      if reader.problems.entries.isEmpty { log.report(FileFormat.emptyFile(file.name)) }
      return nil
    }
    return CSVTable(
      reader: reader, header: header, columns: columns, isStrict: isStrict, log: &log)
  }

  private init?(
    reader: CSVReader, header: CSVRow, columns: [Column], isStrict: Bool, log: inout DiagnosticLog
  ) {
    let found = header.fields.map { $0.trimmed }
    let keys = found.map { $0.lowercased() }
    let names = columns.map(\.name)
    let file = reader.file
    self.reader = reader
    width = found.count
    self.header = CSVHeader(keys)
    var positions: [Int?] = []
    var failed = false
    var missing: [String] = []
    let places = Dictionary(grouping: keys.indices) { keys[$0] }
    for column in columns {
      let matches = places[column.name.lowercased()] ?? []
      positions.append(matches.first)
      if matches.count > 1 {
        failed = true
        log.report(
          Diagnostic(
            .repeatedColumn,
            at: SourceLocation(file: file, line: header.line, column: matches[1] + 1),
            column: column.name,
            Phrase("cột '\(column.name)' có hai lần", en: "column '\(column.name)' stands twice"),
            fix: Phrase("bỏ một cột hoặc đổi tên", en: "remove one or rename it")))
      } else if matches.isEmpty, column.isRequired {
        missing.append(column.name)
      }
    }
    schema = CSVSchema(file: file, names: names, positions: positions)
    leastWidth = zip(columns, positions).reduce(0) { least, column in
      column.0.isRequired ? max(least, (column.1 ?? -1) + 1) : least
    }
    if !missing.isEmpty {
      log.report(
        Self.missingColumns(
          missing, of: columns, found: found,
          rows: (0..<Self.mostTitles).compactMap { _ in reader.next() },
          at: SourceLocation(file: file, line: header.line)))
      return nil
    }
    reportUnknown(found, columns, isStrict: isStrict, line: header.line, &log)
    if failed { return nil }
  }

  /// Columns that the file has and the program does not know.
  ///
  /// - Parameter isStrict: they are errors, and not only those that look like a known column that
  ///   the file lacks.
  private func reportUnknown(
    _ found: [String], _ columns: [Column], isStrict: Bool, line: Int, _ log: inout DiagnosticLog
  ) {
    let known = Set(schema.names.map { $0.lowercased() })
    let lacking = columns.indices.filter { schema.positions[$0] == nil }.map { schema.names[$0] }
    var suggestions = Suggestions { lacking }
    var plain: [(name: String, position: Int)] = []
    for (position, name) in found.enumerated() {
      let key = name.lowercased()
      guard !key.isEmpty, !known.contains(key), !FreeWords.isFree(key) else { continue }
      // One that looks like a column that is there, too, would be passed over with what it holds.
      let words = ColumnWords.columns(meantBy: name, of: lacking)
      let meant =
        LookAlike.twin(of: name, in: schema.names) ?? (words.count == 1 ? words[0] : nil)
        ?? (key.count > 3 ? suggestions.nearest(to: key) : nil)
      guard let meant else {
        plain.append((name, position + 1))
        continue
      }
      let fix =
        LookAlike.areTwins(name, meant)
        ? LookAlike.fix(name, meant: meant, shown: meant)
        : Phrase(
          "có phải cột '\(meant)'? sửa tên cột", en: "did you mean '\(meant)'? correct the name")
      log.report(
        unknownColumns(
          [name], .error, fix,
          at: SourceLocation(file: schema.file, line: line, column: position + 1)))
    }
    guard let first = plain.first else { return }
    log.report(
      unknownColumns(
        plain.map(\.name), isStrict ? .error : .warning,
        isStrict ? FreeWords.fix(ofColumns: plain.map(\.name)) : nil,
        at: SourceLocation(file: schema.file, line: line, column: first.position)))
  }

  /// One message for all that look like no known column.
  private func unknownColumns(
    _ names: [String], _ severity: Diagnostic.Severity, _ fix: Phrase?,
    at location: SourceLocation
  ) -> Diagnostic {
    let list = Phrase(listing: names.map { "'\(Diagnostic.shortened($0))'" }, most: 300)
    return Diagnostic(
      .unknownColumn, severity: severity, at: location, column: names[0],
      names.count == 1
        ? Phrase("cột ", en: "column ") + list + Phrase(" không được dùng", en: " is not used")
        : Phrase(
          "\(names.count) cột không được dùng: ", en: "\(names.count) columns are not used: ")
          + list,
      expected: Phrase(listing: schema.names), fix: fix)
  }

  var file: String { schema.file }

  func hasColumn(_ index: Int) -> Bool { schema.positions[index] != nil }

  /// Where a column of the schema is in the file; nil where the file lacks it.
  func position(of column: Int) -> Int? { schema.positions[column] }

  var separator: UInt8 { reader.separator }
  /// Where in the file the next row begins, and on which line.
  var nextOffset: Int { reader.offset }
  var nextLine: Int { reader.line }

  /// Goes to the row that begins at a byte of the file, on the given line.
  func seek(to offset: Int, line: Int) { reader.seek(to: offset, line: line) }

  /// How many rows the file will have if the rest of it is like what was read.
  var likelyRowCount: Int {
    reader.size.map { rowCount * $0 / max(reader.offset, 1) } ?? rowCount
  }

  /// Counts rows that another reader has read.
  func countRows(_ count: Int) { rowCount += count }

  /// The next row. It has the fields of the required columns, or it is broken; optional ones may be
  /// missing at its end.
  ///
  /// - Parameter end: rows that begin at this byte or behind it are not read.
  func next(before end: Int = .max) -> TableRow? {
    while var row = reader.next(before: end) {
      let wasTornApart = joinBrackets(&row)
      while row.fields.count > width, row.fields.last?.trimmed.isEmpty == true {
        row.fields.removeLast()
      }
      switch row.isBroken ? .row : header.kind(of: row.fields) {
      case .repetition:
        ownProblems.report(CSVProblem.repeatedHeader(file, line: row.line))
        continue
      case .otherOrder:
        row.isBroken = true
        ownProblems.report(CSVProblem.otherHeader(file, line: row.line, row.fields))
      case .row: break
      }
      rowCount += 1
      if !row.isBroken, !(leastWidth...max(width, leastWidth)).contains(row.fields.count) {
        row.isBroken = true
        if !wasTornApart { reportFieldCount(row) }
      }
      return TableRow(schema: schema, line: row.line, fields: row.fields, isBroken: row.isBroken)
    }
    return nil
  }

  private func reportFieldCount(_ row: CSVRow) {
    ownProblems.report(
      RowLabel.problem(ofShort: row, file: file, leastWidth: leastWidth)
        ?? CSVProblem.fieldCount(row, file: file, width: width, leastWidth: leastWidth))
  }

  /// Puts a field of ``bracketColumn`` together again, and says that it needs quotes.
  ///
  /// The row is read on with the field as it was meant, so that nothing is said of the columns
  /// behind it, which only have moved.
  private func joinBrackets(_ row: inout CSVRow) -> Bool {
    guard separator == UInt8(ascii: ","), !row.isBroken,
      let place = bracketColumn.flatMap({ schema.positions[$0] }), place < row.fields.count,
      row.fields[place].contains("("), !row.fields[place].contains(")"),
      let last = row.fields[place...].firstIndex(where: { $0.contains(")") })
    else { return false }
    let text = row.fields[place...last].joined(separator: ",").trimmed
    // It is printed whole, and a terminal has to stand it.
    guard text.utf8.count <= Self.longestJoined,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { return false }
    row.fields.replaceSubrange(place...last, with: [text])
    let quoted =
      "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
    ownProblems.report(
      Diagnostic(
        .badRule, at: SourceLocation(file: file, line: row.line, column: place + 1),
        column: bracketColumn.map { schema.names[$0] },
        Phrase(
          "quy tắc có dấu phẩy mà không nằm trong ngoặc kép, nên bị tách thành nhiều ô",
          en: "the rule has commas and no quotes, so it fell apart into several fields"),
        found: text, expected: Phrase("cả quy tắc trong một ô", en: "the whole rule in one field"),
        fix: Phrase("đặt trong ngoặc kép: \(quoted)", en: "put it in quotes: \(quoted)")))
    return true
  }

  /// Hands over what was found while reading; call it after the last row.
  ///
  /// - Parameter needsRows: whether a file without rows is worth a warning.
  func finish(into log: inout DiagnosticLog, needsRows: Bool = false) {
    if needsRows, rowCount == 0 { log.report(FileFormat.headerOnly(file)) }
    log.merge(reader.problems)
    log.merge(ownProblems)
    log.noteRows(rowCount, in: file)
  }
}
