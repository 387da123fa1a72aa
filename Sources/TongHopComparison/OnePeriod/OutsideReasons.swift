import TongHopDomain

/// Tells why a criterion is out of the maximum of a unit: a survey that is due and that nobody
/// answered is out like one that is not due, and is something else.
package struct OutsideReasons: Sendable {
  private let method: Method
  /// Leaves of surveys that the method has in the period.
  private let surveys: Set<Int>
  /// Criteria that exemptions.csv calls not due, by the code of the unit.
  private let exempt: [String: Set<Int>]
  /// *shape* [criterion]: itself and what is below it, as far as they are leaves, in file order.
  let leaves: [[Int]]

  /// - Parameter exemptions: of any day.
  /// - Complexity: O(*units* + *criteria* x *depth* + *exemptions*).
  package init(_ scores: ScoreTable, exemptions: [Exemption]) {
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
    let places = method.places
    let notDue = exemptions.filter { $0.state == .notDue }
      .inForce(on: scores.period.lastDay(in: method.calendar), in: scores.tree)
    exempt = notDue.reduce(into: [:]) { exempt, found in
      guard let place = places[found.exemption.criterion] else { return }
      exempt[found.code, default: []].insert(place)
    }
    var leaves: [[Int]] = Array(repeating: [], count: method.criteria.count)
    for leaf in method.leaves {
      for node in method.path(of: leaf) { leaves[node].append(leaf) }
    }
    self.leaves = leaves
  }

  /// Is a leaf that counts as not due out only because nobody answered?
  ///
  /// - Complexity: O(*depth*).
  func isUnanswered(_ leaf: Int, at code: String) -> Bool {
    guard surveys.contains(leaf) else { return false }
    guard let exempt = exempt[code] else { return true }
    return !method.path(of: leaf).contains { exempt.contains($0) }
  }

  /// Why a criterion is outside, each reason of its leaves once.
  ///
  /// - Parameters:
  ///   - criterion: nil: all of them.
  ///   - nodes: *shape* [criterion], those of the unit.
  ///   - code: of the unit.
  /// - Complexity: O(*leaves* at or below the criterion).
  package func reasons(
    of criterion: Int?, in nodes: [Score], at code: String
  ) -> [OutsideReason] {
    var found: Set<OutsideReason> = []
    for leaf in criterion.map({ leaves[$0] }) ?? method.leaves where nodes.indices.contains(leaf) {
      switch nodes[leaf].state {
      case .notDue: found.insert(isUnanswered(leaf, at: code) ? .unanswered : .notDue)
      case .notApplicable: found.insert(.notApplicable)
      default: break
      }
    }
    return OutsideReason.allCases.filter(found.contains)
  }
}

extension Method {
  /// Where the criteria stand, by code; of two with one code the first.
  package var places: [String: Int] {
    Dictionary(criteria.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
