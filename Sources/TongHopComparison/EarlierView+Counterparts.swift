import TongHopDomain

/// What is asked about a unit beside its change: where its figures of then are, and whom it was ranked
/// with.
extension EarlierView {
  /// Where the figures that a unit of the current tree is compared with were computed; nil where
  /// they were not.
  func source(of id: UnitID) -> (result: PeriodResult, unit: UnitIndex)? {
    var result = period.result
    if case .commonPart(_, let then) = period.relation {
      result = then
    } else if let restated, restated.covers(id) {
      result = period.restated
    }
    return result.flatMap { place(of: id, in: $0) }
  }

  /// A unit of the current tree in a result of this period.
  func place(of id: UnitID, in result: PeriodResult) -> (result: PeriodResult, unit: UnitIndex)? {
    let then = result.restatement == nil ? counterpart(of: id) : id
    return then.flatMap { result.scores.tree.index(of: $0) }.map { (result, $0) }
  }

  /// How many units were ranked with one of the current tree, where it is restated.
  func restatedGroupSize(of id: UnitID) -> Int? { restated?.standing.groupSize(of: id) }

  /// Is the unit compared with restated figures?
  func isRestated(_ id: UnitID) -> Bool { restated?.covers(id) ?? false }

  /// The ranked units that one was ranked with by today's files, by its counterpart.
  func field(around id: UnitID) -> [(id: UnitID, unit: Unit, rank: Int)] {
    (isRestated(id) ? restated?.standing : standing)?.field(around: id) ?? []
  }

  /// The rank of a counterpart.
  func rank(ofCounterpart id: UnitID) -> Int? {
    if let restated, restated.covers(id) { return restated.standing.figures(of: id)?.rank }
    return past(of: id)?.figures.rank
  }

  /// The group of a counterpart.
  func group(ofCounterpart id: UnitID) -> String? {
    if let restated, restated.covers(id) { return restated.standing.group(of: id) }
    return past(of: id)?.group
  }
}
