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
    let words = self.levels.sorted() + typeList
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

  func levelOrType(near word: String) -> String? { nearWords.nearest(to: word) }
}
