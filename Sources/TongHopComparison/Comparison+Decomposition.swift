import TongHopDomain

/// What one leaf, or the rounding of sums, added to the change of a total.
public struct CriterionChange: Sendable, Hashable {
  /// Criterion index in the earlier and in the later method; both nil for the rounding of sums.
  public var earlierCriterion: Int?
  public var laterCriterion: Int?
  /// Code and name in the later method, else in the earlier; empty for the rounding of sums.
  public var code: String
  public var name: String
  /// nil where the leaf was out of the maximum, or is not in that method.
  public var earlierPoints: Points?
  public var laterPoints: Points?
  public var change: Points

  public var isRounding: Bool { earlierCriterion == nil && laterCriterion == nil }
}

extension Comparison {
  /// Change of a unit's points by leaf between two results of comparable methods.
  ///
  /// The parts add up exactly to the change of the printed total: where sums are rounded, the last
  /// entry is what the rounding did. Leaves are in the file order of the later method, followed by
  /// those that only the earlier has; a leaf that did not count in either period is left out.
  ///
  /// Of a composite indicator a leaf's points are the part that it gives to the total.
  ///
  /// - Parameter unit: a unit of the later tree; its figures of then are found by identity.
  /// - Returns: empty where either total is missing, the unit was not one and the same place, or
  ///   a mean of a composite indicator is not arithmetic.
  public static func decomposition(
    of unit: UnitID, from earlier: PeriodResult, to later: PeriodResult, register: UnitRegister
  ) -> [CriterionChange] {
    let ancestry = Ancestry(register: register, today: later.scores.tree.day)
    guard case .one(let origin, _) = ancestry.origin(of: unit, on: earlier.scores.tree.day),
      let indexNow = later.scores.tree.index(of: unit),
      let indexThen = earlier.scores.tree.index(of: origin),
      let totalNow = later.total(of: indexNow)?.points?.settled,
      let totalThen = earlier.total(of: indexThen)?.points?.settled
    else { return [] }
    let (methodThen, methodNow) = (earlier.scores.method, later.scores.method)
    let nodesThen = earlier.scores.nodes(of: indexThen)
    let nodesNow = later.scores.nodes(of: indexNow)
    if methodNow.composite != nil || methodThen.composite != nil {
      // Parts are made of whole totals; without them no leaf can be said to have moved one.
      guard nodesNow.contains(where: { $0.part != nil }),
        nodesThen.contains(where: { $0.part != nil })
      else { return [] }
    }
    var changes: [CriterionChange] = []
    var rest = totalNow - totalThen
    for (leafThen, leafNow) in pairedLeaves(methodThen, methodNow) {
      let before = leafThen.flatMap { points(of: nodesThen, criterion: $0, in: methodThen) }
      let after = leafNow.flatMap { points(of: nodesNow, criterion: $0, in: methodNow) }
      guard before != nil || after != nil,
        let criterion = leafNow.map({ methodNow.criteria[$0] })
          ?? leafThen.map({ methodThen.criteria[$0] })
      else { continue }
      let change = (after ?? .zero) - (before ?? .zero)
      rest = rest - change
      changes.append(
        CriterionChange(
          earlierCriterion: leafThen, laterCriterion: leafNow, code: criterion.code,
          name: criterion.name, earlierPoints: before, laterPoints: after, change: change))
    }
    if rest != .zero {
      changes.append(CriterionChange(code: "", name: "", change: rest))
    }
    return changes
  }

  /// The points of a node as they are printed; nil where it does not count.
  private static func points(
    of nodes: [Score], criterion: Int, in method: Method
  ) -> Points? {
    guard nodes.indices.contains(criterion), !nodes[criterion].state.isOutside else { return nil }
    if method.composite != nil { return nodes[criterion].part }
    return nodes[criterion].points?.settled
  }
}
