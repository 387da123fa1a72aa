import TongHopDomain

/// What one unit sent for itself, where figures take part as they were entered.
struct OwnFigure: Sendable {
  /// Where the unit, or its one successor, stands.
  var place: UnitIndex
  var unit: UnitID
  var numerator: Int64
  var denominator: Int64
  /// The sum of its rows did not fit.
  var overflowed: Bool
  /// Of the latest part of the period that it sent.
  var lastDay: Day

  var hasRatio: Bool { denominator > 0 && !overflowed }
}
