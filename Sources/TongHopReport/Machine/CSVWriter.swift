/// CSV after RFC 4180 with LF: what the readers of this package, and every spreadsheet, accept.
public struct CSVWriter: Sendable {
  public private(set) var text = ""

  public init(columns: [String]) {
    row(columns)
  }

  public mutating func row(_ fields: [String]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { text += "," }
      text += Self.escape(field)
    }
    text += "\n"
  }

  /// The field in quotes if it has a comma, a quote or a line break.
  public static func escape(_ field: String) -> String {
    // Bytes, not characters: CR LF is one character, and a combining mark hides the comma below it.
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted += "\"\"" } else { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }
}
