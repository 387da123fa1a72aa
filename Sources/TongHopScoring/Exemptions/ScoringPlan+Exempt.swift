import TongHopDomain

extension ScoringPlan {
  /// The columns of a period with who is exempt in which of its quarters.
  ///
  /// - Parameters:
  ///   - own: the tree of the period's last day.
  ///   - exemptions: of any day.
  ///   - origins: where the figures are restated, by unit of the other tree those of the period's own
  ///     that it was made of.
  package func columns(
    of period: Period, own: UnitTree, exemptions: [Exemption], register: UnitRegister,
    origins: [UnitID: [UnitID]] = [:]
  ) -> [RollupColumn] {
    guard !exemptions.isEmpty else { return columns }
    let parts = ExemptPart.parts(
      of: period, method: method, own: own, exemptions: exemptions, register: register)
    var kinds: [Day: UnitKinds] = [:]
    var result = columns
    for leaf in method.leaves {
      let history = ExemptHistory(parts, leaf: leaf, own: own, register: register)
      guard !history.isEmpty else { continue }
      for position in [leafColumn[leaf], selfColumn[leaf]].compactMap(\.self) {
        // Who was asked is a matter of the sample.
        guard !result[position].isOfSurvey else { continue }
        history.fill(&result[position], isAddedUp: isAddedUp(result[position])) { tree in
          let known = kinds[tree.day] ?? UnitKinds(of: tree, method: method)
          kinds[tree.day] = known
          return { known.applies(leaf, to: $0) }
        }
        restate(&result[position], origins, states: self.exemptions[leaf] ?? [:])
      }
    }
    return result
  }

  /// Is a longer period the sum of its quarters, over time and over units?
  private func isAddedUp(_ column: RollupColumn) -> Bool {
    guard column.overTime != .last, column.rollUp == .sum || column.rollUp == .none else {
      return false
    }
    switch column.figure {
    case .indicator(let code): return !(indicators[code]?.isCumulative ?? false)
    case .points, .selfPoints: return true
    case .tasks, .survey: return false
    }
  }

  /// A unit of another tree is exempt where all are that it was made of, or where anything of it is
  /// withheld.
  private func restate(
    _ column: inout RollupColumn, _ origins: [UnitID: [UnitID]], states: [UnitID: Exemption.State]
  ) {
    guard !origins.isEmpty else { return }
    func restated(_ units: Set<UnitID>, _ senders: PartlyExempt.Senders = .all) -> Set<UnitID> {
      var result = units
      for (unit, parts) in origins {
        let found = parts.filter(units.contains)
        guard !found.isEmpty else { continue }
        // Of a stretch all that counts was sent where it stops.
        if case .only = senders { result.insert(unit) }
        if found.count == parts.count || found.contains(where: { states[$0] == .withheld }) {
          result.insert(unit)
        }
      }
      return result
    }
    column.exempt = restated(column.exempt)
    column.partly.atEnd = restated(column.partly.atEnd)
    for number in column.partly.stretches.indices {
      let stretch = column.partly.stretches[number]
      column.partly.stretches[number].exempt = restated(stretch.exempt, stretch.senders)
    }
  }
}
