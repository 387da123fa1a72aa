import TongHopComparison
import TongHopDomain
import TongHopScoring

extension Explanation {
  /// How many were asked and answered, what they say, and how sure that is.
  func surveyText(_ index: Int, _ sample: SurveySample, of unit: UnitIndex) -> String {
    guard let estimate = sample.estimate(of: unit) else {
      return say("không ai được hỏi", "nobody was asked")
    }
    let asked = say(
      "\(estimate.respondents) người được hỏi, \(estimate.answers) người trả lời",
      "\(estimate.respondents) asked, \(estimate.answers) answered")
    guard let mean = estimate.estimate,
      let points = try? method.rounding.points(mean, places: 6, mode: .halfUp)
    else { return asked }
    let isShare = isShare(index)
    var text = say("; ước lượng ", "; estimate ") + number(points.count / 1_000_000, isShare)
    guard let error = estimate.standardError, let lower = estimate.lower,
      let upper = estimate.upper
    else {
      return asked + text + say("; không tính được sai số", "; its error cannot be told")
    }
    text += say(", sai số chuẩn ", ", standard error ") + number(error, isShare)
    text += say("; khoảng tin cậy 95 %: từ ", "; 95 % interval: ") + number(lower, isShare)
    text += say(" đến ", " to ") + number(upper, isShare)
    if let effect = estimate.designEffect {
      text += say("; hệ số thiết kế ", "; design effect ") + plain(effect)
    }
    if let size = estimate.effectiveN {
      text += say(", cỡ mẫu hiệu dụng ", ", effective n ") + plain(size)
    }
    return asked + text
  }

  /// Of a unit that the method does not score: what its own respondents say.
  func ownSurveyLines() -> [String] {
    method.leaves.flatMap { index -> [String] in
      guard let sample = surveySample(index), sample.estimate(of: unit) != nil else { return [] }
      return ["\(method.criteria[index].code). \(method.criteria[index].name)"]
        + ([surveyText(index, sample, of: unit)] + sourceLines(index)).map { "    " + $0 }
    }
  }

  /// - Returns: nil for a leaf that is no survey.
  func surveySample(_ index: Int) -> SurveySample? {
    plan.leafColumn[index].flatMap {
      pipeline.surveySample(compared.current.rollup.columns[$0], tree: tree)
    }
  }

  /// A mean on a scale is no percentage.
  private func isShare(_ index: Int) -> Bool {
    guard let leaf = method.criteria[index].leaf, case .goalposts = leaf.rule else { return true }
    return false
  }

  /// - Parameter count: in 10^-12.
  private func number(_ count: Int128, _ isShare: Bool) -> String {
    guard isShare else { return plain(count) }
    return vietnamese(text(count, places: SurveyEstimate.places - 2)) + " %"
  }

  private func plain(_ count: Int128) -> String {
    vietnamese(text(count, places: SurveyEstimate.places))
  }

  /// With two decimals, half up.
  private func text(_ count: Int128, places: Int) -> String {
    Decimal.text(
      Rounding.Mode.halfUp.divide(count, by: Decimal.power(places - 2)), places: 2)
  }
}
