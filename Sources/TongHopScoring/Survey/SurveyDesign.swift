import TongHopDomain

/// The strata and clusters of all who were asked a question in a period.
struct SurveyDesign: Sendable {
  private var clusters: [SurveyCluster: Int32] = [:]
  private var stratumNumbers: [String: Int32] = [:]
  /// *shape* [cluster]: the number of its stratum.
  private(set) var strata: [Int32] = []
  /// *shape* [stratum]
  private(set) var clusterCounts: [Int32] = []
  /// *shape* [cluster], *shape* [stratum]: has anybody of it a weight above zero?
  private var isWeighted: [Bool] = []
  private var isStratumWeighted: [Bool] = []

  /// - Returns: the number of the respondent's cluster.
  mutating func add(_ answer: SurveyAnswer) -> Int32 {
    let cluster = SurveyCluster(of: answer)
    let number = clusters[cluster] ?? Int32(strata.count)
    if Int(number) == strata.count {
      clusters[cluster] = number
      let stratum = stratumNumbers[cluster.stratum] ?? Int32(clusterCounts.count)
      if Int(stratum) == clusterCounts.count {
        stratumNumbers[cluster.stratum] = stratum
        clusterCounts.append(0)
        isStratumWeighted.append(false)
      }
      clusterCounts[Int(stratum)] += 1
      strata.append(stratum)
      isWeighted.append(false)
    }
    if answer.weight > 0 {
      isWeighted[Int(number)] = true
      isStratumWeighted[Int(strata[Int(number)])] = true
    }
    return number
  }

  /// Clusters less strata, as far as their respondents have weights.
  var degreesOfFreedom: Int {
    isWeighted.count { $0 } - isStratumWeighted.count { $0 }
  }
}
