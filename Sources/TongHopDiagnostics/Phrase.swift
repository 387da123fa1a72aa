/// The two languages of documents and messages. Machine formats never change with it.
public enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// One text in both languages. Data (codes, names, numbers) is written into both.
public struct Phrase: Sendable, Hashable {
  public let vietnamese: String
  public let english: String

  public init(_ vietnamese: String, en english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The same text in both languages: data, or a word that is not translated.
  public init(verbatim text: String) {
    vietnamese = text
    english = text
  }

  /// Words that are known, for a message: all where they are few, else the first and how many there
  /// are, so that thousands of messages over thousands of words stay short.
  public init(listing words: [String], most: Int = 30) {
    let shown = words.prefix(most).joined(separator: ", ")
    guard words.count > most else {
      self.init(verbatim: shown)
      return
    }
    self.init("\(shown), … (tất cả \(words.count))", en: "\(shown), … (\(words.count) in all)")
  }

  public subscript(language: Language) -> String {
    language == .vietnamese ? vietnamese : english
  }

  public static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.vietnamese + right.vietnamese, en: left.english + right.english)
  }
}
