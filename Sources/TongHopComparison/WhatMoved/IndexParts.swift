import TongHopDomain

/// A unit in one period, as its index is made.
struct IndexSide {
  let method: Method
  /// *shape* [criterion].
  let nodes: [Score]
  let points: Points
  let maximum: Fraction
  /// In its method's decimals.
  let printed: Points

  /// - Returns: nil where the unit has no index.
  init?(_ result: PeriodResult, _ unit: UnitIndex) {
    guard let total = result.total(of: unit), let points = total.points?.settled,
      total.maximum.numerator > 0, let printed = result.scores.index(of: unit)?.settled
    else { return nil }
    method = result.scores.method
    nodes = result.scores.nodes(of: unit)
    self.points = points
    maximum = total.maximum
    self.printed = printed
  }

  /// Before it is rounded, in percent.
  func percent() throws(ArithmeticOverflow) -> Fraction { try share(of: points) }

  /// What points give to the index, in percent.
  func share(of points: Points) throws(ArithmeticOverflow) -> Fraction {
    try points.fraction.divided(by: maximum).multiplied(by: Fraction(100))
  }

  /// What a leaf gives; nil where it does not count.
  func leaf(_ criterion: Int?) -> (points: Points, isInMaximum: Bool)? {
    guard let criterion, nodes.indices.contains(criterion),
      !nodes[criterion].state.isOutside
    else { return nil }
    let node = nodes[criterion]
    // The parts of a composite indicator are of the whole, not of maxima of their own.
    if method.composite != nil { return node.part.map { ($0, false) } }
    return node.points.map { ($0.settled, node.maximum > .zero) }
  }

  /// Does the method need figures that nobody sent, beside those that another method lacked as well?
  ///
  /// They count as zero, which says nothing about the method.
  func lacksFigures(beside other: IndexSide) -> Bool {
    let missing = other.missingMeasures
    return missingMeasures.contains { !missing.contains($0) }
  }

  private var missingMeasures: [Measure] {
    method.criteria.indices.compactMap { index in
      guard nodes.indices.contains(index), nodes[index].state == .notReported else { return nil }
      return method.criteria[index].leaf?.measure
    }
  }

  /// Are the leaves parts of the total?
  var isDivisible: Bool { method.composite == nil || nodes.contains { $0.part != nil } }
}

/// Takes the change of an index apart; the formulas stand in Methodology, What moved the index.
struct IndexParts {
  let earlier: IndexSide
  let later: IndexSide
  /// Of the method of then, or of today where the figures are scored by it, and of today.
  let leaves: [(Int?, Int?)]
  /// The index of then in the table; nil where the table compares others than it shows.
  let shown: Points?
  /// Are whole totals of two methods compared?
  var isOtherMethod = false
  /// The figures of then by the method of today.
  var rescored: IndexSide?

  init(earlier: IndexSide, later: IndexSide, leaves: [(Int?, Int?)], shown: Points?) {
    self.earlier = earlier
    self.later = later
    self.leaves = leaves
    self.shown = shown
  }

  /// - Parameter difference: as in the table.
  /// - Returns: nil where the leaves are no parts of the total.
  func change(of difference: Points) throws(ArithmeticOverflow) -> IndexChange? {
    var parts: [IndexChange.Part] = []
    if let shown, earlier.printed != shown {
      parts.append(IndexChange.Part(.correction, exact: try (earlier.printed - shown).fraction))
    }
    // One of the two indices is printed with fewer decimals than the change.
    var rounding = Fraction.zero
    var roundingNow = Fraction.zero
    if earlier.method.rounding.indexPlaces < later.method.rounding.indexPlaces {
      rounding = try earlier.percent().subtracting(earlier.printed.fraction)
    } else if later.method.rounding.indexPlaces < earlier.method.rounding.indexPlaces {
      roundingNow = try later.printed.fraction.subtracting(later.percent())
    }
    var base = earlier
    if isOtherMethod {
      guard let rescored, !rescored.lacksFigures(beside: earlier) else {
        let exact = try later.percent().subtracting(earlier.percent()).adding(rounding)
          .adding(roundingNow)
        parts.append(IndexChange.Part(.methodAndCriteria, exact: exact))
        return finished(
          IndexChange(
            parts: parts, change: difference, rounding: printing, earlierMaximum: earlier.maximum,
            laterMaximum: later.maximum))
      }
      let exact = try rescored.percent().subtracting(earlier.percent()).adding(rounding)
      if exact != .zero { parts.append(IndexChange.Part(.method, exact: exact)) }
      rounding = .zero
      base = rescored
    }
    guard base.isDivisible, later.isDivisible else { return nil }
    var result = IndexChange(
      parts: parts, change: difference, rounding: printing, earlierMaximum: base.maximum,
      laterMaximum: later.maximum)
    try appendCriteria(from: base, rounding: rounding.adding(roundingNow), to: &result)
    return finished(result)
  }

  private var printing: Rounding { later.method.rounding.finer(earlier.method.rounding) }

  /// The maximum, the criteria, and what rounding did to their sums.
  private func appendCriteria(
    from base: IndexSide, rounding: Fraction, to result: inout IndexChange
  ) throws(ArithmeticOverflow) {
    var criteria: [IndexChange.Part] = []
    // What came into the maximum less what left it; and the difference of all leaves.
    var (moved, sum) = (Points.zero, Points.zero)
    for (leafThen, leafNow) in leaves {
      let (then, now) = (base.leaf(leafThen), later.leaf(leafNow))
      guard then != nil || now != nil,
        let criterion = leafNow.map({ later.method.criteria[$0] })
          ?? leafThen.map({ base.method.criteria[$0] })
      else { continue }
      let change = try (now?.points ?? .zero).subtracting(then?.points ?? .zero)
      sum = try sum.adding(change)
      let (wasIn, isIn) = (then?.isInMaximum ?? false, now?.isInMaximum ?? false)
      if wasIn != isIn {
        moved = try moved.adding(change)
        if isIn {
          result.entered.append(criterion.code)
        } else {
          result.left.append(criterion.code)
        }
      } else if change != .zero {
        var part = IndexChange.Part(
          .criterion, code: criterion.code, name: criterion.name,
          exact: try later.share(of: change))
        (part.earlierPoints, part.laterPoints) = (then?.points, now?.points)
        criteria.append(part)
      }
    }
    let before = try later.share(of: base.points).subtracting(base.percent())
    let exact = try later.share(of: moved).adding(before)
    if exact != .zero || !result.entered.isEmpty || !result.left.isEmpty {
      result.parts.append(IndexChange.Part(.maximum, exact: exact))
    }
    result.parts += criteria
    let rest = try later.points.subtracting(base.points).subtracting(sum)
    let rounded = try later.share(of: rest).adding(rounding)
    if rounded != .zero { result.parts.append(IndexChange.Part(.rounding, exact: rounded)) }
  }

  /// With the printed parts, which add up to the printed change.
  ///
  /// - Returns: nil where a number does not fit.
  private func finished(_ change: IndexChange) -> IndexChange? {
    var result = change
    let rounding = change.rounding
    let unit = rounding.indexUnit
    let total = Rounding.Mode.halfUp.divide(change.change.count, by: unit)
    result.change = Points(count: total * unit)
    if result.parts.isEmpty, total != 0 {
      result.parts.append(IndexChange.Part(.rounding, exact: .zero))
    }
    let scale = Fraction(Int(Decimal.power(rounding.indexPlaces)))
    let scaled = result.parts.map { try? $0.exact.multiplied(by: scale) }
    guard !scaled.contains(nil),
      let counts = Apportionment.settle(scaled.compactMap(\.self), to: total)
    else { return nil }
    for (place, count) in counts.enumerated() {
      let (printed, overflowed) = count.multipliedReportingOverflow(by: unit)
      guard !overflowed else { return nil }
      result.parts[place].printed = Points(count: printed)
    }
    return result
  }
}

extension Points {
  fileprivate func subtracting(_ other: Points) throws(ArithmeticOverflow) -> Points {
    let (difference, overflow) = count.subtractingReportingOverflow(other.count)
    guard !overflow else { throw ArithmeticOverflow() }
    return Points(count: difference)
  }
}
