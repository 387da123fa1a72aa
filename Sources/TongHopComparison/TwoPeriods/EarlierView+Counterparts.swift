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

  /// Was anything missing in the figures that a unit of the current tree is compared with?
  ///
  /// A signed figure is final, whatever today's files have.
  func isProvisional(of id: UnitID) -> Bool {
    if case .commonPart(_, let then) = period.relation, isUnfinished(id, in: then) { return true }
    if let restated, restated.covers(id), period.published == nil || restated.isMoved(id) {
      return isUnfinished(id, in: restated.standing.result)
    }
    guard period.published == nil, let result = period.result else { return false }
    return isUnfinished(id, in: result)
  }

  private func isUnfinished(_ id: UnitID, in result: PeriodResult) -> Bool {
    let then = result.restatement == nil ? counterpart(of: id) : id
    guard let then, let unit = result.scores.tree.index(of: then) else { return false }
    return result.total(of: unit)?.isUnfinished ?? false
  }

  /// Was a unit that this one was made of signed with other figures than today's files give? Restated
  /// are those of the files.
  func originsDiffer(_ id: UnitID) -> Bool {
    (restated?.restatement.origins[id] ?? []).contains {
      past(of: $0)?.differsFromPublished ?? false
    }
  }

  /// What the table of then had of the units that this one was.
  func publishedOrigins(of id: UnitID) -> [PeriodChange.Published] {
    (restated?.restatement.origins[id] ?? []).compactMap { origin in
      guard let past = past(of: origin) else { return nil }
      let unit = register[origin]
      return PeriodChange.Published(
        code: unit.code, displayName: unit.displayName, figures: past.figures,
        groupSize: past.figures.rank == nil ? nil : standing?.groupSize(of: origin),
        today: past.differsFromPublished ? standing?.figures(of: origin) : nil)
    }
  }
}

extension Score {
  /// Would more figures, or an appraisal, change it?
  fileprivate var isUnfinished: Bool {
    switch state {
    case .provisional, .awaitingAppraisal, .notReported: true
    case .scored, .withheld, .notComparable, .notDue, .notApplicable:
      hasProvisional || hasAwaiting || hasNotReported
    }
  }
}
