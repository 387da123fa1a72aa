import TongHopDiagnostics

/// What was meant by a condition that is written almost right. Only for messages: nothing is ever read
/// as what it may mean.
extension SurveyCondition {
  /// `Q>=4 of 1..5` for `Q>=4of 1..5`, `Q>=4 of 1-5` and `Q>=4 of 5..1`.
  ///
  /// - Parameter text: what stands behind `survey:`.
  /// - Returns: nil where no such text is understood.
  /// - Complexity: O(*n*^2) in the length of the text, which is that of a field.
  public static func meant(by text: String) -> String? {
    guard text.utf8.count <= longest else { return nil }
    for candidate in [text] + split(text) {
      for whole in [candidate, withRange(candidate)].compactMap(\.self) where whole != text {
        guard case .survey(_, let condition?) = try? Measure.survey(parsing: whole),
          condition.isComplete
        else { continue }
        return whole
      }
    }
    return nil
  }

  /// Nobody writes longer ones.
  private static let longest = 2000

  /// Are all answers known?
  private var isComplete: Bool {
    switch self {
    case .compared(_, _, let range): range != nil
    case .oneOf(_, let all): all != nil
    case .within: true
    }
  }

  /// The texts that have blanks around an `of` that touches another character.
  static func split(_ text: String) -> [String] {
    var result: [String] = []
    var place = text.startIndex
    while let word = text[place...].firstRange(ofWord: "of") {
      let (left, right) = (text[..<word.lowerBound], text[word.upperBound...])
      let isGlued = left.last.map { $0 != " " } ?? false || right.first.map { $0 != " " } ?? false
      let (before, behind) = (String(left).trimmed, String(right).trimmed)
      if isGlued, !before.isEmpty, !behind.isEmpty { result.append(before + " of " + behind) }
      place = word.upperBound
    }
    return result
  }

  /// The text with two dots between the ends of its range, the lower one first; nil where behind the
  /// last ` of ` stand no two numbers.
  private static func withRange(_ text: String) -> String? {
    let parts = parts(text)
    guard parts.count == 2 else { return nil }
    let range = LookAlike.plain(parts[1].trimmed)
    for sign in ["...", "..", "…", "-"] {
      // A minus may stand before the first number.
      var place = range.dropFirst().startIndex
      while let found = range[place...].firstRange(ofWord: sign) {
        let ends = [range[..<found.lowerBound], range[found.upperBound...]]
          .map { String($0).trimmed }
        place = found.upperBound
        // Of two hyphens nobody knows whether one is a minus.
        if sign == "-", ends[1].hasPrefix("-") || ends[0].hasSuffix("-") { continue }
        guard let low = number(ends[0]), let high = number(ends[1]) else { continue }
        let right = low < high ? ends : ends.reversed()
        return parts[0].trimmed + " of " + right.joined(separator: "..")
      }
    }
    return nil
  }
}

extension Substring {
  /// Where a word begins, whatever its capitals.
  fileprivate func firstRange(ofWord word: String) -> Range<Index>? {
    indices.lazy.compactMap { start in
      guard let end = self.index(start, offsetBy: word.count, limitedBy: self.endIndex),
        self[start..<end].lowercased() == word
      else { return nil }
      return start..<end
    }.first
  }
}
