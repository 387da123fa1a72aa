import TongHopDomain

/// A text where a number belongs and that is none, as it is written in spreadsheets and reports:
/// what it is, and which numbers may be meant.
struct NumberText {
  enum Meaning {
    /// `#REF!`, `Err:502`; `#####` is a column that is too narrow.
    case workbookError(isNarrow: Bool)
    case formula
    /// `1.23E+11`
    case scientific
    /// A dash, `x`, `N/A`, `không phát sinh`.
    case nothing
    case percent
    /// `57/60`
    case ratio(String, String)
    /// Digits, and behind or before them a word: `12 hồ sơ`.
    case number(DigitGroups, word: String)
    /// A vulgar fraction: `1½` is 1.5.
    case vulgar(String)
    /// Nothing but marks of a note: `²`, `*`.
    case mark
    case words
  }

  private(set) var meaning = Meaning.words
  /// Below zero: `-5`, `(1.234)`, `1234-`.
  private(set) var isNegative = false
  /// The minus is written as bookkeepers do, who may also mean something else by it.
  private(set) var isAccounting = false
  /// Small raised digits beside the number, as digits: a mark of a note, or one of its digits.
  private(set) var raised = ""
  /// They stand behind it.
  private(set) var isRaisedBehind = false
  /// The number is made of characters that look like digits and are none, or has such that nobody
  /// sees.
  private(set) var isStrange = false

  /// Nobody writes a longer number; what is longer is words.
  private static let longest = 200

  init(_ text: String) {
    guard text.utf8.count <= Self.longest else { return }
    var text = normalised(text)
    if text.allSatisfy({ "*()".contains($0) }), !(text.isEmpty && raised.isEmpty) {
      meaning = .mark
      return
    }
    if let special = Self.special(text) {
      meaning = special
      return
    }
    takeSign(&text)
    if let last = text.last, let vulgar = Self.vulgar(last), let whole = Self.whole(text.dropLast())
    {
      meaning = .vulgar(whole + vulgar)
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      DigitGroups(String($0).trimmed)
    }
    if parts.count == 2, let first = parts[0]?.readings.first, let second = parts[1]?.readings.first
    {
      meaning = .ratio(first, second)
      return
    }
    if let (digits, word) = Self.split(text) { meaning = .number(digits, word: word) }
  }

  /// Does it say that there is nothing? Then it is zero, or not known.
  static func isNothing(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first), text.utf8.count < 80 else {
      return false
    }
    if case .nothing = NumberText(text).meaning { return true }
    return false
  }

  /// May it also say that the criterion does not apply?
  static func isNotApplicable(_ text: String) -> Bool {
    ["n/a", "na", "n.a", "n.a.", "#n/a", "không áp dụng", "khong ap dung"]
      .contains(NameKey(text).text)
  }
}

extension NumberText {
  /// One form for what looks alike: digits, blanks, dashes, apostrophes.
  private mutating func normalised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": result.append(scalar)
      case "．", "٫": result.append(".")
      case "，": result.append(",")
      case "’", "‘", "ʼ", "′", "´", "`", "٬", "＇": result.append("'")
      case "−", "‐", "‑", "‒", "–", "—", "―", "﹣", "－", "﹘", "⁃", "─", "━": result.append("-")
      case "＋", "﹢": result.append("+")
      case "％", "﹪", "٪": result.append("%")
      case "（": result.append("(")
      case "）": result.append(")")
      case "／", "⁄", "∕": result.append("/")
      case "＝": result.append("=")
      case "¹", "²", "³", "⁰", "⁴"..."⁹":
        // m² is a word.
        guard result.last?.properties.isAlphabetic != true else { continue }
        isRaisedBehind = !result.isEmpty
        raised += String(Int(scalar.properties.numericValue ?? 0))
      default:
        let properties = scalar.properties
        if properties.numericType == .decimal, let value = properties.numericValue,
          let digit = Unicode.Scalar(UInt32(value) + 48)
        {
          isStrange = true
          result.append(digit)
        } else if properties.isWhitespace {
          result.append(" ")
        } else if properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint {
          isStrange = true
        } else {
          result.append(scalar)
        }
      }
    }
    return String(result).trimmed
  }

  private static func special(_ text: String) -> Meaning? {
    if text.hasPrefix("#"), text.utf8.count > 1 {
      return .workbookError(isNarrow: text.allSatisfy { $0 == "#" })
    }
    let lower = text.lowercased()
    if lower.hasPrefix("err:"), lower.dropFirst(4).allSatisfy(\.isNumber) {
      return .workbookError(isNarrow: false)
    }
    if isNothingWord(text) { return .nothing }
    if text.hasPrefix("="), text.utf8.count > 1 { return .formula }
    if text.hasPrefix("+") || text.hasPrefix("@"), lower.dropFirst().contains(where: \.isLetter),
      text.contains(where: { "(!:+-*/".contains($0) })
    {
      return .formula
    }
    if isScientific(lower) { return .scientific }
    return text.hasSuffix("%") ? .percent : nil
  }

  private static func isNothingWord(_ text: String) -> Bool {
    text.allSatisfy { "-–—. …/_~*?".contains($0) } || words.contains(NameKey(text).text)
  }

  private static let words: Set<String> = [
    "x", "xx", "xxx", "k", "kc", "k/c", "ko", "k có", "kps", "k phát sinh", "ko có",
    "ko phát sinh", "không", "không có", "không phát sinh", "không ps", "không có số liệu",
    "không áp dụng", "không báo cáo", "không thực hiện", "chưa", "chưa có", "chưa phát sinh",
    "chưa báo cáo", "chưa có số liệu", "chưa thực hiện", "chưa tổng hợp", "đang cập nhật",
    "đang tổng hợp", "đang thực hiện", "đang rà soát", "khong", "khong co", "khong phat sinh",
    "khong ap dung", "chua co", "chua bao cao", "dang cap nhat", "dang tong hop", "n/a", "na",
    "n.a", "n.a.", "null", "nil", "none", "nan", "trống", "(trống)", "(blank)", "không số liệu",
  ].reduce(into: []) { $0.insert(NameKey($1).text) }

  /// `1.23E+11`, `5e-05`, `1,5E3`
  private static func isScientific(_ text: String) -> Bool {
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let mantissa = parts[0].drop { $0 == "-" || $0 == "+" }
    let exponent = parts[1].drop { $0 == "-" || $0 == "+" }
    return mantissa.first?.isNumber == true && !exponent.isEmpty
      && mantissa.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
      && exponent.allSatisfy(\.isNumber)
  }

  private mutating func takeSign(_ text: inout String) {
    if text.hasPrefix("("), text.hasSuffix(")"), DigitGroups(text.dropFirst().dropLast()) != nil {
      text = String(text.dropFirst().dropLast())
      (isNegative, isAccounting) = (true, true)
    } else if text.hasPrefix("-") {
      text.removeFirst()
      isNegative = true
    } else if text.hasPrefix("+") {
      text.removeFirst()
    } else if text.hasSuffix("-"), DigitGroups(text.dropLast()) != nil {
      text.removeLast()
      (isNegative, isAccounting) = (true, true)
    }
    text = text.trimmed
  }

  /// Decimals of a fraction sign; nil where they have no end.
  private static func vulgar(_ sign: Character) -> String? {
    [
      "½": ".5", "¼": ".25", "¾": ".75", "⅛": ".125", "⅜": ".375", "⅝": ".625", "⅞": ".875",
      "⅕": ".2", "⅖": ".4", "⅗": ".6", "⅘": ".8", "⅒": ".1",
    ][sign]
  }

  /// Plain digits before a fraction sign; 0 where there are none.
  private static func whole(_ text: Substring) -> String? {
    let digits = String(text).trimmed
    guard digits.allSatisfy({ ("0"..."9").contains($0) }), digits.count < 16 else { return nil }
    return digits.isEmpty ? "0" : digits
  }

  /// Digits, and the word behind or before them.
  private static func split(_ text: String) -> (DigitGroups, word: String)? {
    func isOfNumber(_ character: Character) -> Bool {
      ("0"..."9").contains(character) || ".,' _".contains(character)
    }
    guard let start = text.firstIndex(where: { ("0"..."9").contains($0) }) else { return nil }
    var front = String(text[..<start])
    var number = text[start...]
    // `.5` has its sign before the first digit.
    if let sign = front.last, sign == "." || sign == "," {
      front.removeLast()
      number = text[text.index(before: start)...]
    }
    let digits = number.prefix(while: isOfNumber)
    let rest = String(number[digits.endIndex...]).trimmed
    let before = front.trimmed
    guard before.isEmpty || rest.isEmpty, !hasDigits(rest),
      let groups = DigitGroups(String(digits).trimmed)
    else { return nil }
    let word = before.isEmpty ? rest : before
    // `>12`, `~12` and `12+` are no number.
    guard word.isEmpty || word.contains(where: { $0.isLetter || $0.isCurrencySymbol }) else {
      return isNote(word) ? (groups, "") : nil
    }
    return (groups, word)
  }

  /// `m2` and `km2` are words.
  private static func hasDigits(_ word: String) -> Bool {
    let isArea = word.count < 5 && word.first?.isLetter == true && ["2", "3"].contains(word.last)
    return (isArea ? word.dropLast() : word[...]).contains(where: \.isNumber)
  }

  /// `12*`, `12 (*)`: a mark of a note below the table.
  private static func isNote(_ text: String) -> Bool { text.allSatisfy { "*()".contains($0) } }
}
