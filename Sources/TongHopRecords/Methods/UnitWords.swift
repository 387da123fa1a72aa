import TongHopDomain

/// The words that units.csv uses for levels and types, for telling a misspelt one.
struct UnitWords {
  private let levels: Set<String>
  private let types: [NameKey: String]

  init(levels: Set<String>, types: Set<String>) {
    self.levels = levels.filter { !$0.isEmpty }
    self.types = Dictionary(
      types.filter { !$0.isEmpty }.map { (NameKey($0), $0) }, uniquingKeysWith: min)
  }

  /// Where no units were read every word would be unknown; that is reported elsewhere.
  private var isEmpty: Bool { levels.isEmpty && types.isEmpty }

  func isLevelOrType(_ word: String) -> Bool {
    isEmpty || levels.contains(word) || types[NameKey(word)] != nil
  }

  func isType(_ word: String) -> Bool { isEmpty || types[NameKey(word)] != nil }

  var typeList: [String] { types.values.sorted() }
  var list: [String] { levels.sorted() + typeList }
}
