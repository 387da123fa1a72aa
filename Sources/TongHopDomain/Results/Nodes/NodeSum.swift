/// What a node of the criteria tree, or the total, is made of: the sum of the leaves below it.
package struct NodeSum: Sendable {
  @usableFromInline package var maximum = FractionSum.zero
  /// As far as it was reported: for coverage, which units and their numbers decide and no figure. It
  /// is exact, or where that is too long cut.
  @usableFromInline package var reportedMaximum = FractionSum.zero
  /// Carried unrounded, except where a step below rounds.
  @usableFromInline package var points = Points.zero
  /// nil where the self score of a leaf cannot be told.
  @usableFromInline package var selfPoints: Points? = .zero
  /// nil where no survey leaf counts.
  package var surveyPoints: Points?
  /// Of bonus and penalty leaves; nil where none counts.
  package var bonusPoints: Points?

  @usableFromInline package var leafCount: Int32 = 0
  package var notDueCount: Int32 = 0
  /// Leaves within the maximum, and those of them that were not reported.
  @usableFromInline package var insideCount: Int32 = 0
  /// Leaves of a bonus or a penalty that count, and those of them that rows came for.
  package var extraCount: Int32 = 0
  package var extraReportedCount: Int32 = 0
  package var notReportedCount: Int32 = 0
  /// Of those within the maximum the leaves of tasks and of surveys, which others keep; and the
  /// silent ones of either kind.
  @usableFromInline package var taskCount: Int32 = 0
  package var silentCount: Int32 = 0
  package var silentTaskCount: Int32 = 0
  package var isWithheld = false
  /// Nobody knows which part of a figure belongs to the unit.
  package var isUndivided = false
  /// The points of a leaf are missing, or a sum did not fit.
  package var isMissing = false
  /// The unit scored itself on one of the leaves.
  package var hasSelfScore = false
  /// A self score counts somewhere in it, perhaps of a unit below.
  package var restsOnSelfScore = false
  package var hasAwaiting = false
  package var hasProvisional = false
  package var hasNotReported = false
  /// A leaf did not fit; the unit has to be scored node by node, which reports it.
  @usableFromInline package var overflowed = false

  package init() {}

  package init(_ score: LeafScore, _ kind: LeafKind) {
    count(score, kind)
    guard !score.state.isOutside else { return }
    points = score.points ?? .zero
    guard kind != .extra else {
      bonusPoints = score.points
      return
    }
    maximum = score.maximum
    reportedMaximum = score.reportedMaximum
    if kind == .survey {
      surveyPoints = score.points
    } else {
      selfPoints = score.selfPoints
    }
  }

  /// Adds a leaf, and marks where that does not fit; as if its own sum were made and added, which
  /// would be two copies for each unit and leaf.
  package mutating func addOrMark(_ score: LeafScore, _ kind: LeafKind) {
    do throws(ArithmeticOverflow) { try add(score, kind) } catch { overflowed = true }
  }

  private mutating func add(_ score: LeafScore, _ kind: LeafKind) throws(ArithmeticOverflow) {
    count(score, kind)
    guard !score.state.isOutside else { return }
    if kind != .extra {
      try maximum.add(score.maximum)
      reportedMaximum.addOrCut(score.reportedMaximum)
    }
    guard let more = score.points else {
      // Missing, and so is the sum; only what the unit gave itself may still be told.
      if kind == .figure || kind == .task { try addSelf(score.selfPoints) }
      return
    }
    points = try points.adding(more)
    switch kind {
    case .figure, .task: try addSelf(score.selfPoints)
    case .survey: surveyPoints = try (surveyPoints ?? .zero).adding(more)
    case .extra: bonusPoints = try (bonusPoints ?? .zero).adding(more)
    }
  }

  private mutating func addSelf(_ more: Points?) throws(ArithmeticOverflow) {
    guard let own = selfPoints, let more else { return selfPoints = nil }
    selfPoints = try own.adding(more)
  }

  /// Adds what is counted and flagged of a leaf, without the points.
  package mutating func count(_ score: LeafScore, _ kind: LeafKind) {
    leafCount += 1
    hasAwaiting = hasAwaiting || score.hasAwaiting
    hasProvisional = hasProvisional || score.hasProvisional
    hasNotReported = hasNotReported || score.hasNotReported
    guard !score.state.isOutside else {
      if score.state == .notDue { notDueCount += 1 }
      return
    }
    isWithheld = isWithheld || score.state == .withheld
    isUndivided = isUndivided || score.state == .notComparable
    isMissing = isMissing || score.points == nil
    overflowed = overflowed || score.overflowed || score.selfOverflowed
    guard kind != .extra else {
      extraCount += 1
      if score.hasCell { extraReportedCount += 1 }
      return
    }
    insideCount += 1
    if score.state == .notReported { notReportedCount += 1 }
    hasSelfScore = hasSelfScore || score.hasSelfScore
    restsOnSelfScore = restsOnSelfScore || score.restsOnSelfScore
    if kind == .figure {
      if score.isSilent { silentCount += 1 }
    } else {
      taskCount += 1
      if score.isSilent { silentTaskCount += 1 }
    }
  }

  /// Adds a leaf that was reported by all, which is most of them.
  @inlinable @inline(__always)
  package mutating func addPlain(_ points: Points, maximum leafMaximum: FractionSum, isTasks: Bool)
  {
    leafCount += 1
    insideCount += 1
    if isTasks { taskCount += 1 }
    do throws(ArithmeticOverflow) {
      try maximum.add(leafMaximum)
      reportedMaximum.addOrCut(leafMaximum)
      self.points = try self.points.adding(points)
      if let own = selfPoints { selfPoints = try own.adding(points) }
    } catch {
      overflowed = true
    }
  }

  /// Adds, and marks where that does not fit.
  package mutating func addOrMark(_ other: NodeSum) {
    do throws(ArithmeticOverflow) { try add(other) } catch { overflowed = true }
  }

  /// Adds what is counted and flagged, without the points.
  package mutating func count(_ other: NodeSum) {
    leafCount += other.leafCount
    notDueCount += other.notDueCount
    insideCount += other.insideCount
    extraCount += other.extraCount
    extraReportedCount += other.extraReportedCount
    notReportedCount += other.notReportedCount
    taskCount += other.taskCount
    silentCount += other.silentCount
    silentTaskCount += other.silentTaskCount
    isWithheld = isWithheld || other.isWithheld
    isUndivided = isUndivided || other.isUndivided
    isMissing = isMissing || other.isMissing
    hasSelfScore = hasSelfScore || other.hasSelfScore
    restsOnSelfScore = restsOnSelfScore || other.restsOnSelfScore
    hasAwaiting = hasAwaiting || other.hasAwaiting
    hasProvisional = hasProvisional || other.hasProvisional
    hasNotReported = hasNotReported || other.hasNotReported
    overflowed = overflowed || other.overflowed
  }

  /// - Throws: ``ArithmeticOverflow``; flags and counts are complete also then.
  package mutating func add(_ other: NodeSum) throws(ArithmeticOverflow) {
    count(other)
    guard other.insideCount + other.extraCount > 0 else { return }
    try maximum.add(other.maximum)
    reportedMaximum.addOrCut(other.reportedMaximum)
    points = try points.adding(other.points)
    if let own = selfPoints, let more = other.selfPoints {
      selfPoints = try own.adding(more)
    } else {
      selfPoints = nil
    }
    if let more = other.surveyPoints {
      surveyPoints = try (surveyPoints ?? .zero).adding(more)
    }
    if let more = other.bonusPoints {
      bonusPoints = try (bonusPoints ?? .zero).adding(more)
    }
  }

  /// Did no row of the unit arrive? Tasks and surveys do not count as long as it owes anything
  /// else, because others keep them.
  package var isSilent: Bool {
    guard extraReportedCount == 0 else { return false }
    let owed = insideCount - taskCount
    return owed > 0 ? silentCount == owed : taskCount > 0 && silentTaskCount == taskCount
  }

  /// Could another order of the additions end otherwise?
  package var dependsOnOrder: Bool { maximum.isLong || reportedMaximum.isLong }

  /// In the order in which one thing hides another.
  package var state: ScoreState {
    guard insideCount + extraCount > 0 else {
      return leafCount > 0 && notDueCount == leafCount ? .notDue : .notApplicable
    }
    if isUndivided { return .notComparable }
    if isWithheld { return .withheld }
    if isMissing || (insideCount > 0 && notReportedCount == insideCount) { return .notReported }
    if hasAwaiting { return .awaitingAppraisal }
    return hasProvisional ? .provisional : .scored
  }

  /// What a method does to a sum, with its maximum.
  package typealias Step = (Points, FractionSum) -> (exact: Points, points: Points)

  /// Rounds the sums as the step at this node does, for this node and for what it adds to the one
  /// above.
  package mutating func apply(_ step: Step) {
    points = step(points, maximum).points
    selfPoints = selfPoints.map { step($0, maximum).points }
    surveyPoints = surveyPoints.map { step($0, maximum).points }
    bonusPoints = bonusPoints.map { step($0, maximum).points }
  }

  /// The score of a parent or of the total.
  ///
  /// - Parameters:
  ///   - step: what the method does to a sum here.
  ///   - hasSelfScore: the unit scored itself somewhere.
  ///   - isSilent: the unit reported nothing at all, so no sum of its means anything.
  package func score(
    step: Step, hasSelfScore: Bool, isSilent: Bool
  ) -> Score {
    var score = Score(
      state: state, maximum: maximum.fraction, reportedMaximum: reportedMaximum.fraction)
    score.hasAwaiting = hasAwaiting
    score.hasProvisional = hasProvisional
    score.hasNotReported = hasNotReported
    guard insideCount + extraCount > 0 else { return score }
    if isSilent {
      score.isSilent = true
      if !isWithheld { score.state = .notReported }
      score.hasNotReported = true
      return score
    }
    score.surveyPoints = surveyPoints.map { step($0, maximum).points }
    score.bonusPoints = bonusPoints.map { step($0, maximum).points }
    score.selfPoints = hasSelfScore ? selfPoints.map { step($0, maximum).points } : nil
    guard !isWithheld, !isMissing else { return score }
    let (exact, points) = step(points, maximum)
    score.exactPoints = exact
    score.points = points
    if !restsOnSelfScore {
      score.appraisedPoints =
        points - (score.surveyPoints ?? .zero) - (score.bonusPoints ?? .zero)
    }
    return score
  }
  /// The total of a unit from the sum of its leaves.
  ///
  /// - Parameter isIncomplete: rows were left out that name no known indicator.
  package func total(
    _ rounding: Rounding, isIncomplete: Bool, hasSelfScore: Bool, isSilent: Bool
  ) -> Score {
    var sum = self
    if isIncomplete { sum.hasProvisional = true }
    return sum.score(
      step: rounding.totalPoints, hasSelfScore: hasSelfScore, isSilent: isSilent)
  }
}
