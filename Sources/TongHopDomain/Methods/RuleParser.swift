import TongHopDiagnostics

/// Reads the rules of criteria.csv; ``Rule/text`` writes them. The forms with arguments are in
/// `RuleParser+Forms.swift`.
///
///     linear(from: 80%, full: 90%)   ramp(from: 80%, full: 100%)
///     steps(>=95%: 1, >=90%: 0.75, else: 0)   yes_no   points
///     scale(A: 100%, B: 60%, C: 20%, D: 0%)   goalposts(low: 1, high: 10)
///     bonus(limit: 5)   penalty(0.5 each, limit: 3)
public struct RuleParser {
  let call: RuleCall

  public static let names = forms.examples.map(\.name)

  public static func parse(_ text: String) throws(RuleSyntaxError) -> Rule {
    let call = try RuleCall(parsing: text, bare: forms.bare) {
      name, position throws(RuleSyntaxError) in
      guard names.contains(name) else {
        throw RuleCall.unknownName(
          name, among: names, kind: Phrase("quy tắc", en: "rule"), at: position)
      }
    }
    return try RuleParser(call: call).rule()
  }

  private func rule() throws(RuleSyntaxError) -> Rule {
    switch call.name {
    case "linear": return try linear()
    case "ramp": return try ramp()
    case "steps": return try steps()
    case "scale": return try scale()
    case "goalposts": return try goalposts()
    case "bonus", "penalty": return try extra()
    default: return call.name == "yes_no" ? .yesNo : .points
    }
  }
}
