import TongHopDiagnostics

/// Reads the rules of a composite indicator.
///
///     rule = name [ "(" key ":" value { "," key ":" value } ")" ]
///     min_max   z_score(mean: 0, sd: 1)   distance_to_target(target: 80, cap: yes)
///     goalposts(low: 20, high: 85)   distance_to_reference(unit: CODE)
public struct NormalisationParser {
  public static let names = [
    "min_max", "z_score", "distance_to_target", "distance_to_max", "distance_to_reference",
    "goalposts", "scaled", "rank", "percentile_rank", "borda", "fraction_of_max", "none",
  ]

  private let characters: [Character]
  private var position = 0
  private var start = 0

  private struct Argument {
    var position: Int
    var key: String
    var value: String
    var valuePosition: Int
  }

  /// Nobody writes longer ones.
  private static let longest = 2000

  public static func parse(_ text: String) throws(RuleSyntaxError) -> Normalisation {
    guard text.utf8.count <= longest else {
      throw RuleSyntaxError(
        position: 0, message: Phrase("quy tắc quá dài", en: "the rule is too long"))
    }
    var parser = NormalisationParser(characters: Array(text))
    return try parser.rule()
  }

  private init(characters: [Character]) {
    self.characters = characters
  }

  private mutating func rule() throws(RuleSyntaxError) -> Normalisation {
    skipSpace()
    start = position
    while position < characters.count, characters[position].isLetter || characters[position] == "_"
    {
      position += 1
    }
    let name = String(characters[start..<position])
    guard Self.names.contains(name) else { throw unknownName(name) }
    let arguments = try arguments()
    skipSpace()
    guard position == characters.count else {
      throw failure(
        Phrase("thừa chữ sau quy tắc", en: "there is more text after the rule"), at: position)
    }
    switch name {
    case "z_score":
      let values = try numbers(try checked(arguments, ["mean", "sd"]))
      let deviation = values["sd"] ?? .one
      guard deviation > .zero else {
        throw failure(Phrase("'sd' phải lớn hơn 0", en: "'sd' must be above 0"), at: start)
      }
      return .zScore(mean: values["mean"] ?? .zero, deviation: deviation)
    case "distance_to_target":
      let known = try checked(arguments, ["target", "cap"])
      guard let target = try numbers(known.filter { $0.key == "target" })["target"] else {
        throw failure(
          Phrase(
            "cần mục tiêu, ví dụ distance_to_target(target: 80)",
            en: "a target is needed, e.g. distance_to_target(target: 80)"), at: start)
      }
      return .distanceToTarget(target, isCapped: try isCapped(known))
    case "distance_to_reference":
      let known = try checked(arguments, ["unit", "cap"])
      guard let unit = known.first(where: { $0.key == "unit" })?.value, !unit.isEmpty else {
        throw failure(
          Phrase(
            "cần mã đơn vị, ví dụ distance_to_reference(unit: MÃ)",
            en: "the code of a unit is needed, e.g. distance_to_reference(unit: CODE)"), at: start)
      }
      return .distanceToReference(unit: unit, isCapped: try isCapped(known))
    case "goalposts", "scaled":
      let values = try numbers(try checked(arguments, ["low", "high"]))
      guard let low = values["low"], let high = values["high"], low < high else {
        throw failure(
          Phrase(
            "\(name) cần low nhỏ hơn high, ví dụ \(name)(low: 20, high: 85)",
            en: "\(name) needs a low below its high, e.g. \(name)(low: 20, high: 85)"), at: start)
      }
      return name == "scaled" ? .scaled(low: low, high: high) : .goalposts(low: low, high: high)
    default:
      _ = try checked(arguments, [])
      return Self.plain[name] ?? .minMax
    }
  }

  private static let plain: [String: Normalisation] = [
    "min_max": .minMax, "distance_to_max": .distanceToMax, "rank": .rank,
    "percentile_rank": .percentileRank, "borda": .borda, "fraction_of_max": .fractionOfMax,
    "none": .none,
  ]

  private func unknownName(_ name: String) -> RuleSyntaxError {
    let near = Suggestion.nearest(to: name, in: Self.names)
    let list = Self.names.joined(separator: ", ")
    return failure(
      near.map {
        Phrase(
          "không có cách chuẩn hóa '\(name)'; có phải là \($0)?",
          en: "no normalisation '\(name)'; did you mean \($0)?")
      }
        ?? Phrase(
          "không có cách chuẩn hóa '\(name)'; có: \(list)",
          en: "no normalisation '\(name)'; there are: \(list)"), at: start)
  }

  private func checked(
    _ arguments: [Argument], _ allowed: [String]
  ) throws(RuleSyntaxError) -> [Argument] {
    var seen: Set<String> = []
    for argument in arguments {
      guard allowed.contains(argument.key), seen.insert(argument.key).inserted else {
        let list = allowed.isEmpty ? "–" : allowed.joined(separator: ", ")
        throw failure(
          Phrase(
            "không có tham số '\(argument.key)' hoặc có hai lần; có: \(list)",
            en: "no argument '\(argument.key)', or it stands twice; there are: \(list)"),
          at: argument.position)
      }
    }
    return arguments
  }

  private func numbers(_ arguments: [Argument]) throws(RuleSyntaxError) -> [String: Fraction] {
    var result: [String: Fraction] = [:]
    for argument in arguments {
      guard let value = Fraction(parsing: argument.value) else {
        throw failure(
          Phrase("cần một số, ví dụ 80 hoặc 90%", en: "a number expected, e.g. 80 or 90%"),
          at: argument.valuePosition)
      }
      result[argument.key] = value
    }
    return result
  }

  private func isCapped(_ arguments: [Argument]) throws(RuleSyntaxError) -> Bool {
    guard let argument = arguments.first(where: { $0.key == "cap" }) else { return false }
    switch argument.value.lowercased() {
    case "yes": return true
    case "no": return false
    default:
      throw failure(
        Phrase("'cap' là yes hoặc no", en: "'cap' is yes or no"), at: argument.valuePosition)
    }
  }

  private mutating func arguments() throws(RuleSyntaxError) -> [Argument] {
    skipSpace()
    guard position < characters.count, characters[position] == "(" else { return [] }
    let open = position
    position += 1
    var result: [Argument] = []
    while true {
      skipSpace()
      let place = position
      let key = text(until: ":")
      guard position < characters.count, characters[position] == ":", !key.isEmpty else {
        throw failure(Phrase("cần 'tên: giá trị'", en: "expected 'name: value'"), at: place)
      }
      position += 1
      skipSpace()
      let valuePlace = position
      let value = text(until: ",")
      result.append(Argument(position: place, key: key, value: value, valuePosition: valuePlace))
      guard position < characters.count else {
        throw failure(Phrase("thiếu dấu đóng ngoặc", en: "the bracket is not closed"), at: open)
      }
      let end = characters[position]
      guard end == "," || end == ")" else {
        throw failure(
          Phrase("không dùng ngoặc bên trong", en: "there are no brackets inside"), at: position)
      }
      position += 1
      if end == ")" { return result }
    }
  }

  private mutating func text(until end: Character) -> String {
    let from = position
    let ends: Set<Character> = [end, ")", "("]
    while position < characters.count, !ends.contains(characters[position]) { position += 1 }
    return String(characters[from..<position]).trimmed
  }

  private mutating func skipSpace() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private func failure(_ message: Phrase, at position: Int) -> RuleSyntaxError {
    RuleSyntaxError(position: position, message: message)
  }
}
