extension Rule {
  /// The rule as criteria.csv writes it: one text for each rule, which ``RuleParser`` reads back as
  /// the same rule.
  public var text: String {
    switch self {
    case .linear(let from, let full):
      let arguments = [
        from.map { "from: \($0.percentText)" }, full.map { "full: \($0.percentText)" },
      ].compactMap(\.self)
      return arguments.isEmpty ? "linear" : "linear(\(arguments.joined(separator: ", ")))"
    case .ramp(let from, let full):
      return "ramp(from: \(from.percentText), full: \(full.percentText))"
    case .steps(let steps, let otherwise):
      let list = steps.map {
        "\($0.comparison.rawValue)\($0.threshold.percentText): \($0.points.text), "
      }
      return "steps(\(list.joined())else: \(otherwise.text))"
    case .yesNo: return "yes_no"
    case .scale(let letters):
      let list = letters.map { "\($0.letter): \($0.share.percentText)" }
      return "scale(\(list.joined(separator: ", ")))"
    case .goalposts(let low, let high):
      return
        "goalposts(low: \(low.goalpostText(beside: high)), high: \(high.goalpostText(beside: low)))"
    case .points: return "points"
    case .bonus(let each, let limit): return "bonus(\(Self.extraText(each, limit)))"
    case .penalty(let each, let limit): return "penalty(\(Self.extraText(each, limit)))"
    }
  }

  private static func extraText(_ each: Fraction?, _ limit: Fraction) -> String {
    (each.map { "\($0.text) each, " } ?? "") + "limit: \(limit.text)"
  }
}

extension Fraction {
  /// A goalpost is a plain number or a percent. Two shares read better as percents.
  func goalpostText(beside other: Fraction) -> String {
    let areShares = [self, other].allSatisfy { $0 >= .zero && $0 <= .one }
    return areShares ? percentText : text
  }
}
