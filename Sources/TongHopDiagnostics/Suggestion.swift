/// "Did you mean": the nearest of some known words.
///
/// A suggestion is only ever printed; it is never used in place of what was written.
///
/// This is the plain way, for a word that is asked for once or a list of a few words. Where data
/// can hold many wrong words and many known ones, ``SuggestionIndex`` finds the same ones.
public enum Suggestion {
  /// No word of more letters is looked for: nobody mistypes it, something was pasted.
  public static let longest = 200

  /// The candidate with the smallest edit distance to `word`, at most `limit`.
  ///
  /// Upper and lower case are the same. Of equally near ones those as long as `word` go first, then
  /// longer ones, because a character is lost more often than one too many is typed; then the first
  /// by letters, so that the message does not depend on an order.
  ///
  /// - Returns: nil where none is near, and for a word of more than ``longest`` letters.
  /// - Complexity: O(*candidates* x *length* squared).
  public static func nearest(
    to word: String, in candidates: some Sequence<String>, limit: Int = 2
  ) -> String? {
    let wanted = Array(word.lowercased())
    guard wanted.count <= longest else { return nil }
    var best: Match?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, letters)
      guard distance <= limit, distance < max(wanted.count, 1) else { continue }
      let next = Match(distance, excess: letters.count - wanted.count, candidate)
      if best.map({ next < $0 }) ?? true { best = next }
    }
    return best?.word
  }

  /// A word that is near enough; the better one is less.
  struct Match: Comparable {
    let distance: Int
    /// As long as what was written, longer, shorter.
    let lengthRank: Int
    let word: String

    /// - Parameter excess: how many letters it has more than what was written.
    init(_ distance: Int, excess: Int, _ word: String) {
      self.distance = distance
      lengthRank = excess == 0 ? 0 : excess > 0 ? 1 : 2
      self.word = word
    }

    static func < (left: Match, right: Match) -> Bool {
      if left.distance != right.distance { return left.distance < right.distance }
      if left.lengthRank != right.lengthRank { return left.lengthRank < right.lengthRank }
      if left.word != right.word { return left.word < right.word }
      // Two spellings of one word, as Ệ in one code point or in three.
      return left.word.utf8.lexicographicallyPrecedes(right.word.utf8)
    }
  }

  /// Levenshtein distance by characters.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var previous = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var current = [i + 1]
      for (j, right) in b.enumerated() {
        let substituted = previous[j] + (left == right ? 0 : 1)
        current.append(min(substituted, previous[j + 1] + 1, current[j] + 1))
      }
      previous = current
    }
    return previous[b.count]
  }
}
