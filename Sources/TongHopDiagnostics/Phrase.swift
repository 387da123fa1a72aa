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

  public subscript(language: Language) -> String {
    language == .vietnamese ? vietnamese : english
  }

  public static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.vietnamese + right.vietnamese, en: left.english + right.english)
  }
}
