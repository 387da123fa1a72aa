import TongHopDomain

/// Looks for the codes of units in the other properties of features that have none of their own.
struct CodeSearch {
  /// What one property held.
  struct Tally {
    /// `ma_xa`
    var path: String
    /// How many features have it.
    var features = 0
    /// In how many of them it is the code of a unit, whatever its form.
    var matches = 0
    /// Of those, where it is a number, or lacks zeros at its beginning.
    var damaged = 0
    /// In how many features it is the code of another unit than their code, or their name, says.
    var contradicted = 0
    var codes: Set<String> = []
    /// What stands there first, and the code that it is.
    var example: (found: String, code: String)?
    /// Beside `properties`, not in it.
    var isMember = false
  }

  private let register: UnitRegister
  /// Made for the first feature without a code: most maps have none.
  private lazy var names = Self.names(register)
  /// By what is left of a code without the zeros at its beginning.
  private let withoutZeros: [String: String]
  private var places: [String: Int] = [:]
  private(set) var tallies: [Tally] = []
  /// How many features were looked at.
  private(set) var features = 0

  /// More properties than this are not told apart.
  private static let mostProperties = 500

  init(_ register: UnitRegister) {
    self.register = register
    var withoutZeros: [String: String] = [:]
    for code in register.codes where code.hasPrefix("0") && code.utf8.allSatisfy({ 48...57 ~= $0 })
    {
      let digits = String(code.drop { $0 == "0" })
      withoutZeros[digits] = withoutZeros[digits].map { min($0, code) } ?? code
    }
    self.withoutZeros = withoutZeros
  }

  private static func names(_ register: UnitRegister) -> [NameKey: Set<String>] {
    var names: [NameKey: Set<String>] = [:]
    for unit in register.units {
      names[NameKey(unit.name), default: []].insert(unit.code)
      names[NameKey(unit.displayName), default: []].insert(unit.code)
    }
    return names
  }

  mutating func look(at feature: FeatureReader.Feature) {
    features += 1
    let named = codes(namedIn: feature)
    if let id = feature.id { look(at: id, "id", isMember: true, named) }
    for (path, value) in feature.members { look(at: value, path, isMember: true, named) }
    for (path, value) in feature.properties { look(at: value, path, isMember: false, named) }
  }

  /// Of a feature that has a code: what is another unit's code there is that of the unit above, or
  /// of a list of another kind, and not the code of the feature.
  mutating func confirm(_ code: String, _ feature: FeatureReader.Feature) {
    for (path, value) in feature.properties {
      guard let (other, _) = self.code(value), other != code,
        let place = place(of: path, isMember: false)
      else { continue }
      tallies[place].contradicted += 1
    }
  }

  /// The units whose name a feature has as a property.
  private mutating func codes(namedIn feature: FeatureReader.Feature) -> Set<String> {
    var result: Set<String> = []
    for case (_, .text(let text)) in feature.properties where text.utf8.count <= 200 {
      result.formUnion(names[NameKey(text)] ?? [])
    }
    return result
  }

  private mutating func place(of path: String, isMember: Bool) -> Int? {
    let key = isMember ? "\u{0}" + path : path
    if let known = places[key] { return known }
    guard tallies.count < Self.mostProperties else { return nil }
    places[key] = tallies.count
    tallies.append(Tally(path: path, isMember: isMember))
    return tallies.count - 1
  }

  private mutating func look(
    at value: FeatureReader.Value, _ path: String, isMember: Bool, _ named: Set<String>
  ) {
    guard let place = place(of: path, isMember: isMember) else { return }
    tallies[place].features += 1
    guard let (code, isDamaged) = code(value) else { return }
    tallies[place].matches += 1
    tallies[place].damaged += isDamaged ? 1 : 0
    if !named.isEmpty, !named.contains(code) { tallies[place].contradicted += 1 }
    tallies[place].codes.insert(code)
    if tallies[place].example == nil { tallies[place].example = (value.written, code) }
  }

  /// The code that a value is, or was before a program made a number of it.
  private func code(_ value: FeatureReader.Value) -> (code: String, isDamaged: Bool)? {
    var text = value.written.trimmed
    switch value {
    case .text: if isCode(text) { return (text, false) }
    case .number:
      if text.hasSuffix(".0") { text.removeLast(2) }
      if isCode(text) { return (text, true) }
    case .other: return nil
    }
    return withoutZeros[text].map { ($0, true) }
  }

  private func isCode(_ text: String) -> Bool { !register.units(coded: text).isEmpty }

  /// The property that holds the codes: of those that do so in nine of ten features, or hold nine of
  /// ten codes of a level, the one with the most different ones, since a map of communes also has
  /// the codes of their districts.
  var found: Tally? {
    let likely = tallies.filter { tally in
      tally.matches > 0 && tally.contradicted * 10 <= tally.matches
        && (tally.matches * 10 >= features * 9 || holdsLevel(tally.codes))
    }
    return likely.max { left, right in
      (left.codes.count, left.matches, -left.damaged) < (
        right.codes.count, right.matches, -right.damaged
      )
    }
  }

  private func holdsLevel(_ codes: Set<String>) -> Bool {
    guard codes.count >= 3 else { return false }
    var (all, held): ([String: Set<String>], [String: Int]) = ([:], [:])
    for unit in register.units {
      let isNew = all[unit.level, default: []].insert(unit.code).inserted
      if isNew, codes.contains(unit.code) { held[unit.level, default: 0] += 1 }
    }
    return held.contains { level, count in count * 10 >= (all[level]?.count ?? 0) * 9 }
  }
}
