/// Fields that somebody protects from a spreadsheet, in the files of a workspace.
extension SpreadsheetText {
  /// What a field says that somebody protects from a spreadsheet: `="06157"`, as ``excel(_:)``
  /// writes it, and `'06157`, as people type it. A quote inside of the first is `""`, as in any
  /// formula.
  ///
  /// - Returns: the text itself where it is another. An apostrophe in front of anything but a code,
  ///   a date or a number belongs to the text.
  public static func unprotected(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="):
      guard text.utf8.count > 2, text.utf8.starts(with: "=\"".utf8),
        text.utf8.last == UInt8(ascii: "\"")
      else { return text }
      let content = text.utf8.dropFirst(2).dropLast()
      guard content.contains(UInt8(ascii: "\"")) else {
        return String(decoding: content, as: UTF8.self).trimmed
      }
      return withoutDoubledQuotes(content).map { String(decoding: $0, as: UTF8.self).trimmed }
        ?? text
    case UInt8(ascii: "'"):
      let content = text.utf8.dropFirst()
      let isCode = content.allSatisfy {
        isLiteralByte($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "@")
      }
      return isCode && !content.isEmpty ? String(decoding: content, as: UTF8.self).trimmed : text
    default: return text
    }
  }

  /// What to write in a field of a workspace so that ``unprotected(_:)`` reads this text.
  ///
  /// - Parameter text: without white space around it.
  public static func protected(_ text: String) -> String {
    guard unprotected(text).utf8.count != text.utf8.count else { return text }
    // Scalars: a mark that combines with a quote must not hide it.
    var content = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      content.append(scalar)
      if scalar == "\"" { content.append(scalar) }
    }
    return "=\"\(String(content))\""
  }

  /// - Returns: nil where a quote stands alone.
  private static func withoutDoubledQuotes(_ content: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var isOpen = false
    for byte in content {
      guard byte == UInt8(ascii: "\"") else {
        if isOpen { return nil }
        bytes.append(byte)
        continue
      }
      if isOpen { bytes.append(byte) }
      isOpen.toggle()
    }
    return isOpen ? nil : bytes
  }
}
