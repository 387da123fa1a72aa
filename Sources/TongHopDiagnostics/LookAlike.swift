/// Characters that nobody sees, and those that look like others: what makes two codes that look the
/// same two codes.
///
/// They come with text that was copied from a web page, a chat or a word processor. Like
/// ``Suggestion`` this is only for messages: no such character is ever taken for another one.
///
/// Whatever is looked up and not found is held against what it looks like: a word of a list by
/// ``Suggestion/question(_:in:limit:naming:)``, a text that is parsed by ``repaired(_:where:)``.
public enum LookAlike {
  /// What a character looks like in a code: `Н` (Cyrillic) like `H`, `–` like `-`.
  ///
  /// - Returns: nothing for one that cannot be seen; nil where it is what it looks like.
  static func appearance(of scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return nil }
    if let looks = LookAlikeTable.looks[scalar] { return looks }
    switch scalar.value {
    // Full-width forms of ASCII.
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    case 0x1D400...0x1D6A3: return mathematicalLetter(scalar)
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

  /// `MATHEMATICAL BOLD CAPITAL A` looks like A.
  private static func mathematicalLetter(_ scalar: Unicode.Scalar) -> String? {
    guard let words = scalar.properties.name?.split(separator: " "), let letter = words.last,
      letter.utf8.count == 1
    else { return nil }
    return words.contains("SMALL") ? letter.lowercased() : String(letter)
  }

  /// The text as it looks, in characters that are what they look like, without blanks at its ends.
  public static func plain(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let appearance = appearance(of: scalar) {
        result.unicodeScalars.append(contentsOf: appearance.unicodeScalars)
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

  /// The text as it looks, where only that is understood.
  ///
  /// - Parameter isOfDigits: it is a number, a date or a period: O is a zero among digits, l a one.
  /// - Returns: nil where nothing looks like anything else, or what it looks like is no better.
  public static func repaired(
    _ text: String, isOfDigits: Bool = false, where isUnderstood: (String) -> Bool
  ) -> String? {
    let looks = plain(text)
    if looks != text, isUnderstood(looks) { return looks }
    let digits = isOfDigits ? key(text) : looks
    return digits != looks && isUnderstood(digits) ? digits : nil
  }

  // MARK: - Twins

  /// The candidate that looks like a word and is another one; of several the first by bytes, those
  /// with the same capitals before others.
  ///
  /// A letter O for a zero and a small l for a one look alike only in words that have digits.
  public static func twin(of word: String, in candidates: some Sequence<String>) -> String? {
    let isPlain = !isStrange(word)
    let looks = key(word)
    let small = looks.lowercased()
    var best: (word: String, isExact: Bool)?
    for candidate in candidates {
      // Two plain words look alike only by O and l.
      if isPlain, !isMixed(word), !isStrange(candidate) { continue }
      let other = key(candidate)
      let isExact = other == looks
      guard isExact || !(isPlain && !isStrange(candidate)) && other.lowercased() == small,
        candidate != word
      else { continue }
      if let known = best {
        if known.isExact, !isExact { continue }
        if known.isExact == isExact, known.word.utf8.lexicographicallyPrecedes(candidate.utf8) {
          continue
        }
      }
      best = (candidate, isExact)
    }
    return best?.word
  }

  /// Do two different words look the same? Capitals count only where neither has a strange character.
  public static func areTwins(_ word: String, _ other: String) -> Bool {
    guard word != other else { return false }
    let (looks, otherLooks) = (key(word), key(other))
    if looks == otherLooks { return true }
    return (isStrange(word) || isStrange(other)) && looks.lowercased() == otherLooks.lowercased()
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
}
