/// Text in the places that a page has for it.
enum HTMLText {
  /// Between tags, or in a quoted attribute: letters stay as they are, UTF-8.
  ///
  /// Control characters, which a page has no place for, become U+FFFD, so that it shows that
  /// something stood there.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: needsCare) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case _ where isControl(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A JSON string with its quotes that may stand inside `<script>`: it can neither end it nor begin
  /// a comment. Control characters are those of ``escaped(_:)``, since the page shows it, too.
  static func script(_ text: String) -> String {
    let json = ReportJSON.string(visible(text))
    guard json.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == 0xE2 }) else { return json }
    var result = ""
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: needsCare) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isShown = scalar == "\t" || scalar == "\n" || !isControl(scalar)
      result.append(isShown ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  /// A name among other words: what it holds cannot turn the direction of what stands around it.
  static func name(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }

  /// 0xC2 begins U+0080 to U+009F, 0xEF the two non-characters.
  private static func needsCare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0..<0x20, 0x7F, 0xC2, 0xEF:
      true
    default: false
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
