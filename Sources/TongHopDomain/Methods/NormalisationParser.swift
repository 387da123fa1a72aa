import TongHopDiagnostics

/// Reads the rules of a composite indicator.
///
///     min_max   z_score(mean: 0, sd: 1)   distance_to_target(target: 80, cap: yes)
///     goalposts(low: 20, high: 85)   distance_to_reference(unit: CODE)
public struct NormalisationParser {
  public static let names = forms.examples.map(\.name)

  private let call: RuleCall

  /// Nobody writes longer ones.
  private static let longest = 2000

  public static func parse(_ text: String) throws(RuleSyntaxError) -> Normalisation {
    guard text.utf8.count <= longest else {
      throw RuleSyntaxError(Phrase("quy tắc quá dài", en: "the rule is too long"), at: 0)
    }
    let call = try RuleCall(parsing: text, bare: forms.bare) {
      name, position throws(RuleSyntaxError) in
      guard names.contains(name) else {
        throw RuleCall.unknownName(
          name, among: names, kind: Phrase("cách chuẩn hóa", en: "normalisation"), at: position)
      }
    }
    return try NormalisationParser(call: call).rule()
  }

  private func rule() throws(RuleSyntaxError) -> Normalisation {
    switch call.name {
    case "z_score":
      let values = try call.numbers(keys: ["mean", "sd"], expected: Self.number)
      let deviation = values["sd"] ?? .one
      guard deviation > .zero else {
        throw RuleSyntaxError(
          Phrase("'sd' phải lớn hơn 0", en: "'sd' must be above 0"), at: call.position)
      }
      return .zScore(mean: values["mean"] ?? .zero, deviation: deviation)
    case "distance_to_target":
      try call.check(keys: ["target", "cap"])
      let targets = call.arguments.filter { $0.key == "target" }
      guard let target = try RuleCall.numbers(targets, expected: Self.number)["target"] else {
        throw RuleSyntaxError(
          Phrase(
            "cần mục tiêu, ví dụ distance_to_target(target: 80)",
            en: "a target is needed, e.g. distance_to_target(target: 80)"), at: call.position)
      }
      return .distanceToTarget(target, isCapped: try isCapped())
    case "distance_to_reference":
      try call.check(keys: ["unit", "cap"])
      guard let unit = call.arguments.first(where: { $0.key == "unit" })?.value, !unit.isEmpty
      else {
        throw RuleSyntaxError(
          Phrase(
            "cần mã đơn vị, ví dụ distance_to_reference(unit: MÃ)",
            en: "the code of a unit is needed, e.g. distance_to_reference(unit: CODE)"),
          at: call.position)
      }
      return .distanceToReference(unit: unit, isCapped: try isCapped())
    case "goalposts", "scaled":
      let values = try call.numbers(keys: ["low", "high"], expected: Self.number)
      let (low, high) = (try call.need("low", in: values), try call.need("high", in: values))
      guard low < high else {
        throw RuleSyntaxError(
          Phrase("low phải nhỏ hơn high", en: "low must be below high"), at: call.position)
      }
      return call.name == "scaled"
        ? .scaled(low: low, high: high) : .goalposts(low: low, high: high)
    default: return Self.plain[call.name] ?? .minMax
    }
  }

  private static let number = Phrase(
    "cần một số, ví dụ 80 hoặc 90%", en: "a number expected, e.g. 80 or 90%")

  private static let plain: [String: Normalisation] = [
    "min_max": .minMax, "distance_to_max": .distanceToMax, "rank": .rank,
    "percentile_rank": .percentileRank, "borda": .borda, "fraction_of_max": .fractionOfMax,
    "none": .none,
  ]

  private func isCapped() throws(RuleSyntaxError) -> Bool {
    guard let argument = call.arguments.first(where: { $0.key == "cap" }) else { return false }
    switch argument.value.lowercased() {
    case "yes": return true
    case "no": return false
    default:
      throw RuleSyntaxError(
        Phrase("'cap' là yes hoặc no", en: "'cap' is yes or no"), at: argument.valuePosition)
    }
  }
}
