/// Characters that nobody sees, and those that look like others: what makes two codes that look the
/// same two codes.
///
/// They come with text that was copied from a web page, a chat or a word processor. Like
/// ``Suggestion`` this is only for messages: no such character is ever taken for another one.
public enum LookAlike {
  /// What a character looks like in a code: `Н` (Cyrillic) like `H`, `–` like `-`.
  ///
  /// - Returns: nothing for one that cannot be seen; nil where it is what it looks like.
  static func appearance(of scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return nil }
    if let letter = letters[scalar] { return String(letter) }
    switch scalar.value {
    // Full-width forms of ASCII.
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    case 0x2160...0x216B: return romanNumbers[Int(scalar.value) - 0x2160]
    default: break
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { return "" }
    if properties.generalCategory == .spaceSeparator { return " " }
    if properties.generalCategory == .dashPunctuation { return "-" }
    if properties.numericType == .decimal, let value = properties.numericValue {
      return String(Int(value))
    }
    return nil
  }

  /// Capitals and small letters of Cyrillic and Greek that most typefaces draw as Latin ones, and
  /// signs that look like a hyphen, a slash or an apostrophe.
  private static let letters: [Unicode.Scalar: Character] = {
    var table: [Unicode.Scalar: Character] = [
      "\u{2212}": "-", "\u{2043}": "-", "\u{2044}": "/", "\u{2215}": "/", "\u{FF3F}": "_",
    ]
    let pairs = [
      // Cyrillic
      ("АВЕКМНОРСТУХІЈЅԚԜҮ", "ABEKMHOPCTYXIJSQWY"), ("аеорсухіјѕԛԝһӏԁү", "aeopcyxijsqwhldy"),
      // Greek
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("αικνορυ", "aikvopu"),
    ]
    for (like, latin) in pairs {
      for (scalar, letter) in zip(like.unicodeScalars, latin) { table[scalar] = letter }
    }
    return table
  }()

  private static let romanNumbers = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
  ]

  /// The text as it looks, in characters that are what they look like, without blanks at its ends.
  public static func plain(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let appearance = appearance(of: scalar) {
        result += appearance
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// Is there a character that cannot be seen or is not what it looks like?
  public static func isStrange(_ text: String) -> Bool {
    !text.utf8.allSatisfy { $0 < 0x80 }
      && text.unicodeScalars.contains { appearance(of: $0) != nil }
  }

  /// The same without a code, `U+200B (không nhìn thấy)`, for each strange character, at most four;
  /// nil where there is none.
  public static func named(in text: String) -> Phrase? {
    guard isStrange(text) else { return nil }
    var names: [Phrase] = []
    for scalar in text.unicodeScalars {
      guard let looks = appearance(of: scalar) else { continue }
      let point = codePoint(scalar)
      let name =
        switch looks {
        case "": Phrase("\(point) (không nhìn thấy)", en: "\(point) (invisible)")
        case " ": Phrase("\(point) (một loại dấu cách)", en: "\(point) (a kind of blank)")
        default: Phrase("\(point) (trông như \(looks))", en: "\(point) (looks like \(looks))")
        }
      if !names.contains(name), names.count < 4 { names.append(name) }
    }
    return names.dropFirst().reduce(names[0]) { $0 + Phrase(verbatim: ", ") + $1 }
  }

  /// `U+200B`
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The text with its strange characters named: `06157<U+200B>`, `Н<U+041D>S`.
  ///
  /// What cannot be seen is always named. What looks like something else is named only in one word
  /// that would be plain without it and is no number: a dash in a sentence is nothing strange, and of
  /// a number it is said in words.
  public static func shown(_ text: String) -> String {
    guard isStrange(text) else { return text }
    let plain = plain(text)
    let isNumber = plain.dropFirst().allSatisfy { "0123456789.,'%)".contains($0) }
    let isCode = !isNumber && plain.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    var result = ""
    for scalar in text.unicodeScalars {
      // What a terminal obeys is shown by whoever prints it (``ShownText``).
      let looks = ShownText.isObeyed(scalar) ? nil : appearance(of: scalar)
      if looks != "" { result.unicodeScalars.append(scalar) }
      if let looks, looks.isEmpty || isCode { result += "<\(codePoint(scalar))>" }
    }
    return result
  }

  // MARK: - Twins

  /// The candidate that looks like a word and is another one; of several the first by bytes.
  ///
  /// A letter O for a zero and a small l for a one look alike only in words that have digits.
  public static func twin(of word: String, in candidates: some Sequence<String>) -> String? {
    let isStrange = isStrange(word)
    let isMixed = isMixed(word)
    guard isStrange || isMixed else { return nil }
    let looks = key(word)
    var best: String?
    for candidate in candidates where key(candidate) == looks && !isSame(candidate, word) {
      if let known = best, known.utf8.lexicographicallyPrecedes(candidate.utf8) { continue }
      best = candidate
    }
    return best
  }

  /// Do two different words look the same?
  public static func areTwins(_ word: String, _ other: String) -> Bool {
    !isSame(word, other) && key(word) == key(other)
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.elementsEqual(right.unicodeScalars)
  }

  /// Digits beside letters that could be digits.
  private static func isMixed(_ word: String) -> Bool {
    word.utf8.contains { (48...57).contains($0) } && word.contains { "OolI".contains($0) }
  }

  /// What two words that look the same have in common.
  public static func key(_ text: String) -> String {
    let plain = plain(text)
    guard isMixed(plain) else { return plain }
    return String(
      plain.map { letter in
        switch letter {
        case "O", "o": "0"
        case "l", "I": "1"
        default: letter
        }
      })
  }

  /// What to type in place of a word that looks like another: the characters are named.
  ///
  /// - Parameter shown: the other word as the message gives it, maybe with a name.
  public static func fix(_ word: String, meant twin: String, shown: String) -> Phrase {
    if let names = named(in: word) {
      return Phrase("trong ô có ", en: "the field has ") + names
        + Phrase(": xóa đi, gõ lại \(shown)", en: ": delete it, type \(shown)")
    }
    if let names = named(in: twin) {
      return Phrase("trong mã đã khai báo có ", en: "the code that was declared has ") + names
        + Phrase(": gõ lại mã ở nơi khai báo", en: ": type it again where it is declared")
    }
    var letters: [Phrase] = []
    for (found, meant) in zip(word.unicodeScalars, twin.unicodeScalars) where found != meant {
      let name = Phrase(
        "\(found) (\(codePoint(found))) thay cho \(meant) (\(codePoint(meant)))",
        en: "\(found) (\(codePoint(found))) in place of \(meant) (\(codePoint(meant)))")
      if !letters.contains(name), letters.count < 4 { letters.append(name) }
    }
    let list = letters.dropFirst().reduce(letters.first ?? Phrase(verbatim: "")) {
      $0 + Phrase(verbatim: ", ") + $1
    }
    return Phrase("trong ô có ", en: "the field has ") + list
      + Phrase(": gõ lại \(shown)", en: ": type \(shown)")
  }
}

extension Suggestion {
  /// "Did you mean", as a whole sentence: the word that looks the same, with the characters that make
  /// it another, else the nearest.
  ///
  /// - Parameter naming: how the message gives the word.
  public static func question(
    _ word: String, in candidates: some Sequence<String>, limit: Int = 2,
    naming: (String) -> String = { $0 }
  ) -> Phrase? {
    if let twin = LookAlike.twin(of: word, in: candidates) {
      return LookAlike.fix(word, meant: twin, shown: naming(twin))
    }
    return question(word, near: nearest(to: word, in: candidates, limit: limit), naming: naming)
  }

  /// - Parameter near: the word that was found, if any.
  public static func question(
    _ word: String, near: String?, naming: (String) -> String = { $0 }
  ) -> Phrase? {
    guard let near else { return nil }
    return LookAlike.areTwins(word, near)
      ? LookAlike.fix(word, meant: near, shown: naming(near))
      : Phrase("có phải là \(naming(near))?", en: "did you mean \(naming(near))?")
  }
}
