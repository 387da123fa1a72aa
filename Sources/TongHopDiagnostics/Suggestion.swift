/// "Did you mean": the nearest of some known words.
public enum Suggestion {
  /// The candidate with the smallest edit distance to `word`, at most `limit`.
  ///
  /// Of equally near ones the first by bytes wins, so that the message does not depend on an order.
  /// A suggestion is only ever printed; it is never used in place of what was written.
  ///
  /// - Complexity: O(*candidates* x *length* squared); only run for words that are wrong.
  public static func nearest(
    to word: String, in candidates: some Sequence<String>, limit: Int = 2
  ) -> String? {
    let wanted = Array(word.lowercased())
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, letters)
      guard distance <= limit, distance < max(wanted.count, 1) else { continue }
      if let current = best,
        (current.distance, current.word) <= (distance, candidate)
      {
        continue
      }
      best = (distance, candidate)
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
