/// Texts in CSV that a spreadsheet would run as formulas, or turn into numbers and dates.
///
/// A spreadsheet looks at what a field says, not at the quotes around it. So the text itself gets a
/// mark, one that ``undo(_:)`` takes off again without doubt.
public enum SpreadsheetText {
  /// The text, with an apostrophe in front where a spreadsheet would run it, or where it begins
  /// with an apostrophe already.
  ///
  /// List marks stay as they are: `- Báo cáo`, `+ Nội dung`.
  public static func harmless(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard let first = bytes.first else { return true }
      return first < 0x80 && isWordByte(first)
    }
    return isPlain || !needsMark(text) ? text : "'" + text
  }

  /// The text as a spreadsheet keeps it: ``literal(_:)`` for what it would turn into a number or a
  /// date, else ``harmless(_:)``.
  public static func excel(_ text: String) -> String {
    if let literal = literal(text) { return literal }
    let harmless = harmless(text)
    return harmless.utf8.count == text.utf8.count && looksLikeNumber(text) ? "'" + text : harmless
  }

  /// `="06157"`, which a spreadsheet shows as the text 06157.
  ///
  /// - Returns: nil for texts that it keeps anyway, and for those with anything else than letters
  ///   and digits of ASCII, `-`, `/`, `.`, `:` and spaces: they could carry more than a text.
  public static func literal(_ text: String) -> String? {
    // A spreadsheet takes no longer text in a formula.
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy(isLiteralByte),
      beginsLikeNumber(text) || beginsLikeDate(text) || isTruthValue(text)
    else { return nil }
    return "=\"\(text)\""
  }

  /// The text that ``harmless(_:)`` or ``excel(_:)`` was given.
  public static func undo(_ text: String) -> String {
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 {
      let content = text.utf8.dropFirst(2).dropLast()
      if content.allSatisfy(isLiteralByte) { return String(decoding: content, as: UTF8.self) }
    }
    // Scalars: a mark that combines with the apostrophe must not hide it.
    guard text.unicodeScalars.first == "'" else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
  }
}

extension SpreadsheetText {
  private static func needsMark(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return false }
    // A spreadsheet cuts these off or begins a new cell with them.
    if first == "\t" || first == "\r" || first == "\n" { return true }
    // What is not seen does not keep a formula from running.
    let rest = scalars.drop(while: isInvisible)
    guard let sign = rest.first else { return false }
    switch sign {
    case "'", "=", "@", "＝", "＠", "﹦", "﹫": return true
    case "+", "-", "＋", "－", "﹢", "﹣": break
    default: return false
    }
    guard !isPlainNumber(rest) else { return false }
    let behind = rest.dropFirst()
    guard let next = behind.first else { return false }
    return !isInvisible(next) || !isListItem(behind.drop(while: isInvisible))
  }

  /// Spaces, control characters, and marks without width.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      || scalar.properties.generalCategory == .format
      || scalar.properties.isDefaultIgnorableCodePoint
  }

  /// `-1.35`, `+84`: shown as what it is.
  private static func isPlainNumber(_ scalars: Substring.UnicodeScalarView) -> Bool {
    let digits = scalars.dropFirst()
    return (scalars.first == "+" || scalars.first == "-") && digits.first.map(isDigit) == true
      && digits.last.map(isDigit) == true
      && digits.allSatisfy { isDigit($0) || $0 == "." || $0 == "," }
      && digits.count { $0 == "." || $0 == "," } <= 1
  }

  /// Words behind a list mark that are no formula: no call, no link to another program or sheet, no
  /// name of a cell in front or in brackets.
  private static func isListItem(_ words: Substring.UnicodeScalarView) -> Bool {
    guard let first = words.first else { return true }
    guard first.properties.isAlphabetic, !isCellName(words.prefix { $0 != " " }) else {
      return false
    }
    var last: Unicode.Scalar = " "
    for scalar in words {
      if scalar == "|" || (scalar == "(" && isNameScalar(last)) { return false }
      if last == "!", scalar == "'" || scalar == "$" || isNameScalar(scalar) { return false }
      last = scalar
    }
    return !hasSpacedCall(words)
  }

  /// A call with spaces before its bracket, which a spreadsheet takes, too: `x+SUM (a)`, `SUM (A1)`.
  ///
  /// Words in front of a bracket are also what people write: `Báo cáo (quý I)`, `Họp (8:30)`, `Giao
  /// ban (T6)`. So it is a call if an operator stands before a name of ASCII; if the name is that of a
  /// function which reaches out of the sheet; or if the brackets hold a text or the name of a cell and
  /// the name before them is the first word or in capitals. A hyphen is no operator here:
  /// `12/KH-UBND (kèm theo)`.
  private static func hasSpacedCall(_ words: Substring.UnicodeScalarView) -> Bool {
    /// Of each open bracket: is it that of a call?
    var brackets: [Bool] = []
    var lastSeen: Unicode.Scalar = " "
    var isBehindOperator = false
    var isCalledName = false
    var isFirst = true
    var name = words.prefix(0)
    var rest = words
    while let scalar = rest.first {
      if isInvisible(scalar) {
        rest = rest.dropFirst()
        continue
      }
      let word = rest.prefix { $0.properties.isAlphabetic || isNameScalar($0) || $0 == "$" }
      if !word.isEmpty {
        rest = rest.dropFirst(word.count)
        if brackets.contains(true), isCellName(word) || isRangeEnd(word, before: rest) {
          return true
        }
        let isName = word.allSatisfy(isNameScalar) && !isDigit(scalar)
        isCalledName = isBehindOperator && isName
        name = isName && (isFirst || isInCapitals(word) || reachesOut(word)) ? word : word.prefix(0)
        isBehindOperator = false
        isFirst = false
        lastSeen = scalar
        continue
      }
      switch scalar {
      case "(":
        if isCalledName || reachesOut(name) { return true }
        brackets.append(!name.isEmpty)
      case ")":
        brackets = brackets.dropLast()
        isBehindOperator = false
      case "\"" where lastSeen == "(" && brackets.last == true: return true
      case "[" where brackets.contains(true): return true
      case "+", "*", "/", "^", "&", "=", "<", ">", "@": isBehindOperator = true
      case "-": break
      default: isBehindOperator = false
      }
      isCalledName = false
      name = name.prefix(0)
      lastSeen = scalar
      rest = rest.dropFirst()
    }
    return false
  }

  /// At least two letters; a single one stands for a name in many texts.
  private static func isInCapitals(_ word: Substring.UnicodeScalarView) -> Bool {
    word.count > 1 && word.allSatisfy { !$0.properties.isLowercase }
  }

  /// Functions that fetch something, or run a program.
  private static func reachesOut(_ word: Substring.UnicodeScalarView) -> Bool {
    !word.isEmpty && outgoing.contains(String(word).uppercased())
  }

  private static let outgoing: Set = [
    "CALL", "DDE", "EXEC", "FILTERXML", "HYPERLINK", "IMAGE", "IMPORTDATA", "IMPORTFEED",
    "IMPORTHTML", "IMPORTRANGE", "IMPORTXML", "INDIRECT", "REGISTER", "RTD", "WEBSERVICE",
  ]

  /// The first part of a range of columns or rows: `A:C`, `$1:$3`.
  private static func isRangeEnd(
    _ word: Substring.UnicodeScalarView, before rest: Substring.UnicodeScalarView
  ) -> Bool {
    let name = word.drop { $0 == "$" }
    let next = rest.dropFirst().first
    return rest.first == ":" && (next.map { $0 == "$" || isNameScalar($0) } ?? false)
      && (name.allSatisfy(isDigit) || (name.count <= 3 && name.allSatisfy(isNameScalar)))
  }

  /// `A1`, `$B$2`, `C3*D4`.
  private static func isCellName(_ word: Substring.UnicodeScalarView) -> Bool {
    var rest = word.drop { $0 == "$" }
    let letters = rest.prefix { $0.isASCII && $0.properties.isAlphabetic }
    rest = rest.dropFirst(letters.count).drop { $0 == "$" }
    return (1...3).contains(letters.count) && rest.first.map(isDigit) == true
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && isWordByte(UInt8(truncatingIfNeeded: scalar.value)) || scalar == "."
      || scalar == "_"
  }
}

extension SpreadsheetText {
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  static func isLiteralByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: " "):
      true
    default: isWordByte(byte)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A digit behind nothing but spaces and signs: `06157`, `2024-06`, `12/200`, `1E5`, `-5`, `.5`.
  private static func beginsLikeNumber(_ text: String) -> Bool {
    let rest = text.utf8.drop {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    return rest.first.map(isDigit) ?? false
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg",
  ]

  /// `May 5`, `MAR-1`, `thg 6`.
  private static func beginsLikeDate(_ text: String) -> Bool {
    let word = text.utf8.drop { $0 == UInt8(ascii: " ") }.prefix {
      isWordByte($0) && !isDigit($0)
    }
    let start = String(decoding: word.prefix(3), as: UTF8.self).lowercased()
    return months.contains(start) && text.utf8.contains(where: isDigit)
  }

  private static func isTruthValue(_ text: String) -> Bool {
    ["true", "false"].contains(text.lowercased())
  }

  /// Digits with signs of money, percent and thousands: `1,5`, `12%`, `+84 912`.
  private static func looksLikeNumber(_ text: String) -> Bool {
    var hasDigit = false
    for scalar in text.unicodeScalars {
      if isDigit(scalar) {
        hasDigit = true
      } else if !scalar.properties.isWhitespace, !"+-.,%()$€₫/:'eE".unicodeScalars.contains(scalar)
      {
        return false
      }
    }
    return hasDigit
  }
}
