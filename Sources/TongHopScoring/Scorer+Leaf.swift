import TongHopDomain

extension Scorer {
  /// The score of one leaf at one unit. The order of the questions is part of the contract: does
  /// it apply, is it due, is the unit exempt, was anything reported, is there anything to divide
  /// by, and only then the rule.
  func score(_ leaf: LeafContext, of unit: UnitIndex, applies: Bool) -> LeafScore {
    guard applies else { return LeafScore(.notApplicable) }
    guard leaf.isDue else { return LeafScore(.notDue) }
    if leaf.hasExemptions, let exemption = leaf.exemption(of: rollup.tree.ids[unit]) {
      switch exemption {
      case .notApplicable: return LeafScore(.notApplicable)
      case .notDue: return LeafScore(.notDue)
      case .withheld: return withheld(leaf, of: unit)
      }
    }
    guard leaf.hasColumn, leaf.isAsked(unit) else { return LeafScore(.notDue) }
    let cell = leaf.cell(of: unit)
    if cell.isUndivided {
      var score = LeafScore(.notComparable)
      score.maximum = leaf.maximumSum
      return score
    }
    if leaf.isIndex, cell.expected == 0 { return LeafScore(.notApplicable) }
    if !cell.overflowed, cell.records == 0 {
      return leaf.isExtra ? nothingArose(cell) : unreported(leaf, of: unit, cell: cell)
    }

    var score = LeafScore(state(of: leaf, at: unit, cell: cell))
    score.hasCell = true
    score.maximum = leaf.maximumSum
    score.hasProvisional = cell.isProvisional
    score.restsOnSelfScore = cell.awaitsAppraisal
    do throws(ArithmeticOverflow) {
      score.reportedMaximum = try LeafFigures.reported(cell, of: leaf.maximum, leaf.maximumSum)
      guard !cell.overflowed else { throw ArithmeticOverflow() }
      if leaf.isEmpty(cell, at: unit) {
        try fill(&score, empty: leaf)
      } else {
        score.points = try leaf.points(of: cell, at: unit)
      }
    } catch {
      score.overflowed = true
      markMissing(&score)
    }
    if !score.state.isOutside { addSelfPoints(to: &score, leaf, of: unit) }
    return score
  }

  private func state(of leaf: LeafContext, at unit: UnitIndex, cell: RollupCell) -> ScoreState {
    if leaf.awaitsItself(unit, cell: cell) { return .awaitingAppraisal }
    return cell.isProvisional ? .provisional : .scored
  }

  private func withheld(_ leaf: LeafContext, of unit: UnitIndex) -> LeafScore {
    var score = LeafScore(.withheld)
    score.maximum = leaf.maximumSum
    addSelfPoints(to: &score, leaf, of: unit)
    return score
  }

  /// No row at all: out, where only exempt units could have sent one; otherwise zero and named.
  private func unreported(_ leaf: LeafContext, of unit: UnitIndex, cell: RollupCell) -> LeafScore {
    if cell.expected == 0, let state = leaf.stateOfExemptUnitsBelow(unit) {
      return state.isOutside ? LeafScore(state) : withheld(leaf, of: unit)
    }
    var score = LeafScore(.notReported)
    score.hasCell = true
    score.maximum = leaf.maximumSum
    score.points = .zero
    score.restsOnSelfScore = cell.awaitsAppraisal
    // A row came and was left out, or those below have not reported: not the last word.
    score.hasProvisional = cell.isIncomplete || isExpectedBelow(leaf, unit)
    addSelfPoints(to: &score, leaf, of: unit)
    return score
  }

  /// No row of a bonus or a penalty: zero points, and nobody owes a report.
  private func nothingArose(_ cell: RollupCell) -> LeafScore {
    var score = LeafScore(cell.isIncomplete ? .provisional : .scored)
    score.hasProvisional = cell.isIncomplete
    score.points = .zero
    return score
  }

  /// Should a unit right below have reported?
  private func isExpectedBelow(_ leaf: LeafContext, _ unit: UnitIndex) -> Bool {
    // The other method has its own way with units below.
    guard !leaf.cells.isEmpty, !leaf.isIndex else { return false }
    var child = unit + 1
    while child < rollup.tree.ends[unit] {
      if leaf.cells[child].expected > 0 { return true }
      child = rollup.tree.ends[child]
    }
    return false
  }

  /// A denominator of zero means what the criterion says.
  private func fill(_ score: inout LeafScore, empty leaf: LeafContext) throws(ArithmeticOverflow) {
    switch leaf.leaf.whenEmpty {
    case .zero: score.points = .zero
    case .full: score.points = leaf.limited(try method.rounding.leafPoints(leaf.maximum))
    case .missing: markMissing(&score)
    case .notApplicable:
      score.state = .notApplicable
      score.maximum = .zero
      score.reportedMaximum = .zero
    }
  }

  private func markMissing(_ score: inout LeafScore) {
    score.state = .notReported
    score.points = nil
  }

  /// What the unit gave itself on the leaf: of entered points the self score, of computed ones the
  /// points. Of a bonus or a penalty only the score is kept: what stands outside of the maximum is
  /// in a column of its own, and in no sum of self scores.
  private func addSelfPoints(to score: inout LeafScore, _ leaf: LeafContext, of unit: UnitIndex) {
    guard leaf.isEntered || !leaf.isExtra else { return }
    score.selfPoints = score.points
    guard leaf.isEntered else { return }
    let own = leaf.selfCell(of: unit)
    score.hasSelfScore = own != nil
    guard score.points != nil else { return }
    guard let own else {
      score.selfPoints = .zero
      return
    }
    // Points that count are the self score as long as nothing else was given.
    if score.hasCell {
      let cell = leaf.cell(of: unit)
      if cell.numerator == own.numerator, cell.denominator == own.denominator, !own.overflowed {
        return
      }
    }
    do throws(ArithmeticOverflow) {
      guard !own.overflowed else { throw ArithmeticOverflow() }
      score.selfPoints = try leaf.points(of: own)
    } catch {
      score.selfPoints = nil
      score.selfOverflowed = true
    }
  }
}
