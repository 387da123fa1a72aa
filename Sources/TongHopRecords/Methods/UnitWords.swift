import TongHopDiagnostics
import TongHopDomain

/// The words that units.csv uses for levels and types, for telling a misspelt one.
struct UnitWords {
  private let levels: Set<String>
  private let types: [NameKey: String]
  /// For messages, which list them all where they are few.
  let typeList: Phrase
  let list: Phrase
  private let nearTypes: SharedSuggestions
  private let nearWords: SharedSuggestions

  init(levels: Set<String>, types: Set<String>) {
    self.levels = levels.filter { !$0.isEmpty }
    self.types = Dictionary(
      types.filter { !$0.isEmpty }.map { (NameKey($0), $0) }, uniquingKeysWith: min)
    let typeList = self.types.values.sorted()
    // `xã` is often a level and a type.
    let words = self.levels.sorted() + typeList.filter { !levels.contains($0) }
    self.typeList = Phrase(listing: typeList.map(LookAlike.shown))
    list = Phrase(listing: words.map(LookAlike.shown))
    nearTypes = SharedSuggestions { typeList }
    nearWords = SharedSuggestions { words }
  }

  /// Where no units were read every word would be unknown; that is reported elsewhere.
  private var isEmpty: Bool { levels.isEmpty && types.isEmpty }

  func isLevelOrType(_ word: String) -> Bool {
    isEmpty || levels.contains(word) || types[NameKey(word)] != nil
  }

  func isType(_ word: String) -> Bool { isEmpty || types[NameKey(word)] != nil }

  func type(near word: String) -> String? { nearTypes.nearest(to: word) }

  /// Another word for the same level goes first, then one that is spelled nearly so.
  ///
  /// - Returns: what to do about a word of `applies_to` that no unit has; nil where none is near it.
  func fix(_ word: String) -> Phrase? {
    let same = levels.filter { LevelWords.meanTheSame(word, $0) }.sorted()
    if !same.isEmpty {
      let list = same.map(LookAlike.shown).joined(separator: ", ")
      return Phrase(
        "cột level của units.csv ghi \(list): ghi như vậy ở đây, hoặc sửa cột level ở đó thành \(word)",
        en:
          "the column level of units.csv says \(list): write that here, or make it \(word) there")
    }
    guard let near = nearWords.nearest(to: word) else { return nil }
    // The known word is no slip of the other.
    if LevelWords.isKnown(word), !LevelWords.isKnown(near), !LookAlike.areTwins(word, near) {
      return Phrase(
        "units.csv ghi \(near), có phải là \(word)? nếu phải thì sửa ở đó",
        en: "units.csv says \(near); if that should be \(word), correct it there")
    }
    return Suggestion.question(word, near: near)
  }
}
