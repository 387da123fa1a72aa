import TongHopDomain

/// What a node of the criteria tree, or the total, is made of: the sum of the leaves below it.
struct NodeSum {
  var maximum = Fraction.zero
  var reportedMaximum = Fraction.zero
  /// Carried unrounded, except where a step below rounds.
  var points = Points.zero
  /// nil where the self score of a leaf cannot be told.
  var selfPoints: Points? = .zero
  /// nil where no survey leaf counts.
  var surveyPoints: Points?

  var leafCount = 0
  var notDueCount = 0
  /// Leaves within the maximum, and those of them that were not reported.
  var insideCount = 0
  var notReportedCount = 0
  var isWithheld = false
  /// The points of a leaf are missing, or a sum did not fit.
  var isMissing = false
  /// A self score counts somewhere in it, perhaps of a unit below.
  var restsOnSelfScore = false
  var hasAwaiting = false
  var hasProvisional = false
  var hasNotReported = false

  init() {}

  init(leaf score: Score, isSurvey: Bool, selfPoints: Points?) {
    leafCount = 1
    hasAwaiting = score.hasAwaiting
    hasProvisional = score.hasProvisional
    hasNotReported = score.hasNotReported
    guard !score.state.isOutside else {
      notDueCount = score.state == .notDue ? 1 : 0
      return
    }
    insideCount = 1
    notReportedCount = score.state == .notReported ? 1 : 0
    maximum = score.maximum
    reportedMaximum = score.reportedMaximum
    isWithheld = score.state == .withheld
    isMissing = score.points == nil
    points = score.points ?? .zero
    restsOnSelfScore = score.cell?.awaitsAppraisal ?? false
    if isSurvey {
      surveyPoints = score.points
    } else {
      self.selfPoints = selfPoints
    }
  }

  /// - Throws: ``ArithmeticOverflow``; flags and counts are complete also then.
  mutating func add(_ other: NodeSum) throws(ArithmeticOverflow) {
    leafCount += other.leafCount
    notDueCount += other.notDueCount
    insideCount += other.insideCount
    notReportedCount += other.notReportedCount
    isWithheld = isWithheld || other.isWithheld
    isMissing = isMissing || other.isMissing
    restsOnSelfScore = restsOnSelfScore || other.restsOnSelfScore
    hasAwaiting = hasAwaiting || other.hasAwaiting
    hasProvisional = hasProvisional || other.hasProvisional
    hasNotReported = hasNotReported || other.hasNotReported
    guard other.insideCount > 0 else { return }
    maximum = try maximum.adding(other.maximum)
    reportedMaximum = try reportedMaximum.adding(other.reportedMaximum)
    points = try points.adding(other.points)
    if let own = selfPoints, let more = other.selfPoints {
      selfPoints = try own.adding(more)
    } else {
      selfPoints = nil
    }
    if let more = other.surveyPoints {
      surveyPoints = try (surveyPoints ?? .zero).adding(more)
    }
  }

  /// In the order in which one thing hides another.
  var state: ScoreState {
    guard insideCount > 0 else {
      return leafCount > 0 && notDueCount == leafCount ? .notDue : .notApplicable
    }
    if isWithheld { return .withheld }
    if isMissing || notReportedCount == insideCount { return .notReported }
    if hasAwaiting { return .awaitingAppraisal }
    return hasProvisional ? .provisional : .scored
  }

  /// Rounds the sums as the step at this node does, for this node and for what it adds to the one
  /// above.
  mutating func apply(_ step: (Points) -> (exact: Points, points: Points)) {
    points = step(points).points
    selfPoints = selfPoints.map { step($0).points }
    surveyPoints = surveyPoints.map { step($0).points }
  }

  /// The score of a parent or of the total.
  ///
  /// - Parameters:
  ///   - step: what the method does to a sum here.
  ///   - hasSelfScore: the unit scored itself somewhere.
  ///   - isSilent: the unit reported nothing at all, so no sum of its means anything.
  func score(
    step: (Points) -> (exact: Points, points: Points), hasSelfScore: Bool, isSilent: Bool
  ) -> Score {
    var score = Score(state: state, maximum: maximum, reportedMaximum: reportedMaximum)
    score.hasAwaiting = hasAwaiting
    score.hasProvisional = hasProvisional
    score.hasNotReported = hasNotReported
    guard insideCount > 0 else { return score }
    if isSilent {
      if !isWithheld { score.state = .notReported }
      score.hasNotReported = true
      return score
    }
    score.surveyPoints = surveyPoints.map { step($0).points }
    score.selfPoints = hasSelfScore ? selfPoints.map { step($0).points } : nil
    guard !isWithheld, !isMissing else { return score }
    let (exact, points) = step(points)
    score.exactPoints = exact
    score.points = points
    if !restsOnSelfScore {
      score.appraisedPoints = points - (score.surveyPoints ?? .zero)
    }
    return score
  }
}
