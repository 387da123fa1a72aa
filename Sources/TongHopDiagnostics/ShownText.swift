/// Text for people that holds what others wrote: names, file names, words of the command line.
///
/// A terminal obeys control characters (C0, DEL, C1), and marks of direction turn what stands around
/// them, so a name could colour, move or hide what a message says. They are shown, never sent:
/// `\u{1B}`.
public enum ShownText {
  /// Of text that we laid out in lines: its line breaks stay.
  public static func lines(_ text: String) -> String { shown(text, keepsLines: true) }

  /// Of a single line: line breaks are shown, too, so that what somebody wrote never begins a line of
  /// its own.
  public static func line(_ text: String) -> String { shown(text, keepsLines: false) }

  /// Of data inside a table or a list: line breaks and tabs become spaces.
  public static func words(_ text: String) -> String {
    guard needsCare(text, keepsLines: false) else { return text }
    return line(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  /// `\u{202E}`
  public static func code(of scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Would a terminal obey it? Line and paragraph separators are among them.
  public static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// - Complexity: O(*bytes*); a text that needs nothing, as nearly all do, is not copied.
  private static func shown(_ text: String, keepsLines: Bool) -> String {
    guard needsCare(text, keepsLines: keepsLines) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isObeyed(scalar), !(keepsLines && scalar == "\n") {
        result += code(of: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The same as ``isObeyed(_:)``, of bytes of UTF-8.
  static func needsCare(_ text: String, keepsLines: Bool) -> Bool {
    var (before, last): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      let isFound =
        switch (before, last, byte) {
        case (_, _, 0x0A): !keepsLines
        case (_, _, 0..<0x20), (_, _, 0x7F), (_, 0xC2, 0x80...0x9F), (_, 0xD8, 0x9C),
          (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9):
          true
        default: false
        }
      if isFound { return true }
      (before, last) = (last, byte)
    }
    return false
  }
}
