import TongHopDomain

/// What exemptions.csv says of the criteria of a unit, of those above them and of those below.
struct ExemptionReasons {
  private struct Key: Hashable {
    var unit: String
    var state: String
    /// In ``Method/criteria``.
    var criterion: Int
  }

  private let method: Method
  /// As many as exemptions.
  private var reasons: [String] = []
  /// In `reasons`, ascending, by the criterion that is exempt.
  private var own: [Key: [Int]] = [:]
  /// The same by that criterion and all above it.
  private var inside: [Key: [Int]] = [:]

  /// - Parameter exemptions: of any day.
  /// - Complexity: O(*units* + *criteria* + *exemptions* x *depth*).
  init(_ exemptions: [Exemption], _ scores: ScoreTable) {
    method = scores.method
    let places = method.places
    let inForce = exemptions.inForce(
      on: scores.period.lastDay(in: method.calendar), in: scores.tree)
    for (code, exemption) in inForce where !exemption.reason.isEmpty {
      guard let place = places[exemption.criterion] else { continue }
      var key = Key(unit: code, state: exemption.state.rawValue, criterion: place)
      own[key, default: []].append(reasons.count)
      for criterion in method.path(of: place) {
        key.criterion = criterion
        inside[key, default: []].append(reasons.count)
      }
      reasons.append(exemption.reason)
    }
  }

  /// Each once, in file order.
  ///
  /// - Complexity: O(*depth* + *n* log *n*) for *n* exemptions of it.
  func reasons(for state: ScoreState, of criterion: Int, at code: String) -> [String] {
    guard !reasons.isEmpty else { return [] }
    var key = Key(unit: code, state: state.rawValue, criterion: criterion)
    var found = inside[key] ?? []
    for above in method.path(of: criterion).dropFirst() {
      key.criterion = above
      found += own[key] ?? []
    }
    var known: Set<String> = []
    return found.sorted().map { reasons[$0] }.filter { known.insert($0).inserted }
  }
}
