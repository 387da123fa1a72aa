import TongHopDiagnostics
import TongHopDomain

/// The readable reader of one file of metrics/ or records/: its layout, and its rows one by one.
///
/// The reference reads every row through it. A faster engine reads plain rows by itself, and goes
/// with ``seek(to:line:)`` to those that are not.
public final class FactsReader {
  /// How the rows of the file are written, as its header says.
  public struct Layout: Sendable, Hashable {
    public var separator: UInt8
    /// Fields of a row.
    public var width: Int
    /// The places of unit, indicator, period, numerator and denominator.
    public var positions: [Int]
    /// The byte at which the first row behind the header begins, and its line.
    public var firstOffset: Int
    public var firstLine: Int
  }

  /// What a row was.
  public enum Row: Sendable {
    case fact(FactRow)
    /// Numerator and denominator are both blank: not reported.
    case empty
    case leftOut(LeftOutRow)
  }

  static let columns: [CSVTable.Column] = [
    .required("unit"), .required("indicator"), .required("period"), .required("numerator"),
    .required("denominator"),
  ]

  public let layout: Layout
  private let table: CSVTable
  private var decoder: FactRowDecoder

  /// - Parameters:
  ///   - oddRows: the bytes of the rows that will be asked for, where the numbers of all others are
  ///     plain digits.
  ///   - log: gets what is wrong with the file as a whole.
  /// - Returns: nil where the file can't be used.
  public init?(
    _ file: WorkspaceFile, codebook: Codebook, oddRows: [Range<Int>] = [0..<Int.max],
    log: inout DiagnosticLog
  ) {
    guard
      let table = CSVTable.open(file, columns: Self.columns, allowsLineBreaks: false, log: &log)
    else { return nil }
    self.table = table
    decoder = FactRowDecoder(codebook: codebook)
    let ranges = oddRows
    decoder.values.evidence = ColumnEvidence(
      isCount: { codebook.indicators[$0[1]]?.kind == .count },
      rows: { visit in Self.read(ranges, of: file, visit) })
    layout = Layout(
      separator: table.separator, width: table.width,
      positions: Self.columns.indices.compactMap { table.position(of: $0) },
      firstOffset: table.nextOffset, firstLine: table.nextLine)
  }

  /// Reads rows once more, for what they show and not for what is wrong with them.
  private static func read(
    _ ranges: [Range<Int>], of file: WorkspaceFile, _ visit: (TableRow) -> Void
  ) {
    var said = DiagnosticLog()
    guard let table = CSVTable.open(file, columns: columns, allowsLineBreaks: false, log: &said)
    else { return }
    for range in ranges {
      if range.lowerBound > table.nextOffset { table.seek(to: range.lowerBound, line: 1) }
      while let row = table.next(before: range.upperBound) {
        if !row.isBroken { visit(row) }
      }
    }
  }

  /// The next row that is not blank; nil at the end of the file.
  ///
  /// - Parameter end: rows that begin at this byte or behind it are not read.
  public func next(before end: Int = .max) -> Row? {
    guard let row = table.next(before: end) else { return nil }
    return row.isBroken ? .leftOut(LeftOutRow(location: row.location())) : decoder.decode(row)
  }

  /// Where the next row begins, and on which line.
  public var nextOffset: Int { table.nextOffset }
  public var nextLine: Int { table.nextLine }

  /// Goes to the row that begins at a byte of the file.
  ///
  /// - Parameter line: of that row, 1-based.
  public func seek(to offset: Int, line: Int) { table.seek(to: offset, line: line) }

  /// Rows that were read so far, here or elsewhere.
  public var rowCount: Int { table.rowCount }

  /// Counts rows that another reader has read.
  public func countRows(_ count: Int) { table.countRows(count) }

  /// Hands over what was found; call it after the last row.
  public func finish(into log: inout DiagnosticLog) {
    table.finish(into: &log, needsRows: true)
    decoder.finish()
    log.merge(decoder.values.log)
  }

  /// Says of a file of which every row was read elsewhere what ``finish(into:)`` would say.
  public static func noteRows(_ count: Int, in file: WorkspaceFile, log: inout DiagnosticLog) {
    if count == 0 { log.report(FileFormat.headerOnly(file.name)) }
    log.noteRows(count, in: file.name)
  }
}

/// Where rows end, for a reader that can't tell by itself: behind quotes, or lone carriage returns.
public final class RowBoundaries {
  private let reader: CSVReader

  /// - Returns: nil where the file cannot be opened.
  public init?(_ file: WorkspaceFile) {
    guard let stream = try? ByteStream(file) else { return nil }
    reader = CSVReader(stream: stream, file: file.name, allowsLineBreaks: false)
  }

  /// Reads rows from one that begins a line, up to one that ends with a line feed.
  ///
  /// - Returns: where the next row begins (nil: nowhere, because a quote is not closed), and how
  ///   many lines were read.
  public func extent(ofRowAt offset: Int) -> (end: Int?, lines: Int) {
    reader.seek(to: offset, line: 1)
    while reader.next() != nil, !reader.lastRowEndedLine, !reader.isStopped {}
    return (reader.isStopped ? nil : reader.offset, reader.line - 1)
  }
}
