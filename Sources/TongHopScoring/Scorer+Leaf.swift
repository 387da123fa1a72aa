import TongHopDiagnostics
import TongHopDomain

extension Scorer {
  /// The score of one leaf at one unit. The order of the questions is part of the contract: does
  /// it apply, is it due, is the unit exempt, was anything reported, is there anything to divide
  /// by, and only then the rule.
  mutating func score(_ leaf: LeafContext, of unit: UnitIndex, applies: Bool) -> Score {
    guard applies else { return Score(state: .notApplicable) }
    guard leaf.isDue else { return Score(state: .notDue) }
    if let exemption = leaf.exemptions[rollup.tree.ids[unit]] {
      return switch exemption {
      case .notApplicable: Score(state: .notApplicable)
      case .notDue: Score(state: .notDue)
      case .withheld: Score(state: .withheld, maximum: leaf.maximum)
      }
    }
    // Nobody was asked: surveys and other indices have no rows.
    guard let column = leaf.column else { return Score(state: .notDue) }
    let cell =
      rollup.cells.indices.contains(column) ? rollup.cells[column][unit] : RollupCell()
    if !cell.overflowed, cell.records == 0 { return unreported(leaf, of: unit, cell: cell) }

    var score = Score(state: state(of: leaf, at: unit, cell: cell), maximum: leaf.maximum)
    score.cell = cell
    score.hasAwaiting = score.state == .awaitingAppraisal
    score.hasProvisional = cell.isProvisional
    do throws(ArithmeticOverflow) {
      score.reportedMaximum = try reportedMaximum(leaf, cell: cell)
      guard !cell.overflowed else { throw ArithmeticOverflow() }
      if cell.denominator == 0 {
        try fill(&score, empty: leaf)
      } else {
        score.points = try method.rounding.leafPoints(leaf.points(of: cell))
      }
    } catch {
      reportOverflow(at: unit, criterion: leaf.code)
      markMissing(&score)
    }
    score.exactPoints = score.points
    return score
  }

  private func state(of leaf: LeafContext, at unit: UnitIndex, cell: RollupCell) -> ScoreState {
    if leaf.awaitsItself(unit, cell: cell) { return .awaitingAppraisal }
    return cell.isProvisional ? .provisional : .scored
  }

  /// No row at all: out, where only exempt units could have sent one; otherwise zero and named.
  private func unreported(_ leaf: LeafContext, of unit: UnitIndex, cell: RollupCell) -> Score {
    if cell.expected == 0, let state = leaf.stateOfExemptUnitsBelow(unit) {
      return Score(state: state, maximum: state.isOutside ? .zero : leaf.maximum)
    }
    var score = Score(state: .notReported, maximum: leaf.maximum)
    score.cell = cell
    score.points = .zero
    score.exactPoints = .zero
    score.hasNotReported = true
    // A row came and was left out, or those below have not reported: not the last word.
    score.hasProvisional =
      cell.isIncomplete
      || (leaf.column.map { column in
        rollup.cells.indices.contains(column)
          && rollup.tree.children(of: unit).contains { rollup.cells[column][$0].expected > 0 }
      } ?? false)
    return score
  }

  /// A denominator of zero means what the criterion says.
  private func fill(_ score: inout Score, empty leaf: LeafContext) throws(ArithmeticOverflow) {
    switch leaf.leaf.whenEmpty {
    case .zero: score.points = .zero
    case .full: score.points = try method.rounding.leafPoints(leaf.maximum)
    case .missing: markMissing(&score)
    case .notApplicable:
      score.state = .notApplicable
      score.maximum = .zero
      score.reportedMaximum = .zero
      score.hasAwaiting = false
    }
  }

  private func markMissing(_ score: inout Score) {
    score.state = .notReported
    score.points = nil
    score.hasAwaiting = false
    score.hasNotReported = true
  }

  /// The maximum, as far as it was reported: 7 of 9 villages are 7/9 of it.
  private func reportedMaximum(
    _ leaf: LeafContext, cell: RollupCell
  ) throws(ArithmeticOverflow) -> Fraction {
    guard cell.expected > 0 else { return cell.records > 0 ? leaf.maximum : .zero }
    guard cell.reported < cell.expected else { return leaf.maximum }
    return try leaf.maximum.multiplied(
      by: Fraction(Int128(cell.reported), over: Int128(cell.expected)))
  }

  /// What the unit gave itself on the leaf.
  ///
  /// - Returns: for a leaf of points the self score, zero where there is none; for a computed
  ///   leaf its points; nil where the leaf itself is missing.
  mutating func selfPoints(_ leaf: LeafContext, of unit: UnitIndex, score: Score) -> Points? {
    guard let points = score.points, leaf.leaf.measure == .points else { return score.points }
    guard let cell = selfCell(leaf, of: unit) else { return .zero }
    // Points that count are the self score as long as nothing else was given.
    if let own = score.cell, own.numerator == cell.numerator, own.denominator == cell.denominator,
      !cell.overflowed
    {
      return points
    }
    do throws(ArithmeticOverflow) {
      guard !cell.overflowed else { throw ArithmeticOverflow() }
      return try method.rounding.leafPoints(leaf.points(of: cell))
    } catch {
      reportOverflow(at: unit, criterion: leaf.code)
      return nil
    }
  }

  /// The cell of the self-scored round, where there is one with a score in it.
  func selfCell(_ leaf: LeafContext, of unit: UnitIndex) -> RollupCell? {
    guard let column = leaf.selfColumn else { return nil }
    let cell = rollup.cells[column][unit]
    return cell.overflowed || (cell.records > 0 && cell.denominator != 0) ? cell : nil
  }

  /// - Parameter criterion: empty for the total.
  mutating func reportOverflow(at unit: UnitIndex, criterion: String) {
    let code = rollup.tree.units[unit].code
    let place = criterion.isEmpty ? "" : ", tiêu chí \(criterion)"
    let placeEn = criterion.isEmpty ? "" : ", criterion \(criterion)"
    log.report(
      Diagnostic(
        .overflow, at: SourceLocation(file: "metrics, records"),
        Phrase(
          "số quá lớn để tính chính xác: đơn vị \(code)\(place)",
          en: "a number is too large for exact arithmetic: unit \(code)\(placeEn)"),
        expected: Phrase(
          "tổng nhỏ hơn khoảng 9,2 × 10^18 sau khi tính cả chữ số thập phân",
          en: "sums below about 9.2 x 10^18, decimals counted as digits"),
        fix: Phrase(
          "kiểm tra số liệu của đơn vị và các đơn vị cấp dưới",
          en: "check the figures of the unit and of those below it")))
  }
}
