/// The totals of all units, packed: a country has a hundred thousand of them, for each period.
///
/// *shape* [unit index]; nil for units that are not scored.
public struct TotalScores: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private struct Packed {
    var points = Points.zero
    var exactPoints = Points.zero
    var selfPoints = Points.zero
    var surveyPoints = Points.zero
    var appraisedPoints = Points.zero
    var bonusPoints = Points.zero
    /// Places in ``TotalScores/fractions``.
    var maximum: Int32 = 0
    var reportedMaximum: Int32 = 0
    var state = ScoreState.notApplicable
    /// What is there: see ``Mark``.
    var marks: UInt16 = 0
  }

  private enum Mark {
    static let scored: UInt16 = 1
    static let points: UInt16 = 1 << 1
    static let exactPoints: UInt16 = 1 << 2
    static let selfPoints: UInt16 = 1 << 3
    static let surveyPoints: UInt16 = 1 << 4
    static let appraisedPoints: UInt16 = 1 << 5
    static let hasAwaiting: UInt16 = 1 << 6
    static let hasNotReported: UInt16 = 1 << 7
    static let hasProvisional: UInt16 = 1 << 8
    static let bonusPoints: UInt16 = 1 << 9
    static let isSilent: UInt16 = 1 << 10
  }

  private var rows: [Packed] = []
  /// Maxima repeat: most units have that of the unit before.
  private var fractions: [Fraction] = []
  private var lastMaximum: Int32 = 0

  public init() {}

  public init(arrayLiteral elements: Score?...) {
    self.init(elements)
  }

  public init(_ totals: [Score?]) {
    for total in totals { append(total) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { rows.count }

  public mutating func reserveCapacity(_ count: Int) { rows.reserveCapacity(count) }

  /// - Parameter total: without a cell, which only leaves have.
  public mutating func append(_ total: Score?) {
    guard let total else { return rows.append(Packed()) }
    var row = Packed()
    row.marks = Mark.scored
    func keep(_ points: Points?, _ mark: UInt16) -> Points {
      guard let points else { return .zero }
      row.marks |= mark
      return points
    }
    row.points = keep(total.points, Mark.points)
    row.exactPoints = keep(total.exactPoints, Mark.exactPoints)
    row.selfPoints = keep(total.selfPoints, Mark.selfPoints)
    row.surveyPoints = keep(total.surveyPoints, Mark.surveyPoints)
    row.appraisedPoints = keep(total.appraisedPoints, Mark.appraisedPoints)
    row.bonusPoints = keep(total.bonusPoints, Mark.bonusPoints)
    if total.hasAwaiting { row.marks |= Mark.hasAwaiting }
    if total.hasNotReported { row.marks |= Mark.hasNotReported }
    if total.hasProvisional { row.marks |= Mark.hasProvisional }
    if total.isSilent { row.marks |= Mark.isSilent }
    row.state = total.state
    row.maximum = place(of: total.maximum, near: lastMaximum)
    lastMaximum = row.maximum
    row.reportedMaximum = place(of: total.reportedMaximum, near: row.maximum)
    rows.append(row)
  }

  private mutating func place(of fraction: Fraction, near place: Int32) -> Int32 {
    if fractions.indices.contains(Int(place)), fractions[Int(place)] == fraction { return place }
    fractions.append(fraction)
    return Int32(fractions.count - 1)
  }

  /// Appends the totals of the units that come behind.
  public mutating func append(contentsOf other: TotalScores) {
    let first = Int32(fractions.count)
    fractions += other.fractions
    rows.reserveCapacity(rows.count + other.rows.count)
    for var row in other.rows {
      row.maximum += first
      row.reportedMaximum += first
      rows.append(row)
    }
  }

  public func isScored(_ unit: UnitIndex) -> Bool { rows[unit].marks & Mark.scored != 0 }

  public subscript(unit: UnitIndex) -> Score? {
    let row = rows[unit]
    guard row.marks & Mark.scored != 0 else { return nil }
    var score = Score(
      state: row.state, maximum: fractions[Int(row.maximum)],
      reportedMaximum: fractions[Int(row.reportedMaximum)])
    func kept(_ points: Points, _ mark: UInt16) -> Points? {
      row.marks & mark != 0 ? points : nil
    }
    score.points = kept(row.points, Mark.points)
    score.exactPoints = kept(row.exactPoints, Mark.exactPoints)
    score.selfPoints = kept(row.selfPoints, Mark.selfPoints)
    score.surveyPoints = kept(row.surveyPoints, Mark.surveyPoints)
    score.appraisedPoints = kept(row.appraisedPoints, Mark.appraisedPoints)
    score.bonusPoints = kept(row.bonusPoints, Mark.bonusPoints)
    score.hasAwaiting = row.marks & Mark.hasAwaiting != 0
    score.hasNotReported = row.marks & Mark.hasNotReported != 0
    score.hasProvisional = row.marks & Mark.hasProvisional != 0
    score.isSilent = row.marks & Mark.isSilent != 0
    return score
  }
}
