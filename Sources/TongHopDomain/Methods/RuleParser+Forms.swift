import TongHopDiagnostics

extension RuleParser {
  func steps() throws(RuleSyntaxError) -> Rule {
    var steps: [RuleStep] = []
    var covered = CoveredRatios()
    var otherwise: Fraction?
    var elsePosition = call.position
    for argument in call.arguments {
      guard let points = Fraction(parsing: argument.value), !argument.value.hasSuffix("%") else {
        throw RuleSyntaxError(
          Phrase(
            "cần số điểm sau dấu hai chấm, ví dụ 0.75",
            en: "points expected after the colon, e.g. 0.75"),
          at: argument.valuePosition)
      }
      guard otherwise == nil else {
        throw RuleSyntaxError(
          Phrase("'else' phải đứng cuối", en: "'else' must come last"), at: argument.position)
      }
      if argument.key == "else" {
        otherwise = points
        elsePosition = argument.position
        continue
      }
      guard
        let comparison = RuleStep.Comparison.allCases.first(where: {
          argument.key.hasPrefix($0.rawValue)
        }),
        let threshold = Fraction(parsing: argument.key.dropFirst(comparison.rawValue.count))
      else {
        throw RuleSyntaxError(
          Phrase(
            "cần >=, >, <= hoặc < và một ngưỡng, ví dụ >=95%",
            en: "expected >=, >, <= or < and a threshold, e.g. >=95%"), at: argument.position)
      }
      try checkPercent(
        argument.key, threshold, at: argument.position + comparison.rawValue.count)
      let step = RuleStep(comparison: comparison, threshold: threshold, points: points)
      if let hiding = covered.hiding(step) { throw neverReached(hiding, at: argument.position) }
      covered.add(step)
      steps.append(step)
    }
    guard let otherwise, !steps.isEmpty else {
      throw RuleSyntaxError(
        Phrase(
          "steps cần ít nhất một bậc và kết thúc bằng else",
          en: "steps needs at least one step and an else at the end"),
        at: call.position)
    }
    if let hiding = covered.everything { throw neverReached(hiding, at: elsePosition) }
    return .steps(steps, otherwise: otherwise)
  }

  private func neverReached(_ hiding: [RuleStep], at position: Int) -> RuleSyntaxError {
    func text(_ step: RuleStep) -> String {
      step.comparison.rawValue + step.threshold.percentText
    }
    let (vi, en) = (
      hiding.map(text).joined(separator: " và "), hiding.map(text).joined(separator: " and ")
    )
    return RuleSyntaxError(
      Phrase(
        "bậc này không bao giờ đạt tới, vì \(vi) đứng trước",
        en:
          "this step is never reached, because \(en) \(hiding.count > 1 ? "stand" : "stands") before it"
      ), at: position)
  }

  func scale() throws(RuleSyntaxError) -> Rule {
    var letters: [ScaleLetter] = []
    for argument in call.arguments {
      guard argument.value.hasSuffix("%"), let share = Fraction(parsing: argument.value),
        share >= .zero, share <= .one
      else {
        throw RuleSyntaxError(
          Phrase(
            "cần tỷ lệ từ 0% đến 100% sau dấu hai chấm",
            en: "a share from 0% to 100% expected after the colon"),
          at: argument.valuePosition)
      }
      guard
        !letters.contains(where: { $0.letter.lowercased() == argument.key.lowercased() })
      else {
        throw RuleSyntaxError(
          Phrase("mức \(argument.key) có hai lần", en: "letter \(argument.key) stands twice"),
          at: argument.position)
      }
      if let other = letters.first(where: { LookAlike.areTwins($0.letter, argument.key) }) {
        throw RuleSyntaxError(
          Phrase(
            "mức '\(argument.key)' trông giống mức '\(other.letter)' đứng trước nhưng là chữ khác",
            en: "letter '\(argument.key)' looks like '\(other.letter)' before it and is another"),
          at: argument.position,
          fix: (LookAlike.named(in: argument.key) ?? Phrase(verbatim: other.letter))
            + Phrase(
              ": bỏ mức này, hoặc đặt chữ khác cho nó",
              en: ": remove this letter, or give it another name"))
      }
      letters.append(ScaleLetter(letter: argument.key, share: share))
    }
    guard !letters.isEmpty else {
      throw RuleSyntaxError(
        Phrase("scale cần các mức", en: "scale needs letters"), at: call.position)
    }
    return .scale(letters)
  }

  func linear() throws(RuleSyntaxError) -> Rule {
    let values = try shares()
    if let full = values["full"], full.numerator <= 0 {
      throw RuleSyntaxError(
        Phrase("'full' phải lớn hơn 0", en: "'full' must be above 0"),
        at: call.arguments.first { $0.key == "full" }?.valuePosition ?? 0)
    }
    if let from = values["from"], from > values["full"] ?? .one {
      let full = (values["full"] ?? .one).percentText
      throw RuleSyntaxError(
        Phrase(
          "'from' \(from.percentText) lớn hơn mức đạt điểm tối đa \(full)",
          en: "'from' \(from.percentText) is above \(full), which gives the maximum already"),
        at: call.arguments.first { $0.key == "from" }?.valuePosition ?? 0,
        fix: Phrase(
          "from là mức sàn, không lớn hơn full", en: "from is the floor, at most full"))
    }
    return .linear(from: values["from"], full: values["full"])
  }

  func ramp() throws(RuleSyntaxError) -> Rule {
    let values = try shares()
    let (from, full) = (try call.need("from", in: values), try call.need("full", in: values))
    guard from < full else {
      throw RuleSyntaxError(
        Phrase("from phải nhỏ hơn full", en: "from must be below full"), at: call.position)
    }
    return .ramp(from: from, full: full)
  }

  func goalposts() throws(RuleSyntaxError) -> Rule {
    let values = try call.numbers(
      keys: ["low", "high"],
      expected: Phrase(
        "cần một số hoặc tỷ lệ, ví dụ 10 hoặc 80%",
        en: "a number or a share expected, e.g. 10 or 80%"))
    let (low, high) = (try call.need("low", in: values), try call.need("high", in: values))
    guard low != high else {
      throw RuleSyntaxError(
        Phrase(
          "low và high bằng nhau, nên không có khoảng nào để chia điểm",
          en: "low and high are equal, so there is nothing between them to share out"),
        at: call.arguments.last?.valuePosition ?? call.position)
    }
    return .goalposts(low: low, high: high)
  }

  /// `bonus` and `penalty`.
  func extra() throws(RuleSyntaxError) -> Rule {
    let values = try call.numbers(
      keys: ["each", "limit"],
      expected: Phrase("cần số điểm, ví dụ 0.5", en: "points expected, e.g. 0.5"))
    for argument in call.arguments {
      guard let value = values[argument.key], value <= .zero || argument.value.hasSuffix("%") else {
        continue
      }
      throw RuleSyntaxError(
        Phrase(
          "cần số điểm lớn hơn 0, không có dấu trừ và %",
          en: "points above 0 expected, without a minus and %"), at: argument.valuePosition)
    }
    guard let limit = values["limit"] else {
      throw RuleSyntaxError(
        Phrase("\(call.name) cần mức cao nhất", en: "\(call.name) needs a limit"),
        at: call.position,
        fix: Phrase(
          "thêm mức cao nhất vào limit; nếu nhập điểm (cách đo points) thì chỉ ghi limit, không ghi each",
          en:
            "add the most as limit; where points are entered (measure points) write limit alone, without each"
        ))
    }
    return call.name == "bonus"
      ? .bonus(each: values["each"], limit: limit) : .penalty(each: values["each"], limit: limit)
  }

  /// `from` and `full`.
  private func shares() throws(RuleSyntaxError) -> [String: Fraction] {
    let expected = Phrase("cần một tỷ lệ, ví dụ 80%", en: "a share expected, e.g. 80%")
    let values = try call.numbers(keys: ["from", "full"], expected: expected)
    for argument in call.arguments {
      guard let share = values[argument.key] else { continue }
      guard share >= .zero else {
        throw RuleSyntaxError(expected, at: argument.valuePosition)
      }
      try checkPercent(argument.value, share, at: argument.valuePosition)
    }
    return values
  }

  /// `80` for `80%` would divide every unit's points by a hundred without a word.
  private func checkPercent(_ text: String, _ share: Fraction, at position: Int)
    throws(RuleSyntaxError)
  {
    guard share > Fraction(2), !text.hasSuffix("%") else { return }
    throw RuleSyntaxError(
      Phrase(
        "'\(text)' là \(share.percentText); viết \(text)%?",
        en: "'\(text)' is \(share.percentText); write \(text)%?"),
      at: position)
  }
}
