/// Many known words, made ready for the question which of them is nearest to a wrong one.
///
/// The words lie sorted by their letters, so that those that begin alike lie together: a tree whose
/// branches are ranges of one list.
///
///     0 6 1 5 7          a question goes down a branch as long as some word below it
///     0 6 2 2 0   ┐      can be within the limit: only the cells of the table of edit
///     0 6 2 2 3   ┘ 062  distances that lie near its diagonal are kept, row by row
///     1 8 2
///
/// How many branches can lie within the limit depends on the alphabet and the length of the word,
/// not on how many words there are.
public struct SuggestionIndex: Sendable {
  /// *shape* [word]; sorted by their letters.
  private var words: [String] = []
  /// *shape* [word + 1]; where the letters of each word begin in `letters`.
  private var starts: [Int] = [0]
  private var letters: [Int32] = []
  private var alphabet = Alphabet()

  /// - Complexity: O(*letters* + *words* log *words*).
  public init(_ known: some Sequence<String>) {
    var spelled: [(letters: [Int32], word: String)] = []
    for word in known {
      let letters = alphabet.spell(word)
      // No question is that long; see ``Suggestion/longest``.
      guard letters.count <= 2 * Suggestion.longest else { continue }
      spelled.append((letters, word))
    }
    spelled.sort { $0.letters.lexicographicallyPrecedes($1.letters) }
    for (letters, word) in spelled {
      words.append(word)
      self.letters += letters
      starts.append(self.letters.count)
    }
  }

  /// What ``Suggestion/nearest(to:in:limit:)`` finds among the same words.
  ///
  /// - Complexity: of a limit of 2, O(*length* squared x *letters of the alphabet* squared) cells
  ///   at most, however many words there are; usually a few hundred.
  ///
  /// - Parameter alone: nil where several words are equally near.
  public func nearest(to word: String, limit: Int = 2, alone: Bool = false) -> String? {
    var cells = 0
    return nearest(to: word, limit: limit, alone: alone, cells: &cells)
  }

  /// - Parameter cells: gets the number of cells of the table of edit distances that were filled.
  func nearest(to word: String, limit: Int, alone: Bool = false, cells: inout Int) -> String? {
    let wanted = alphabet.find(word)
    guard wanted.count <= Suggestion.longest else { return nil }
    // Most wrong words are one edit away, which is found at a tenth of the cost of two.
    for distance in 0...min(limit, max(wanted.count - 1, 0)) {
      var walk = Walk(index: self, wanted: wanted, limit: distance)
      walk.descend(0..<words.count, depth: 0)
      cells += walk.cells
      if let best = walk.best { return alone && walk.isShared ? nil : best.word }
    }
    return nil
  }

  /// Upper and lower case of a letter have one number; so have its spellings.
  private struct Alphabet {
    /// ASCII letters have the numbers of their bytes.
    private var numbers: [Character: Int32] = {
      var numbers: [Character: Int32] = [:]
      for value in UInt8(0)..<128 { numbers[Character(Unicode.Scalar(value))] = Int32(value) }
      return numbers
    }()

    mutating func spell(_ word: String) -> [Int32] {
      if let bytes = Self.plain(word) { return bytes }
      return word.lowercased().map { letter in
        if let number = numbers[letter] { return number }
        let number = Int32(128 + numbers.count)
        numbers[letter] = number
        return number
      }
    }

    /// Letters that no known word has are -1.
    func find(_ word: String) -> [Int32] {
      Self.plain(word) ?? word.lowercased().map { numbers[$0] ?? -1 }
    }

    /// Of a word of ASCII alone. A carriage return may be half a character.
    private static func plain(_ word: String) -> [Int32]? {
      guard word.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return nil }
      return word.utf8.map { Int32((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) }
    }
  }
}

// MARK: - One question

extension SuggestionIndex {
  private struct Walk {
    let index: SuggestionIndex
    let wanted: [Int32]
    let limit: Int
    private(set) var best: Suggestion.Match?
    /// Is another word as near as the best, and as long?
    private(set) var isShared = false
    private(set) var cells = 0
    /// *shape* [depth][2 x limit + 1]; the distance of the first *depth* letters of a branch to the
    /// first *depth* - limit, … *depth* + limit letters of the word; beyond the limit, limit + 1.
    private var rows: [Int]

    private var width: Int { 2 * limit + 1 }

    init(index: SuggestionIndex, wanted: [Int32], limit: Int) {
      self.index = index
      self.wanted = wanted
      self.limit = limit
      rows = Array(repeating: 0, count: (wanted.count + limit + 2) * (2 * limit + 1))
      for place in 0...(2 * limit) {
        rows[place] = (0...wanted.count).contains(place - limit) ? place - limit : limit + 1
      }
    }

    /// - Parameter range: words that have their first `depth` letters in common, whose row is there.
    mutating func descend(_ range: Range<Int>, depth: Int) {
      var next = range.lowerBound
      while next < range.upperBound, index.length(next) == depth {
        note(index.words[next], length: depth)
        next += 1
      }
      while next < range.upperBound {
        let letter = index.letter(next, depth)
        let end = index.end(of: letter, depth, next..<range.upperBound)
        if fill(letter, depth + 1) { descend(next..<end, depth: depth + 1) }
        next = end
      }
    }

    private mutating func note(_ word: String, length: Int) {
      let place = wanted.count - length + limit
      guard (0..<width).contains(place) else { return }
      let distance = rows[length * width + place]
      guard distance <= limit else { return }
      let match = Suggestion.Match(distance, excess: length - wanted.count, word)
      if let best, best.distance == match.distance, best.lengthRank == match.lengthRank {
        isShared = isShared || best.word != match.word
      } else if best.map({ match < $0 }) ?? true {
        isShared = false
      }
      if best.map({ match < $0 }) ?? true { best = match }
    }

    /// Fills the row of a branch that goes on with a letter.
    ///
    /// - Returns: whether a word below it can be within the limit.
    private mutating func fill(_ letter: Int32, _ depth: Int) -> Bool {
      let (row, above) = (depth * width, (depth - 1) * width)
      var least = limit + 1
      for place in 0..<width {
        let column = depth - limit + place
        var value = limit + 1
        if column == 0 {
          value = depth
        } else if column > 0, column <= wanted.count {
          value = rows[above + place] + (wanted[column - 1] == letter ? 0 : 1)
          if place + 1 < width { value = min(value, rows[above + place + 1] + 1) }
          if place > 0 { value = min(value, rows[row + place - 1] + 1) }
        }
        rows[row + place] = min(value, limit + 1)
        least = min(least, value)
      }
      cells += width
      return least <= limit
    }
  }

  private func length(_ word: Int) -> Int { starts[word + 1] - starts[word] }

  private func letter(_ word: Int, _ depth: Int) -> Int32 { letters[starts[word] + depth] }

  /// Behind the words of a range that go on with the letter of its first.
  private func end(of letter: Int32, _ depth: Int, _ range: Range<Int>) -> Int {
    var (step, low) = (1, range.lowerBound)
    while low + step < range.upperBound, self.letter(low + step, depth) == letter {
      low += step
      step *= 2
    }
    var high = min(low + step, range.upperBound)
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if self.letter(middle, depth) == letter { low = middle } else { high = middle }
    }
    return high
  }
}
