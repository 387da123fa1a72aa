/// Pieces of JSON.
///
/// Written by hand because an encoder would not keep the order of the keys, nor the digits of a
/// number: `82.10` must stay `82.10`, and must not pass through binary floating point.
public enum ReportJSON {
  static func list(_ literals: [String]) -> String {
    "[" + literals.joined(separator: ", ") + "]"
  }

  /// A list behind a key of the whole, an item a line.
  static func lines(_ literals: [String]) -> String {
    literals.isEmpty ? "[]" : "[\n    " + literals.joined(separator: ",\n    ") + "\n  ]"
  }

  static func object(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(string($0)): \($1)" }.joined(separator: ", ") + "}"
  }

  /// A JSON string with its quotes; letters stay as they are, UTF-8.
  public static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
