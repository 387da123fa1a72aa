import TongHopDomain

/// Tells why a criterion is out of the maximum of a unit: a survey that is due and that nobody
/// answered is out like one that is not due, and is something else.
public struct OutsideReasons: Sendable {
  private let method: Method
  /// Leaves of surveys that the method has in the period.
  private let surveys: Set<Int>
  /// Criteria that exemptions.csv calls not due, by the code of the unit.
  private let exempt: [String: [Int]]

  /// - Parameter exemptions: of any day.
  public init(_ scores: ScoreTable, exemptions: [Exemption]) {
    let method = scores.method
    self.method = method
    let kind = scores.period.kind
    surveys = Set(
      method.leaves.filter { index in
        guard let leaf = method.criteria[index].leaf, SurveyFigure(leaf) != nil else {
          return false
        }
        return leaf.periods.isEmpty || leaf.periods.contains(kind)
      })
    let inForce = exemptions.filter { $0.state == .notDue && $0.isInForce(on: scores.tree.day) }
    exempt = Dictionary(grouping: inForce, by: \.unitCode).mapValues { list in
      list.compactMap { method.index(of: $0.criterion) }
    }
  }

  /// Is a leaf that counts as not due out only because nobody answered?
  func isUnanswered(_ leaf: Int, at code: String) -> Bool {
    guard surveys.contains(leaf) else { return false }
    return !(exempt[code] ?? []).contains { method.isAtOrBelow(leaf, $0) }
  }

  /// Why a criterion is outside, each reason of its leaves once.
  ///
  /// - Parameters:
  ///   - criterion: nil: all of them.
  ///   - nodes: *shape* [criterion], those of the unit.
  ///   - code: of the unit.
  public func reasons(
    of criterion: Int?, in nodes: [Score], at code: String
  ) -> [OutsideReason] {
    var found: Set<OutsideReason> = []
    for leaf in method.leaves where nodes.indices.contains(leaf) {
      if let criterion, !method.isAtOrBelow(leaf, criterion) { continue }
      switch nodes[leaf].state {
      case .notDue: found.insert(isUnanswered(leaf, at: code) ? .unanswered : .notDue)
      case .notApplicable: found.insert(.notApplicable)
      default: break
      }
    }
    return OutsideReason.allCases.filter(found.contains)
  }
}
