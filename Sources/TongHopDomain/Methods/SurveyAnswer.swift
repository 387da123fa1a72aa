import TongHopDiagnostics

/// What one respondent answered to one question.
public struct SurveyAnswer: Sendable, Hashable {
  /// One person in the whole workspace, within a period.
  public var respondent: String
  public var unit: UnitID
  public var period: Period
  public var question: String
  /// Empty: asked, but there is no answer.
  public var answer: String
  /// In 10^-18, not negative; see ``one``.
  public var weight: Int128
  /// Empty where the sample has one stratum.
  public var stratum: String
  /// Inside its stratum; empty: the respondent is a cluster by itself.
  public var cluster: String
  public var location: SourceLocation

  /// Decimal places of a weight.
  public static let weightPlaces = 18
  /// The weight 1.
  public static let one = Decimal.power(weightPlaces)

  /// A weight with as many decimals as it needs.
  public static func text(ofWeight weight: Int128) -> String {
    var text = Decimal.text(weight, places: weightPlaces)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  public init(
    respondent: String, unit: UnitID, period: Period, question: String, answer: String,
    weight: Int128 = SurveyAnswer.one, stratum: String = "", cluster: String = "",
    location: SourceLocation
  ) {
    self.respondent = respondent
    self.unit = unit
    self.period = period
    self.question = question
    self.answer = answer
    self.weight = weight
    self.stratum = stratum
    self.cluster = cluster
    self.location = location
  }
}

/// What was drawn as one at the first stage: a cluster of a stratum.
public struct SurveyCluster: Sendable, Hashable {
  public let stratum: String
  private let name: String
  private let isRespondent: Bool

  public init(of answer: SurveyAnswer) {
    stratum = answer.stratum
    isRespondent = answer.cluster.isEmpty
    name = isRespondent ? answer.respondent : answer.cluster
  }
}
