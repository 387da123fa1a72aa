import TongHopDiagnostics
import TongHopDomain

/// One row of metrics/ or records/, checked and resolved.
public struct FactRow: Sendable {
  public var unit: UnitID
  public var indicator: String
  public var period: Period
  /// In 10^-decimals of the indicator.
  public var numerator: Int64
  public var denominator: Int64
  public var line: Int
}

/// metrics/*.csv and records/*.csv, which have the same columns.
public enum FactsFile {
  public enum Folder: String, Sendable {
    /// One row per key.
    case metrics
    /// Many rows per key, which add up.
    case records
  }

  /// Reads a file row by row.
  ///
  /// - Parameters:
  ///   - leftOut: gets each row that an error kept out.
  ///   - body: gets each good row, in file order.
  /// - Returns: the number of rows read; nil where the file as a whole could not be used.
  public static func read(
    _ file: WorkspaceFile, codebook: Codebook, log: inout DiagnosticLog,
    leftOut: inout LeftOutRows, body: (FactRow) -> Void
  ) -> Int? {
    guard let reader = FactsReader(file, codebook: codebook, log: &log) else {
      leftOut.append(LeftOutRow(location: SourceLocation(file: file.name)))
      return nil
    }
    while let row = reader.next() {
      switch row {
      case .fact(let fact): body(fact)
      case .empty: break
      case .leftOut(let row): leftOut.append(row)
      }
    }
    reader.finish(into: &log)
    return reader.rowCount
  }
}
