import TongHopDiagnostics
import TongHopDomain

/// Keys that differ only in how they are written, and so split what is most likely one.
///
/// It may be meant so: nothing is left out or put together, both are named.
struct NearKeys<Scope: Hashable> {
  /// A word and its rows.
  struct Use {
    var text: String
    var count = 0
    var first: SourceLocation
    /// The first ones, in their order.
    var places: [SourceLocation] = []
  }

  private struct Name: Hashable {
    var scope: Scope
    var text: String
  }

  private var uses: [Name: Use] = [:]

  /// - Parameters:
  ///   - key: what is the same for all ways of writing that count as one; nil: the text.
  ///   - scope: inside of which it is a key.
  mutating func add(
    _ text: String, as key: String? = nil, in scope: Scope, at location: SourceLocation
  ) {
    guard !text.isEmpty else { return }
    let name = Name(scope: scope, text: key ?? text)
    uses[name, default: Use(text: text, first: location)].add(location)
  }

  /// Could there be a group? Most workspaces have none, and what is one is asked of few words.
  ///
  /// - Parameter texts: all words, wherever they are.
  /// - Complexity: O(*different words*).
  static func mayBe(in texts: Set<String>) -> Bool {
    var looks: Set<String> = []
    return texts.contains { !$0.isEmpty && !looks.insert(KeyLook.of($0)).inserted }
  }

  /// Words of one look in one scope, the most used one first; the groups by their first place.
  ///
  /// - Complexity: O(*different words*).
  func groups() -> [[Use]] {
    var byLook: [Name: [Use]] = [:]
    for (name, use) in uses {
      byLook[Name(scope: name.scope, text: KeyLook.of(name.text)), default: []].append(use)
    }
    return byLook.values.filter { $0.count > 1 }.map { group in
      group.sorted { left, right in
        if left.count != right.count { return left.count > right.count }
        if left.isTidy != right.isTidy { return left.isTidy }
        return left.first < right.first
      }
    }.sorted { $0[1].first < $1[1].first }
  }
}

extension NearKeys.Use {
  private static var mostPlaces: Int { 5 }

  fileprivate mutating func add(_ location: SourceLocation) {
    count += 1
    first = min(first, location)
    guard places.count < Self.mostPlaces || location < places[places.count - 1] else { return }
    places.insert(location, at: places.firstIndex { location < $0 } ?? places.endIndex)
    if places.count > Self.mostPlaces { places.removeLast() }
  }

  /// The text without characters that look like others, and one blank between words.
  var tidy: String {
    LookAlike.plain(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  fileprivate var isTidy: Bool { tidy == text }

  /// `'Nông thôn' (20 dòng: 2, 4, 6, 8, 10, …)`
  ///
  /// - Parameter file: the one that the message is about, which is not repeated.
  func shown(in name: String) -> Phrase {
    var (list, file) = ("", name)
    for place in places {
      let line = place.line.map { "\($0)" } ?? ""
      list += (list.isEmpty ? "" : ", ") + (place.file == file ? line : "\(place.file):\(line)")
      file = place.file
    }
    if count > places.count { list += ", …" }
    return Phrase(
      "'\(LookAlike.shown(text))' (\(count) dòng: \(list))",
      en: "'\(LookAlike.shown(text))' (\(count) \(count == 1 ? "row" : "rows"): \(list))")
  }
}

extension NearKeys {
  /// What is said of them: each group, or all in one where they are many.
  ///
  /// - Parameters:
  ///   - column: its name.
  ///   - word: what the keys name, in one and in many.
  ///   - place: of the field in the row of a location.
  func problems(
    column: String, word: Phrase, words: Phrase, place: (SourceLocation) -> SourceLocation
  ) -> [Diagnostic] {
    let groups = groups()
    guard groups.count >= DiagnosticLog.mostApart else {
      return groups.map { Self.problem($0, column, word, words, at: place($0[1].first)) }
    }
    let location = place(groups[0][1].first)
    let list = groups.prefix(Self.mostGroups).map { group in
      Self.joined(group.map { $0.shown(in: location.file) })
    }
    let more = groups.count > list.count ? Phrase(verbatim: "; …") : Phrase(verbatim: "")
    return [
      Diagnostic(
        .nearKeys, severity: .warning, at: location, column: column,
        Phrase(
          "\(groups.count) \(words.vietnamese) có nhiều cách viết, mỗi cách được tính là một \(word.vietnamese) riêng: ",
          en:
            "\(groups.count) \(words.english) are written in several ways, each of which counts as \(word.english) of its own: "
        ) + Self.joined(list, by: "; ") + more,
        found: groups[0][1].text, expected: Self.oneWay,
        fix: Phrase(
          "nếu là một thì viết như chữ đứng trước (ở đây: ",
          en: "where it is the same, write what stands first (here: ")
          + LookAlike.typing(groups[0][0].tidy)
          + Phrase(
            ") ở mọi dòng; nếu là hai thì giữ nguyên",
            en: ") in all rows; if they are two, leave them"))
    ]
  }

  private static var mostGroups: Int { 8 }
  private static var oneWay: Phrase { Phrase("một cách viết", en: "one way of writing") }

  private static func joined(_ parts: [Phrase], by sign: String = " | ") -> Phrase {
    parts.dropFirst().reduce(parts[0]) { $0 + Phrase(verbatim: sign) + $1 }
  }

  private static func problem(
    _ group: [Use], _ column: String, _ word: Phrase, _ words: Phrase, at location: SourceLocation
  ) -> Diagnostic {
    let rest = joined(group.dropFirst().map { $0.shown(in: location.file) }, by: ", ")
    return Diagnostic(
      .nearKeys, severity: .warning, at: location, column: column,
      rest
        + Phrase(" chỉ khác ", en: " and ") + group[0].shown(in: location.file)
        + Phrase(
          " về cách viết, nên được tính là \(group.count) \(words.vietnamese)",
          en:
            " differ only in how they are written, so they count as \(group.count) \(words.english)"
        ),
      found: group[1].text, expected: Phrase(verbatim: group[0].tidy),
      fix: Phrase("nếu là một thì ", en: "if it is the same, ")
        + LookAlike.typing(group[0].tidy)
        + Phrase(
          " ở mọi dòng; nếu là hai thì giữ nguyên", en: " in all rows; if they are two, leave them")
    )
  }
}
