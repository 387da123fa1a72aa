import Foundation
import TongHopDiagnostics

/// The text of an answer, held against the texts that a question knows: to name what looks like one
/// of them, never to take it for one.
public enum AnswerText {
  public enum Likeness: Sendable, Hashable {
    /// But for case, spaces, accents, quotes, a full stop or characters that look alike it is this
    /// text.
    case variant(of: String)
    /// Several answers in one cell, among them this text.
    case several(with: String)
  }

  /// - Parameter texts: those that the question knows; an answer that is one of them is like none.
  public static func likeness(of answer: String, to texts: [String]) -> Likeness? {
    let words = words(of: answer)
    guard !words.isEmpty else { return nil }
    let known = texts.map { (text: $0, words: Self.words(of: $0)) }
    if let same = known.first(where: { $0.words == words }) { return .variant(of: same.text) }
    return known.first { isPart($0.words, of: words) }.map { .several(with: $0.text) }
  }

  /// Is it made of nothing but answers, or cut by a sign that separates them?
  public static func isList(_ answer: String, of texts: [String]) -> Bool {
    guard !answer.contains(where: { ";,/|+&\n".contains($0) }) else { return true }
    var known: Set<String> = []
    for text in texts { known.formUnion(words(of: text)) }
    return words(of: answer).allSatisfy(known.contains)
  }

  /// What it looks like in lower case, without accents, cut at white space and at what separates answers.
  static func words(of text: String) -> [String] {
    let plain = LookAlike.plain(text).lowercased().decomposedStringWithCanonicalMapping
      .unicodeScalars.filter {
        $0.properties.canonicalCombiningClass == .notReordered
      }
    return String(String.UnicodeScalarView(plain)).replacingOccurrences(of: "đ", with: "d")
      .split { !$0.isLetter && !$0.isNumber && !"+-<>%".contains($0) }.map(String.init)
  }

  private static func isPart(_ part: [String], of whole: [String]) -> Bool {
    guard !part.isEmpty, part.count < whole.count else { return false }
    return (0...whole.count - part.count).contains { start in
      whole[start..<start + part.count].elementsEqual(part)
    }
  }
}
