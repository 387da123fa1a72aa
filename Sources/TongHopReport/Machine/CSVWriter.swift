/// CSV after RFC 4180 with LF: what the readers of this package, and every spreadsheet, accept.
public struct CSVWriter: Sendable {
  /// UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var isAtStartOfRow = true

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public init(columns: [String]) {
    row(columns)
  }

  public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  public mutating func row(_ fields: [String]) {
    for text in fields { field(text) }
    endRow()
  }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtStartOfRow = true
  }

  private mutating func separate() {
    if isAtStartOfRow { isAtStartOfRow = false } else { bytes.append(UInt8(ascii: ",")) }
  }

  public mutating func emptyField() { separate() }

  public mutating func field(_ text: String) {
    separate()
    var text = text
    let isPlain = text.withUTF8 { buffer in
      guard !buffer.contains(where: Self.needsQuotes) else { return false }
      bytes.append(contentsOf: buffer)
      return true
    }
    if !isPlain { bytes.append(contentsOf: Self.escape(text).utf8) }
  }

  mutating func field(_ number: PrintedNumber) {
    separate()
    bytes.append(number)
  }

  mutating func field(_ number: PrintedNumber?) {
    if let number { field(number) } else { emptyField() }
  }

  mutating func field(_ number: Int?) {
    separate()
    if let number { bytes.append(number) }
  }

  /// Bytes, not characters: CR LF is one character, and a combining mark hides the comma below it.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }

  /// The field in quotes if it has a comma, a quote or a line break.
  public static func escape(_ field: String) -> String {
    guard field.utf8.contains(where: needsQuotes) else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted += "\"\"" } else { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }
}
