/// A name for comparing: lower case, white space collapsed, the tone mark in one place.
///
/// Composed and decomposed letters are equal already, because Swift compares strings by canonical
/// equivalence. That does not unify Hòa and Hoà, so the tone of oa, oe and uy is moved to the last
/// vowel. Diacritics are kept: Hoa Lộc and Hòa Lộc are two communes.
public struct NameKey: Sendable, Hashable {
  public let text: String

  public init(_ name: some StringProtocol) {
    var words: [String] = []
    for word in name.lowercased().split(whereSeparator: \.isWhitespace) {
      words.append(Self.withCanonicalTone(String(word)))
    }
    text = words.joined(separator: " ")
  }

  private static let tones: [Character: [Character: String]] = {
    let pairs: [(Character, Character, [(String, String)])] = [
      ("o", "a", [("ò", "à"), ("ó", "á"), ("ỏ", "ả"), ("õ", "ã"), ("ọ", "ạ")]),
      ("o", "e", [("ò", "è"), ("ó", "é"), ("ỏ", "ẻ"), ("õ", "ẽ"), ("ọ", "ẹ")]),
      ("u", "y", [("ù", "ỳ"), ("ú", "ý"), ("ủ", "ỷ"), ("ũ", "ỹ"), ("ụ", "ỵ")]),
    ]
    var table: [Character: [Character: String]] = [:]
    for (first, second, forms) in pairs {
      for (old, new) in forms {
        table[Character(old), default: [:]][second] = String(first) + new
      }
    }
    return table
  }()

  private static func withCanonicalTone(_ word: String) -> String {
    guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
    var result = ""
    var pending: Character?
    for letter in word {
      if let first = pending {
        pending = nil
        if let moved = tones[first]?[letter] {
          result += moved
          continue
        }
        result.append(first)
      }
      if tones[letter] != nil { pending = letter } else { result.append(letter) }
    }
    if let first = pending { result.append(first) }
    return result
  }
}
