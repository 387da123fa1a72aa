/// Keys of the workspace that look the same and are others: `R1` and `R１` would count as two.
public struct TwinKeys {
  public struct Key: Sendable {
    public var text: String
    /// Inside of which it is a key: the same text in two scopes may be two things.
    public var scope: String
    public var location: SourceLocation

    public init(_ text: String, in scope: String = "", at location: SourceLocation) {
      self.text = text
      self.scope = scope
      self.location = location
    }
  }

  public struct Twin: Sendable {
    /// A key with a strange character.
    public var key: Key
    /// Where the key that it looks like stands first.
    public var other: Key
  }

  /// Each key with a strange character (``LookAlike``) that looks like another one, wherever it
  /// stands, by location.
  ///
  /// - Parameters:
  ///   - keys: asked for twice where one of them is strange, as few are.
  ///   - meets: whether keys of two scopes may be one thing; those of one scope may.
  /// - Complexity: O(*keys*), times the scopes in which what looks like a strange one stands.
  public static func find<Keys: Sequence<Key>>(
    _ keys: Keys, meets: (String, String) -> Bool = { $0 == $1 }
  ) -> [Twin] {
    let strange = keys.filter { LookAlike.isStrange($0.text) }
      .sorted { $0.location < $1.location }
    guard !strange.isEmpty else { return [] }
    let looks = Dictionary(
      strange.map { ($0.text, LookAlike.plain($0.text)) }, uniquingKeysWith: { look, _ in look })
    let wanted = Set(looks.values)
    // By what they look like and by scope.
    var first: [String: [String: Key]] = [:]
    for key in keys where wanted.contains(key.text) {
      keepFirst(key, &first[key.text, default: [:]][key.scope])
    }
    var twins: [Twin] = []
    for key in strange {
      guard let look = looks[key.text] else { continue }
      // Of strange ones alone the first stands for what they look like.
      let others = (first[look] ?? [:]).values.filter { meets(key.scope, $0.scope) }
      guard let other = others.min(by: { $0.location < $1.location }) else {
        first[look, default: [:]][key.scope] = key
        continue
      }
      if other.text != key.text { twins.append(Twin(key: key, other: other)) }
    }
    return twins
  }

  private static func keepFirst(_ key: Key, _ first: inout Key?) {
    if first.map({ key.location < $0.location }) ?? true { first = key }
  }
}

extension TwinKeys.Twin {
  /// The error that names both.
  ///
  /// - Parameters:
  ///   - column: the name of the column.
  ///   - isPart: the key is a part of the field.
  public func problem(column: String?, isPart: Bool = false) -> Diagnostic {
    let right = LookAlike.plain(key.text)
    let typing =
      isPart
      ? Phrase("sửa mã thành \(right)", en: "make the code \(right)") : LookAlike.typing(right)
    let found = LookAlike.shown(other.text)
    let characters = LookAlike.named(in: key.text) ?? Phrase(verbatim: "")
    return Diagnostic(
      .twinKeys, at: key.location, column: column,
      Phrase(
        "chữ này trông giống '\(found)' (\(other.location)) nhưng là chữ khác, nên được tính thành hai",
        en: "this looks like '\(found)' (\(other.location)) and is another text: they count as two"),
      found: key.text, expected: Phrase(verbatim: right),
      fix: characters + Phrase(": nếu là một thì ", en: ": if it is the same, ") + typing
        + Phrase(
          "; nếu là hai thì đặt cho một bên chữ nhìn là biết khác",
          en: "; if they are two, give one a text that looks different"))
  }
}
