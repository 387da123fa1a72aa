// What must hold of the tables that are made of one period.

extension GapTable: CheckedTable {
  package var brokenInvariant: String? {
    let rows = groups.flatMap(\.rows)
    return firstBroken([
      (
        rows.allSatisfy { $0.above + $0.below + $0.equal == $0.compared },
        "what was compared is above, below or equal"
      ),
      (
        rows.allSatisfy { $0.gap == $0.selfPoints - $0.appraisedPoints },
        "a gap is the self score less the appraised one"
      ),
      (
        groups.allSatisfy { group in
          isFalling(group.rows.map { $0.gapPercent ?? Points(count: .min) })
        }, "the greatest gap comes first"
      ),
    ])
  }
}

extension FullMarksTable: CheckedTable {
  package var brokenInvariant: String? {
    let rows = groups.flatMap(\.rows)
    return firstBroken([
      (
        rows.allSatisfy { $0.fullMarks <= $0.units && $0.least <= $0.greatest },
        "who has full marks is among the units"
      ),
      (
        groups.allSatisfy { $0.rows.count <= method.criteria.count },
        "a group has a row for each leaf at most"
      ),
    ])
  }
}

extension ShortfallTable: CheckedTable {
  package var brokenInvariant: String? {
    let rows = groups.flatMap(\.rows)
    return firstBroken([
      (Set(groups.map(\.name)).count == groups.count, "a lead has one group"),
      (groups.allSatisfy { !$0.rows.isEmpty }, "a lead of nothing is left out"),
      (leftOut >= 0, "no fewer rows are left out than none"),
      (
        rows.allSatisfy { (try? $0.maximum.subtracting($0.points.fraction)) == $0.lost },
        "what is lost is the maximum less the points"
      ),
      (rows.allSatisfy { !$0.state.isOutside }, "what is out of the maximum is not lost"),
      (
        groups.allSatisfy { group in
          zip(group.rows, group.rows.dropFirst()).allSatisfy { $0.criterion <= $1.criterion }
        }, "rows stand in the order of the criteria"
      ),
      (
        Set(rows.map { [$0.unit, $0.criterion] }).count == rows.count,
        "a unit loses once on a criterion"
      ),
    ])
  }
}

extension ExtremesTable: CheckedTable {
  package var brokenInvariant: String? {
    let rows = groups.flatMap { $0.best + $0.moved }
    return firstBroken([
      (
        zip(groups, groups.dropFirst()).allSatisfy { $0.place < $1.place }
          && groups.allSatisfy { $0.place >= 0 }, "groups stand in the order of the table"
      ),
      (rows.allSatisfy { $0.current.rank != nil }, "each of them has a rank"),
      (
        groups.allSatisfy { group in
          zip(group.best, group.best.dropFirst()).allSatisfy {
            $0.current.rank ?? .max <= $1.current.rank ?? .max
          }
        }, "the best come first"
      ),
      (
        groups.allSatisfy { group in
          group.moved.allSatisfy { ($0.previous.index ?? .zero) != .zero }
            && isFalling(group.moved.map { $0.previous.index?.count.magnitude ?? 0 })
        }, "who moved most comes first"
      ),
    ])
  }
}

extension SurveyTable: CheckedTable {
  package var brokenInvariant: String? {
    firstBroken([
      (
        rows.allSatisfy { tree.units.indices.contains($0.unit) },
        "each row is of a unit of the tree"
      ),
      (
        rows.allSatisfy {
          method.criteria.indices.contains($0.criterion)
            && method.criteria[$0.criterion].leaf != nil
        }, "each row is of a leaf"
      ),
      (
        zip(rows, rows.dropFirst()).allSatisfy {
          ($0.unit, $0.criterion) < ($1.unit, $1.criterion)
        }, "units stand depth first, leaves in file order"
      ),
      (
        rows.allSatisfy { $0.estimate.answers <= $0.estimate.respondents },
        "who answered was asked"
      ),
      (
        rows.allSatisfy {
          $0.estimate.overflowed || ($0.estimate.estimate == nil) == ($0.estimate.answers == 0)
        }, "there is an estimate where there is an answer"
      ),
      (rows.allSatisfy { Self.hasEnds($0.estimate) }, "an interval has two ends, or there is none"),
    ])
  }

  private static func hasEnds(_ estimate: SurveyEstimate) -> Bool {
    guard let lower = estimate.lower, let upper = estimate.upper else {
      return estimate.lower == nil && estimate.upper == nil && estimate.interval == nil
    }
    return lower <= upper && estimate.interval != nil
  }
}

extension MissingTable: CheckedTable {
  package var brokenInvariant: String? {
    let members = units + maxima.flatMap(\.special)
    let groups = maxima.flatMap(\.groups)
    return firstBroken([
      (Set(maxima.map(\.usual)).count == maxima.count, "a usual maximum is told once"),
      (Set(groups).count == groups.count, "a group has one usual maximum"),
      (
        maxima.allSatisfy { known in known.special.allSatisfy { $0.applied != known.usual } },
        "who has the usual maximum is not special"
      ),
      (
        members.allSatisfy { unit in
          unit.inside.allSatisfy { !$0.key.isOutside && $0.key != .scored && !$0.value.isEmpty }
            && unit.applied.outside.allSatisfy { $0.key.isOutside && !$0.value.isEmpty }
        }, "what is out of the maximum is apart from what is in it"
      ),
      (members.allSatisfy(Self.namesOnce), "a node is told once of a unit"),
      (
        members.allSatisfy { $0.untaken.isSubset(of: $0.refused) },
        "what could not be taken off was left out"
      ),
      (
        awaiting.allSatisfy { !$0.criteria.isEmpty },
        "who awaits something does so at a criterion"
      ),
      (ended.allSatisfy { !$0.quarters.isEmpty }, "an exemption held in a quarter"),
    ])
  }

  private static func namesOnce(_ unit: MissingUnit) -> Bool {
    let states = Array(unit.inside.values) + Array(unit.applied.outside.values)
    let nodes = (states + [unit.applied.unanswered]).joined().map(\.criterion)
    return Set(nodes).count == nodes.count
  }
}

/// Is no value greater than the one before it?
func isFalling(_ values: [some Comparable]) -> Bool {
  zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }
}
