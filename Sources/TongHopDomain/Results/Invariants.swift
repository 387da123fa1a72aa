/// A result table that knows what must hold of its shape, whatever the figures are.
package protocol CheckedTable {
  /// What does not hold; nil where all does.
  var brokenInvariant: String? { get }
}

extension CheckedTable {
  /// Stops a debug build where the table is not what its reader relies on: that is a fault of the
  /// program, which no file can cause. Release builds do not look.
  package func checkInvariants(file: StaticString = #fileID, line: UInt = #line) {
    assert(brokenInvariant == nil, brokenInvariant ?? "", file: file, line: line)
  }
}

/// The first of the rules that does not hold.
func firstBroken(_ rules: [(holds: Bool, rule: String)]) -> String? {
  rules.first { !$0.holds }?.rule
}

extension RollupTable: CheckedTable {
  package var brokenInvariant: String? {
    firstBroken([
      (cells.count == columns.count, "a roll-up has a column of cells for each column"),
      (owed.count == columns.count, "a roll-up says for each column who owes it"),
      (cells.allSatisfy { $0.count == tree.count }, "a column has a cell for each unit"),
      (tasks.count == tree.count, "each unit has its counts of tasks or none"),
      (isIncomplete.count == tree.count, "each unit is complete or not"),
      (isAbsent.isEmpty || isAbsent.count == tree.count, "each unit is absent or not"),
      (
        surveys.allSatisfy { columns[$0.key].isOfSurvey && $0.value.count == tree.count },
        "a column of a survey has a sum for each unit"
      ),
      (asked.allSatisfy { $0.value.count == tree.count }, "each unit was asked or not"),
      (
        indices.allSatisfy { $0.value.isEmpty || $0.value.count == tree.count },
        "each unit has an index or none, of a method in force"
      ),
    ])
  }
}

extension ScoreTable: CheckedTable {
  /// Sums are compared of a hundred units.
  package var brokenInvariant: String? {
    let step = max(1, scored.count / 100)
    return firstBroken([
      (totals.count == tree.count, "each unit has a total or none"),
      (
        scored == totals.indices.filter(totals.isScored), "the scored units are those with a total"
      ),
      (
        nodes.hasShape(scored: scored.count, criteria: method.criteria.count),
        "each scored unit has each node"
      ),
      (
        stride(from: 0, to: scored.count, by: step).allSatisfy { addsUp(scored[$0]) },
        "the domains add up to the total"
      ),
    ])
  }

  /// Only sums of what was rounded before can be compared with what is printed of them.
  private func addsUp(_ unit: UnitIndex) -> Bool {
    guard method.composite == nil,
      method.rounding.step == .criterion || method.rounding.step == .domain,
      let total = totals[unit]?.points
    else { return true }
    let nodes = nodes(of: unit)
    guard nodes.count == method.criteria.count else { return false }
    var sum: Int128 = 0
    for domain in method.domains where !nodes[domain].state.isOutside {
      guard let points = nodes[domain].points else { return false }
      sum += points.count
    }
    return sum == total.count
  }
}

extension RankTable: CheckedTable {
  package var brokenInvariant: String? {
    let members = groups.flatMap(\.members)
    return firstBroken([
      (Set(members).count == members.count, "a unit is in one group"),
      (members.allSatisfy(totals.indices.contains), "each member of a group has a place"),
      (
        groups.allSatisfy { group in
          group.members.allSatisfy {
            totals.rank(of: $0).map { (1...group.members.count).contains($0) } ?? true
          }
        }, "a rank is one of as many as the group has units"
      ),
      (domains.allSatisfy { $0.value.count == totals.count }, "domains rank the same units"),
    ])
  }
}

extension PeriodResult: CheckedTable {
  package var brokenInvariant: String? {
    rollup.brokenInvariant ?? scores.brokenInvariant ?? ranks.brokenInvariant
      ?? firstBroken([
        (rollup.tree.ids == scores.tree.ids, "figures and scores are of one tree"),
        (rollup.period == scores.period, "figures and scores are of one period"),
        (ranks.totals.count == scores.tree.count, "ranks are of the same tree"),
        (
          ranks.groups.allSatisfy { $0.members.allSatisfy(scores.totals.isScored) },
          "who is in a group is scored"
        ),
      ])
  }
}

extension ComparisonTable: CheckedTable {
  package var brokenInvariant: String? {
    let rows = groups.flatMap(\.rows)
    let units = rows.compactMap(\.unitIndex)
    return firstBroken([
      (Set(units).count == units.count, "a unit has one row"),
      (
        rows.allSatisfy { ($0.unitIndex == nil) == $0.flags.contains(.gone) },
        "who is gone has no place in the tree"
      ),
      (groups.allSatisfy(Self.isSorted), "rows stand by rank, those without one behind"),
      (
        distributions.isEmpty || distributions.count == groups.count,
        "each group has a distribution or none"
      ),
      (
        distributions.allSatisfy { $0.map { Self.areNeighbours($0.bins) } ?? true },
        "bins stand side by side"
      ),
      (summaries.count == groups.count, "each group has a summary or none"),
    ])
  }

  private static func areNeighbours(_ bins: [ResultDistribution.Bin]) -> Bool {
    bins.allSatisfy { $0.from < $0.to && $0.count >= 0 }
      && zip(bins, bins.dropFirst()).allSatisfy { $0.to == $1.from }
  }

  private static func isSorted(_ group: Group) -> Bool {
    let ranks = group.rows.map { $0.unitIndex == nil ? .max : $0.current.rank ?? .max - 1 }
    return zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

extension TrendTable: CheckedTable {
  package var brokenInvariant: String? {
    firstBroken([
      (
        zip(spans, spans.dropFirst()).allSatisfy { $0.last.isBefore($1.first) },
        "periods stand one after the other, the oldest first"
      ),
      (
        groups.allSatisfy { $0.rows.allSatisfy { $0.cells.count == spans.count } },
        "each unit has a cell for each period"
      ),
    ])
  }
}
