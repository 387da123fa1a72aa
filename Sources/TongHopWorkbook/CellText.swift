/// Text as a cell of a workbook can hold it.
enum CellText {
  /// The most that a spreadsheet keeps in a cell, in UTF-16 units.
  static let most = 32_767

  /// Control characters, which XML has no place for, become U+FFFD, so that it shows that something
  /// stood there; what a spreadsheet would read as a code of a character (`_x0041_`) keeps its
  /// letters; a longer text ends in `…`.
  static func safe(_ text: String) -> String {
    var result = text.utf8.contains(where: needsCare) ? cleaned(text) : text
    // Most texts are far shorter, and their UTF-8 is never the shorter form.
    guard result.utf8.count > most, result.utf16.count > most else { return result }
    result = String(result.prefix(most - 1))
    while result.utf16.count >= most { result.removeLast() }
    return result + "…"
  }

  /// 0xC2 begins U+0080 to U+009F, 0xEF the two non-characters.
  private static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "_") || byte == 0xC2 || byte == 0xEF
  }

  private static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x09, 0x0A: scalars.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
      case 0x5F where isEscape(rest): scalars.append(contentsOf: "_x005F_".unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// `x0041_`, behind an underscore.
  private static func isEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
    let next = Array(rest.prefix(6))
    return next.count == 6 && next[0] == "x" && next[5] == "_"
      && next[1...4].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
