/// A list of known words that data is held against: it is made ready when the first wrong word is
/// met, and each wrong word is looked for once.
///
/// A word that looks the same and is another one (``LookAlike``) goes before those that are near.
public struct Suggestions: Sendable {
  private let known: @Sendable () -> [String]
  private let limit: Int
  private let alone: Bool
  private var index: SuggestionIndex?
  /// By what they look like, the first by bytes.
  private var looks: [String: String] = [:]
  /// The same in small letters.
  private var smallLooks: [String: String] = [:]
  private var answers: [String: String?] = [:]

  /// A file of wrong words must not be kept in memory; what is forgotten is looked for again.
  private static let mostRemembered = 10_000

  /// - Parameters:
  ///   - limit: as of ``Suggestion/nearest(to:in:limit:)``.
  ///   - alone: none is suggested where several are equally near. For codes, which are often
  ///     numbered: every neighbour of `00106` is one digit away, and the figures of one would be
  ///     those of another.
  public init(
    limit: Int = 2, alone: Bool = false, _ known: @escaping @Sendable () -> [String]
  ) {
    self.known = known
    self.limit = limit
    self.alone = alone
  }

  public mutating func nearest(to word: String) -> String? {
    if let answer = answers[word] { return answer }
    if index == nil { prepare() }
    let answer = twin(of: word) ?? index?.nearest(to: word, limit: limit, alone: alone)
    if answers.count < Self.mostRemembered { answers[word] = .some(answer) }
    return answer
  }

  private mutating func prepare() {
    let words = known()
    index = SuggestionIndex(words)
    for word in words {
      let key = LookAlike.key(word)
      Self.keepFirst(word, &looks[key])
      Self.keepFirst(word, &smallLooks[key.lowercased()])
    }
  }

  private static func keepFirst(_ word: String, _ best: inout String?) {
    if let known = best, known.utf8.lexicographicallyPrecedes(word.utf8) { return }
    best = word
  }

  private func twin(of word: String) -> String? {
    let key = LookAlike.key(word)
    return [looks[key], smallLooks[key.lowercased()]].lazy.compactMap(\.self)
      .first { LookAlike.areTwins(word, $0) }
  }
}
