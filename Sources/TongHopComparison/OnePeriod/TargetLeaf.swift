import TongHopDomain

/// A leaf on which a unit can have full marks, or lose some.
struct TargetLeaf: Sendable {
  private let index: Int
  private let maximum: Fraction
  /// As the method rounds a leaf.
  private let full: Points

  /// In file order; none of a composite indicator, of a bonus or a penalty, or where points are
  /// nothing to strive for.
  static func all(of method: Method) -> [TargetLeaf] {
    guard method.hasPointsToGain else { return [] }
    return method.leaves.compactMap { leaf in
      guard !(method.criteria[leaf].leaf?.rule.isExtra ?? true),
        let maximum = method.mostPoints(on: leaf),
        let full = try? Comparison.fullPoints(maximum, of: method.criteria[leaf], method)
      else { return nil }
      return TargetLeaf(index: leaf, maximum: maximum, full: full)
    }
  }

  /// Is it within the maximum, and has it points?
  ///
  /// - Parameter nodes: of one unit, *shape* [criterion].
  func isScored(in nodes: [Score]) -> Bool {
    nodes.indices.contains(index) && !nodes[index].state.isOutside && nodes[index].points != nil
  }

  /// - Parameter nodes: of one unit, *shape* [criterion].
  /// - Returns: nil for a unit that has full marks, owes nothing or has no points.
  func loss(in nodes: [Score]) -> UnitProfile.Loss? {
    guard nodes.indices.contains(index), !nodes[index].state.isOutside,
      let points = nodes[index].points?.settled, points < full,
      let lost = try? maximum.subtracting(points.fraction)
    else { return nil }
    return UnitProfile.Loss(
      criterion: index, state: nodes[index].state, maximum: maximum, points: points, lost: lost)
  }
}
