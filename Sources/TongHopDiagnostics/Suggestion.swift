/// "Did you mean": the nearest of some known words.
public enum Suggestion {
  /// The candidate with the smallest edit distance to `word`, at most `limit`.
  ///
  /// Of equally near ones those as long as `word` go first, then longer ones, because a character is
  /// lost more often than one too many is typed; then the first by bytes wins, so that the message
  /// does not depend on an order.
  /// A suggestion is only ever printed; it is never used in place of what was written.
  ///
  /// - Complexity: O(*candidates* x *length* squared); only run for words that are wrong.
  public static func nearest(
    to word: String, in candidates: some Sequence<String>, limit: Int = 2
  ) -> String? {
    let wanted = Array(word.lowercased())
    var best: (distance: Int, lengthRank: Int, word: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, letters)
      guard distance <= limit, distance < max(wanted.count, 1) else { continue }
      let lengthRank = letters.count == wanted.count ? 0 : letters.count > wanted.count ? 1 : 2
      let next = (distance: distance, lengthRank: lengthRank, word: candidate)
      if let current = best, current <= next { continue }
      best = next
    }
    return best?.word
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
