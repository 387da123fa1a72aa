/// Levels and types that something is said of, as ``Method/appliesTo``, for asking about many units.
public struct KindWords: Sendable {
  private let isEmpty: Bool
  private let levels: Set<String>
  private let types: Set<NameKey>

  public init(_ words: [String]) {
    isEmpty = words.isEmpty
    levels = Set(words)
    types = Set(words.map { NameKey($0) })
  }

  /// Is the level or the type among them, or are there none?
  ///
  /// - Parameter type: the type as a key, which is made once for many questions.
  /// - Complexity: O(1), however many words there are.
  public func contains(level: String, type: NameKey) -> Bool {
    isEmpty || levels.contains(level) || types.contains(type)
  }
}
