/// What all scored units have on one leaf, packed: of most leaves five bytes a unit.
///
/// Only what the cells of the leaf do not tell is kept; ``score(at:of:from:)`` puts the two together
/// again. *shape* [place of a scored unit].
package struct LeafColumn: Sendable {
  /// The state in the lowest three bits, and what is there.
  @usableFromInline var marks: [UInt8] = []
  /// Zero where they are missing.
  @usableFromInline var points: PackedPoints
  /// Of entered points: what is there of the self-scored round. Empty of other leaves.
  private var selfMarks: [UInt8] = []
  private var selfPoints: PackedPoints

  @usableFromInline enum Mark {
    @usableFromInline static var state: UInt8 { 7 }
    @usableFromInline static var points: UInt8 { 1 << 3 }
    @usableFromInline static var cell: UInt8 { 1 << 4 }
    @usableFromInline static var provisional: UInt8 { 1 << 5 }
    @usableFromInline static var overflowed: UInt8 { 1 << 6 }
  }

  private enum SelfMark {
    static let points: UInt8 = 1
    static let score: UInt8 = 1 << 1
    static let overflowed: UInt8 = 1 << 2
  }

  /// - Parameter rounding: of the method, which says how many decimals the points have.
  package init(_ rounding: Rounding) {
    let places = rounding.step == .criterion ? rounding.decimals : Points.places
    points = PackedPoints(places: places)
    selfPoints = PackedPoints(places: places)
  }

  package var count: Int { marks.count }

  /// Of the heap, without the cells.
  package var byteCount: Int {
    marks.count + points.byteCount + selfMarks.count + selfPoints.byteCount
  }

  package mutating func reserveCapacity(_ count: Int) {
    marks.reserveCapacity(count)
    points.reserveCapacity(count)
  }

  /// Appends a leaf that was reported by all, which is most of them.
  @inlinable @inline(__always)
  package mutating func append(plain points: Points) {
    marks.append(Mark.points | Mark.cell)
    self.points.append(points)
  }

  package mutating func append(_ score: LeafScore, isEntered: Bool) {
    var mark = score.state.packed
    if score.points != nil { mark |= Mark.points }
    if score.hasCell { mark |= Mark.cell }
    if score.hasProvisional { mark |= Mark.provisional }
    if score.overflowed { mark |= Mark.overflowed }
    marks.append(mark)
    points.append(score.points ?? .zero)
    guard isEntered else { return }
    var own: UInt8 = 0
    if score.selfPoints != nil { own |= SelfMark.points }
    if score.hasSelfScore { own |= SelfMark.score }
    if score.selfOverflowed { own |= SelfMark.overflowed }
    selfMarks.append(own)
    selfPoints.append(score.selfPoints ?? .zero)
  }

  /// The score that was appended, with what its cell tells.
  package func score(at place: Int, of unit: UnitIndex, from leaf: LeafFigures) -> LeafScore {
    let mark = marks[place]
    var score = LeafScore(ScoreState(packed: mark & Mark.state))
    if mark & Mark.points != 0 { score.points = points[place] }
    score.hasCell = mark & Mark.cell != 0
    score.hasProvisional = mark & Mark.provisional != 0
    score.overflowed = mark & Mark.overflowed != 0
    if score.hasCell { score.restsOnSelfScore = leaf.cell(of: unit).awaitsAppraisal }
    guard !score.state.isOutside else { return score }
    setMaxima(of: &score, at: unit, from: leaf)
    if leaf.isEntered {
      let own = selfMarks[place]
      if own & SelfMark.points != 0 { score.selfPoints = selfPoints[place] }
      score.hasSelfScore = own & SelfMark.score != 0
      score.selfOverflowed = own & SelfMark.overflowed != 0
    } else if !leaf.isExtra {
      score.selfPoints = score.points
    }
    return score
  }

  private func setMaxima(of score: inout LeafScore, at unit: UnitIndex, from leaf: LeafFigures) {
    let isNothing = leaf.isExtra && !score.hasCell && score.points != nil
    score.maximum = isNothing ? .zero : leaf.maximumSum
    guard score.hasCell else { return }
    let cell = leaf.cell(of: unit)
    // Without a row nothing was reported.
    guard cell.overflowed || cell.records > 0 else { return }
    score.reportedMaximum = (try? leaf.reportedMaximum(of: cell)) ?? .zero
  }
}

extension ScoreState {
  /// Below 8.
  var packed: UInt8 {
    switch self {
    case .scored: 0
    case .provisional: 1
    case .notDue: 2
    case .notApplicable: 3
    case .notReported: 4
    case .awaitingAppraisal: 5
    case .withheld: 6
    case .notComparable: 7
    }
  }

  init(packed: UInt8) {
    self =
      switch packed {
      case 0: .scored
      case 1: .provisional
      case 2: .notDue
      case 3: .notApplicable
      case 4: .notReported
      case 5: .awaitingAppraisal
      case 6: .withheld
      default: .notComparable
      }
  }
}
