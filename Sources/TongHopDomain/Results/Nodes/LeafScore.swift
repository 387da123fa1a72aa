/// What one unit has on one leaf: as much as sums and printed scores are made of.
package struct LeafScore: Sendable, Equatable {
  package var state: ScoreState
  /// Zero where the leaf is out of the maximum.
  package var maximum = FractionSum.zero
  package var reportedMaximum = FractionSum.zero
  /// nil where they are missing.
  package var points: Points?
  /// What the unit gave itself: zero where it did not, the points where they are computed, nil
  /// where the leaf is missing or the self score does not fit.
  package var selfPoints: Points?
  /// Was it scored from a cell, be it an empty one?
  package var hasCell = false
  package var hasProvisional = false
  /// The unit scored itself on it.
  package var hasSelfScore = false
  /// A self score counts in it, perhaps of a unit below.
  package var restsOnSelfScore = false
  /// A number was too large for exact arithmetic.
  package var overflowed = false
  package var selfOverflowed = false

  package init(_ state: ScoreState) {
    self.state = state
  }

  package var hasAwaiting: Bool { state == .awaitingAppraisal }
  package var hasNotReported: Bool { state == .notReported }

  /// No row came, and none was left out: zero points. Missing points are something else.
  package var isSilent: Bool { state == .notReported && points != nil }
}
