// What must hold of the annex of a method, and of what one unit is told.

extension MethodTable: CheckedTable {
  package var brokenInvariant: String? {
    firstBroken([
      (
        zip(rows, rows.dropFirst()).allSatisfy { $0.criterion < $1.criterion }
          && rows.allSatisfy { method.criteria.indices.contains($0.criterion) },
        "rows are criteria in file order"
      ),
      (
        level != nil || rows.count == method.criteria.count,
        "of all levels each criterion has a row"
      ),
      (
        rows.allSatisfy { $0.maxima.count == kinds.count },
        "a criterion has a maximum or none for each kind of unit"
      ),
      (
        rows.allSatisfy { $0.depth == depth(of: $0.criterion) }, "a row is as deep as its criterion"
      ),
      (kinds.indices.allSatisfy(addsUp), "the maxima of a kind add up"),
      (
        zip(exempted, exempted.dropFirst()).allSatisfy { place(of: $0) <= place(of: $1) },
        "exemptions stand in the order of the criteria"
      ),
    ])
  }

  /// nil for what is no criterion.
  private func depth(of criterion: Int) -> Int? {
    guard method.criteria.indices.contains(criterion) else { return nil }
    return sequence(first: criterion) { method.criteria[$0].parent }.reduce(-1) { depth, _ in
      depth + 1
    }
  }

  private func place(of exempted: Exempted) -> Int {
    method.index(of: exempted.exemption.criterion) ?? -1
  }

  private func addsUp(_ kind: Int) -> Bool {
    guard let whole = kinds[kind].maximum else { return true }
    var sum = Fraction.zero
    for row in rows where row.depth == 0 {
      guard row.maxima.indices.contains(kind), let maximum = row.maxima[kind] else { continue }
      guard let next = try? sum.adding(maximum) else { return true }
      sum = next
    }
    return sum == whole
  }
}

extension UnitProfile: CheckedTable {
  package var brokenInvariant: String? {
    firstBroken([
      (
        zip(domains, domains.dropFirst()).allSatisfy { $0.criterion < $1.criterion },
        "domains stand in file order"
      ),
      (
        domains.allSatisfy { domain in
          domain.rank.map { (1...max(domain.groupSize, 1)).contains($0) } ?? true
        }, "a rank is one of as many as the group has units"
      ),
      (
        domains.allSatisfy { !$0.state.isOutside || $0.points == nil }, "nothing outside has points"
      ),
      (losses.count <= scoredLeaves, "what loses points has some"),
      (isFalling(losses.map(\.lost)), "who loses most comes first"),
      (isFalling(gains.map(\.pointsPerPercent)), "the cheapest gain comes first"),
      (gains.allSatisfy { $0.points > .zero }, "a gain gives points"),
      (
        zip(history, history.dropFirst()).allSatisfy { $0.period.isBefore($1.period) },
        "periods stand one after the other, the oldest first"
      ),
      (isFalling(lateTasks.map(\.daysLate)), "the latest task comes first"),
    ])
  }
}
