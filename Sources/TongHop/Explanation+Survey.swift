import TongHopComparison
import TongHopDiagnostics
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
    if let error = estimate.standardError {
      text += say(", sai số chuẩn ", ", standard error ") + number(error, isShare)
    } else {
      text += say("; không tính được sai số", "; its error cannot be told")
    }
    if let lower = estimate.lower, let upper = estimate.upper {
      text += intervalName(estimate) + number(lower, isShare)
      text += say(" đến ", " to ") + number(upper, isShare)
    }
    if let effect = estimate.designEffect {
      text += say("; hệ số thiết kế ", "; design effect ") + plain(effect)
    }
    if let size = estimate.effectiveN {
      text += say(", cỡ mẫu hiệu dụng ", ", effective n ") + plain(size)
    }
    return asked + text
  }

  /// At which level the interval is, and what it was made by.
  private func intervalName(_ estimate: SurveyEstimate) -> String {
    let level = method.surveyInterval.level.percent
    let freedom = estimate.degreesOfFreedom ?? 0
    let kind =
      switch estimate.interval {
      case .t:
        Phrase(
          "t, \(freedom) bậc tự do",
          en: "t, \(freedom) \(freedom == 1 ? "degree" : "degrees") of freedom")
      case .exact:
        Phrase("mọi câu trả lời giống nhau", en: "all answers are the same")
      case .normal, nil: Phrase("phân phối chuẩn", en: "normal")
      }
    return say(
      "; khoảng tin cậy \(level) % (\(kind.vietnamese)): từ ",
      "; \(level) % interval (\(kind.english)): ")
  }

  /// Of a question whose answers are not listed: the texts that count nothing, or all numbers.
  func openAnswerLine(_ index: Int) -> String? {
    let place = pipeline.places(in: tree, from: pipeline.period)
    let range = unit..<tree.ends[unit]
    let texts = pipeline.openAnswers(method, only: index) {
      place($0.unit).map(range.contains) ?? false
    }
    return texts.first?.line(language)
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
      pipeline.surveySample(
        compared.current.rollup.columns[$0], of: method, in: pipeline.period, tree: tree)
    }
  }

  /// A mean on a scale is no percentage.
  private func isShare(_ index: Int) -> Bool {
    guard let figure = method.criteria[index].leaf.flatMap({ SurveyFigure($0) }),
      case .number = figure.reading
    else { return true }
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
