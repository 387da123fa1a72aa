import TongHopDomain

/// What one unit has on one leaf: as much as sums and printed scores are made of.
struct LeafScore {
  var state: ScoreState
  /// Zero where the leaf is out of the maximum.
  var maximum = FractionSum.zero
  var reportedMaximum = FractionSum.zero
  /// nil where they are missing.
  var points: Points?
  /// What the unit gave itself: zero where it did not, the points where they are computed, nil
  /// where the leaf is missing or the self score does not fit.
  var selfPoints: Points?
  /// Was it scored from a cell, be it an empty one?
  var hasCell = false
  var hasAwaiting = false
  var hasNotReported = false
  var hasProvisional = false
  /// The unit scored itself on it.
  var hasSelfScore = false
  /// A self score counts in it, perhaps of a unit below.
  var restsOnSelfScore = false
  /// A number was too large for exact arithmetic.
  var overflowed = false
  var selfOverflowed = false

  init(_ state: ScoreState) {
    self.state = state
  }

  /// No row came, and none was left out: zero points. Missing points are something else.
  var isSilent: Bool { state == .notReported && points != nil }
}
