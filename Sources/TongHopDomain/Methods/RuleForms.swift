import TongHopDiagnostics

/// How rules are written: what is expected in place of one that cannot be read.
struct RuleForms {
  /// By name, for messages.
  let examples: [(name: String, text: Phrase)]
  /// Names that take no arguments.
  let bare: Set<String>

  /// The form of the rule that a text begins; all names where it begins none.
  func expected(for text: String) -> Phrase {
    let name = String(text.trimmed.prefix { $0.isLetter || $0 == "_" })
    let names = examples.map(\.name)
    let begun = names.contains(name) ? name : Suggestion.meant(by: name, in: names)
    guard let begun, let example = examples.first(where: { $0.name == begun }) else {
      return Phrase(verbatim: names.joined(separator: ", "))
    }
    return bare.contains(begun)
      ? example.text : Phrase("ví dụ ", en: "e.g. ") + example.text
  }
}

extension RuleParser {
  static let forms = RuleForms(
    examples: [
      ("linear", Phrase(verbatim: "linear(full: 90%), linear(from: 80%, full: 90%)")),
      ("ramp", Phrase(verbatim: "ramp(from: 80%, full: 100%)")),
      ("steps", Phrase(verbatim: "steps(>=95%: 1, >=90%: 0.75, else: 0)")),
      ("yes_no", Phrase(verbatim: "yes_no")),
      ("scale", Phrase(verbatim: "scale(A: 100%, B: 60%, C: 20%, D: 0%)")),
      ("goalposts", Phrase(verbatim: "goalposts(low: 1, high: 10)")),
      ("points", Phrase(verbatim: "points")),
      ("bonus", Phrase(verbatim: "bonus(limit: 5), bonus(0.5 each, limit: 5)")),
      ("penalty", Phrase(verbatim: "penalty(limit: 3), penalty(0.5 each, limit: 3)")),
    ], bare: ["yes_no", "points"])

  /// What is expected in place of a text that is no rule.
  public static func expected(for text: String) -> Phrase { forms.expected(for: text) }
}

extension NormalisationParser {
  static let forms = RuleForms(
    examples: [
      ("min_max", Phrase(verbatim: "min_max")),
      ("z_score", Phrase(verbatim: "z_score(mean: 0, sd: 1)")),
      ("distance_to_target", Phrase(verbatim: "distance_to_target(target: 80, cap: yes)")),
      ("distance_to_max", Phrase(verbatim: "distance_to_max")),
      (
        "distance_to_reference",
        Phrase("distance_to_reference(unit: MÃ)", en: "distance_to_reference(unit: CODE)")
      ),
      ("goalposts", Phrase(verbatim: "goalposts(low: 20, high: 85)")),
      ("scaled", Phrase(verbatim: "scaled(low: 0, high: 100)")),
      ("rank", Phrase(verbatim: "rank")),
      ("percentile_rank", Phrase(verbatim: "percentile_rank")),
      ("borda", Phrase(verbatim: "borda")),
      ("fraction_of_max", Phrase(verbatim: "fraction_of_max")),
      ("none", Phrase(verbatim: "none")),
    ],
    bare: [
      "min_max", "distance_to_max", "rank", "percentile_rank", "borda", "fraction_of_max", "none",
    ])

  /// What is expected in place of a text that is no normalisation.
  public static func expected(for text: String) -> Phrase { forms.expected(for: text) }
}
