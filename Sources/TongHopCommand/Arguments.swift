import TongHop
import TongHopDiagnostics
import TongHopDomain

/// A command line that makes no sense.
struct UsageError: Error {
  var message: Phrase
}

/// The words of the command line, sorted out.
struct Arguments {
  private(set) var verb: Verb?
  private(set) var workspace: String?
  private(set) var wantsHelp = false
  private(set) var wantsVersion = false
  private var options: [String: String] = [:]

  static let valueOptions = [
    "--method", "--period", "--against", "--tree", "--level", "--within", "--format", "--output",
    "--lang",
    "--unit", "--criterion", "--threads", "--engine", "--by", "--idata", "--imeta", "--workspace",
  ]
  static let flags = [
    "--wide", "--excel", "--sheets", "--replace", "--allow-errors", "--help", "-h",
  ]

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--help" || word == "-h" || (word == "help" && verb == nil) {
        wantsHelp = true
      } else if word == "--version" {
        wantsVersion = true
      } else if word.hasPrefix("-"), word.count > 1 {
        try addOption(word, &rest)
      } else if let option = word.split(separator: "=").first,
        Self.dashed(String(option)) != nil
          || LookAlike.twin(of: String(option), in: Self.valueOptions + Self.flags) != nil
      {
        // `–-period` and `–period`, as a word processor writes them, are no names of folders.
        try addOption(word, &rest)
      } else if verb == nil {
        guard let found = Verb.all.first(where: { $0.name == word }) else {
          throw Self.unknown(word, in: Verb.all.map(\.name), Phrase("lệnh", en: "verb"))
        }
        verb = found
      } else if workspace == nil {
        workspace = word
      } else {
        throw UsageError(message: Phrase("thừa '\(word)'", en: "'\(word)' is too much"))
      }
    }
    if let language = options["--lang"], Language(rawValue: language) == nil {
      throw UsageError(
        message: Phrase("--lang là vi hoặc en", en: "--lang is vi or en")
          + Self.question(language, in: ["vi", "en"]))
    }
    if let verb { try check(verb) }
  }

  private mutating func addOption(_ word: String, _ rest: inout ArraySlice<String>) throws {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    if Self.flags.contains(word) {
      options[word] = ""
    } else if Self.valueOptions.contains(parts[0]) {
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
        throw UsageError(
          message: Phrase("\(word) cần một giá trị", en: "\(word) needs a value"))
      }
      options[parts[0]] = value
    } else {
      let known = Self.valueOptions + Self.flags + ["--version"]
      let isLookAlike =
        Self.dashed(parts[0]) != nil || LookAlike.twin(of: parts[0], in: known) != nil
      throw Self.unknown(
        isLookAlike ? parts[0] : word, in: known, Phrase("tùy chọn", en: "option"))
    }
  }

  /// An option that the verb does not know would otherwise be ignored silently.
  private func check(_ verb: Verb) throws {
    let known = verb.options + ["--lang", "--help", "-h"]
    for option in options.keys.sorted() where !known.contains(option) {
      throw UsageError(
        message: Phrase(
          "\(verb.name) không có tùy chọn \(option)", en: "\(verb.name) has no option \(option)"))
    }
  }

  private static func unknown(_ word: String, in known: [String], _ kind: Phrase) -> UsageError {
    let shown = LookAlike.shown(word)
    return UsageError(
      message: Phrase(
        "không có \(kind.vietnamese) '\(shown)'", en: "there is no \(kind.english) '\(shown)'")
        + (dashed(word).map { Phrase(verbatim: "; ") + LookAlike.fix(word, meant: $0, shown: $0) }
          ?? question(word, in: known)))
  }

  /// `--period` for `–period`: a word processor makes one dash of two hyphens.
  ///
  /// - Returns: nil where all dashes are hyphens, and where it is no option with two of them.
  private static func dashed(_ word: String) -> String? {
    guard LookAlike.isStrange(word) else { return nil }
    let looks = LookAlike.plain(word)
    let option = "--" + looks.drop { $0 == "-" }.lowercased()
    let known = valueOptions + flags + ["--version"]
    return looks.hasPrefix("-") && !looks.hasPrefix("--") && known.contains(option) ? option : nil
  }

  /// `; có phải là check?`; nothing where no word is near.
  static func question(_ word: String, in known: some Sequence<String>, limit: Int = 2) -> Phrase {
    Suggestion.question(word, in: known, limit: limit).map { Phrase(verbatim: "; ") + $0 }
      ?? Phrase(verbatim: "")
  }

  /// What to type for a text that is understood as it looks.
  private static func repaired(_ text: String, where isUnderstood: (String) -> Bool) -> Phrase {
    LookAlike.fix(text, isOfDigits: true, where: isUnderstood).map {
      Phrase(verbatim: "; ") + $0
    } ?? Phrase(verbatim: "")
  }

  /// For messages about a command line that could not be read.
  static func language(in words: [String]) -> Language {
    words.contains("--lang=en") || zip(words, words.dropFirst()).contains { $0 == ("--lang", "en") }
      ? .english : .vietnamese
  }

  subscript(option: String) -> String? { options[option] }

  func has(_ flag: String) -> Bool { options[flag] != nil }

  var language: Language { options["--lang"].flatMap(Language.init) ?? .vietnamese }

  func period(_ option: String) throws -> Period? {
    guard let text = options[option] else { return nil }
    guard let period = Period(parsing: text) else {
      let shown = LookAlike.shown(text)
      throw UsageError(
        message: Phrase(
          "\(option): '\(shown)' không phải là kỳ; viết 2024-Q2, 2024-06, 2024-H1, 2024-9M hoặc 2024; ",
          en:
            "\(option): '\(shown)' is no period; write 2024-Q2, 2024-06, 2024-H1, 2024-9M or 2024; "
        ) + Period.fix(for: text))
    }
    return period
  }

  /// - Returns: nil where the option is not given.
  func tree() throws -> TreeChoice? {
    guard let text = options["--tree"] else { return nil }
    guard let tree = TreeChoice(parsing: text) else {
      throw UsageError(
        message: Phrase(
          "--tree: '\(LookAlike.shown(text))' không có; viết own, current hoặc một ngày, ví dụ 2025-07-01",
          en: "--tree: no '\(LookAlike.shown(text))'; write own, current or a date, e.g. 2025-07-01"
        )
          + Self.repaired(text) { TreeChoice(parsing: $0) != nil })
    }
    return tree
  }

  /// - Returns: nil where the option is not given.
  func threads() throws -> Int? {
    guard let text = options["--threads"] else { return nil }
    guard let count = Int(text), (1...1024).contains(count) else {
      throw UsageError(
        message: Phrase(
          "--threads: '\(text)' không phải là số luồng; viết một số từ 1 đến 1024, ví dụ --threads 2",
          en: "--threads: '\(text)' is no number of threads; write 1 to 1024, e.g. --threads 2")
          + Self.repaired(text) { Int($0) != nil })
    }
    return count
  }

  func choice(_ option: String, of words: [String]) throws -> String {
    guard let word = options[option] else { return words[0] }
    guard words.contains(word) else {
      let list = words.joined(separator: ", ")
      throw UsageError(
        message: Phrase(
          "\(option): '\(LookAlike.shown(word))' không có; chọn \(list)",
          en: "\(option): no '\(LookAlike.shown(word))'; choose \(list)")
          + Self.question(word, in: words))
    }
    return word
  }
}
