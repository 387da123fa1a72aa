/// The CSV of a workspace, after RFC 4180 with LF: its texts are what they are, since they are read
/// again. Tables for other programs come from ``TableWriter``.
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

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtStartOfRow = true
  }

  public mutating func field(_ text: String) {
    if isAtStartOfRow { isAtStartOfRow = false } else { bytes.append(UInt8(ascii: ",")) }
    bytes.appendCSV(text, separator: UInt8(ascii: ","))
  }
}
