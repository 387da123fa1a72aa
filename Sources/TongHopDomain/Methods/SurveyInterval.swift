/// How wide the intervals of a method's surveys are drawn.
public struct SurveyInterval: Sendable, Hashable {
  public enum Shape: String, Sendable, CaseIterable {
    /// Quantiles of the normal distribution.
    case normal
    /// Of Student's, with as many degrees of freedom as the whole sample has clusters less strata.
    case t
  }

  /// In how many of 100 samples it holds the value of the population.
  public enum Level: String, Sendable, CaseIterable {
    case of90 = "90%"
    case of95 = "95%"
    case of99 = "99%"

    public var percent: Int {
      switch self {
      case .of90: 90
      case .of95: 95
      case .of99: 99
      }
    }
  }

  public var shape: Shape = .normal
  public var level: Level = .of95

  public init() {}
}
