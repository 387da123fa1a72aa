/// A list of known words that data is held against: it is made ready when the first wrong word is
/// met, and each wrong word is looked for once.
///
/// A word that looks the same and is another one (``LookAlike``) goes before those that are near.
public struct Suggestions: Sendable {
  private let known: @Sendable () -> [String]
  private let limit: Int
  private var index: SuggestionIndex?
  /// By what they look like, the first by bytes.
  private var looks: [String: String] = [:]
  private var answers: [String: String?] = [:]

  /// A file of wrong words must not be kept in memory; what is forgotten is looked for again.
  private static let mostRemembered = 10_000

  /// - Parameter limit: as of ``Suggestion/nearest(to:in:limit:)``.
  public init(limit: Int = 2, _ known: @escaping @Sendable () -> [String]) {
    self.known = known
    self.limit = limit
  }

  public mutating func nearest(to word: String) -> String? {
    if let answer = answers[word] { return answer }
    if index == nil {
      let words = known()
      index = SuggestionIndex(words)
      looks = Dictionary(words.map { (LookAlike.key($0), $0) }) { first, second in
        first.utf8.lexicographicallyPrecedes(second.utf8) ? first : second
      }
    }
    let twin = looks[LookAlike.key(word)].flatMap { LookAlike.areTwins(word, $0) ? $0 : nil }
    let answer = twin ?? index?.nearest(to: word, limit: limit)
    if answers.count < Self.mostRemembered { answers[word] = .some(answer) }
    return answer
  }
}
