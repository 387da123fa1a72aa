import TongHopDomain

/// CSV after RFC 4180 with LF, for a workspace and for COINr: texts as they are given. Tables for other
/// programs come from ``TableWriter``.
public struct CSVWriter: Sendable {
  /// UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var isAtStartOfRow = true

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public init(columns: [String]) {
    row(columns)
  }

  public mutating func row(_ fields: [String]) {
    for text in fields { field(text) }
    endRow()
  }

  /// A row of a file that the readers of a workspace read: they take off what protects a field from
  /// a spreadsheet, so a text that looks like it (`'4`) is written to be read as itself.
  public mutating func workspaceRow(_ fields: [String]) {
    row(fields.map(SpreadsheetText.protected))
  }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtStartOfRow = true
  }

  public mutating func field(_ text: String) {
    if isAtStartOfRow { isAtStartOfRow = false } else { bytes.append(UInt8(ascii: ",")) }
    bytes.appendCSV(text, separator: UInt8(ascii: ","))
  }
}
