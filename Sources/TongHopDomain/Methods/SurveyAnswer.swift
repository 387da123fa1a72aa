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
  /// In millionths, above zero; 1 is 1,000,000.
  public var weight: Int64
  /// Empty where the sample has one stratum.
  public var stratum: String
  /// Inside its stratum; empty: the respondent is a cluster by itself.
  public var cluster: String
  public var location: SourceLocation

  public init(
    respondent: String, unit: UnitID, period: Period, question: String, answer: String,
    weight: Int64 = 1_000_000, stratum: String = "", cluster: String = "",
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
