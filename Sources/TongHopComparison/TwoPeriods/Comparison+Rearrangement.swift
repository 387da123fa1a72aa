import TongHopDomain

extension Comparison {
  /// What became of the units of an earlier period, as far as a row of the table shows it.
  ///
  /// - Complexity: O(*rows* + *units that were divided* x *depth*).
  static func rearrangement(
    since earlier: EarlierPeriod?, in table: ComparisonTable,
    _ part: KeyPath<ComparisonRow, PeriodChange>, _ register: UnitRegister
  ) -> Rearrangement {
    guard let earlier else { return Rearrangement() }
    if let restatement = earlier.restated?.restatement {
      return rearrangement(restatement, in: table, register) { row, _ in
        row[keyPath: part].flags.contains(.notComparable)
      }
    }
    var result = Rearrangement()
    if let restatement = earlier.restatement,
      lacksNumbers(table, part, restatement, relation: earlier.relation)
    {
      result.leftAsIs = earlier.result == nil ? .onlySigned : .asked
    }
    return result
  }

  /// The same of the period of the table itself, where it is in the tree of another day.
  static func rearrangement(
    of current: PeriodResult, in table: ComparisonTable, _ register: UnitRegister
  ) -> Rearrangement {
    guard let restatement = current.restatement else { return Rearrangement() }
    return rearrangement(restatement, in: table, register) { _, index in
      current.total(of: index)?.state == .notComparable
    }
  }

  private static func rearrangement(
    _ restatement: Restatement, in table: ComparisonTable, _ register: UnitRegister,
    lacksNumber: (ComparisonRow, UnitIndex) -> Bool
  ) -> Rearrangement {
    var lacking: Set<UnitIndex> = []
    var moved: Set<UnitIndex> = []
    for row in table.groups.lazy.flatMap(\.rows) {
      guard let index = row.unitIndex else { continue }
      if lacksNumber(row, index) { lacking.insert(index) }
      if !restatement.flags[index].isEmpty { moved.insert(index) }
    }
    var result = Rearrangement()
    if restatement.tree.day < restatement.own.day { result.earlierDay = restatement.tree.day }
    result.undivided = restatement.undivided.compactMap { division in
      guard isDivided(among: division.among, lacking, restatement.tree) else { return nil }
      let unit = register[division.unit]
      return Rearrangement.Undivided(
        code: unit.code, displayName: unit.displayName,
        among: division.among.map { register[$0].displayName })
    }
    result.divided = divided(restatement, rows: moved, register)
    return result
  }

  /// Has one of the rows a part of what went to these units, and not all of it? A district is not
  /// the same where a commune of it was divided with another district.
  private static func isDivided(among units: [UnitID], _ rows: Set<UnitIndex>, _ tree: UnitTree)
    -> Bool
  {
    var counts: [UnitIndex: Int] = [:]
    for unit in units {
      var index = tree.index(of: unit) ?? -1
      while index >= 0 {
        if rows.contains(index) { counts[index, default: 0] += 1 }
        index = tree.parents[index]
      }
    }
    return counts.values.contains { $0 < units.count }
  }

  /// The units of then that were divided by stated shares.
  private static func divided(
    _ restatement: Restatement, rows: Set<UnitIndex>, _ register: UnitRegister
  ) -> [Rearrangement.Divided] {
    let tree = restatement.tree
    let split = tree.ids.indices.filter { restatement.flags[$0].contains(.split) }
    let origins = Set(split.flatMap { restatement.origins[tree.ids[$0]] ?? [] }).sorted()
    // Backwards nothing can be divided.
    guard !origins.isEmpty, restatement.own.day < tree.day else { return [] }
    let map = SuccessionMap(register: register, from: restatement.own.day, to: tree.day)
    return origins.compactMap { origin in
      let all = map.destinations(of: origin).filter { !$0.isAbove && !$0.units.isEmpty }
      guard all.contains(where: { $0.share != .one }),
        isDivided(among: all.flatMap(\.units), rows, tree)
      else { return nil }
      let unit = register[origin]
      return Rearrangement.Divided(
        code: unit.code, displayName: unit.displayName,
        parts: all.map { destination in
          Rearrangement.Divided.Part(
            displayName: destination.units.map { register[$0].displayName }
              .joined(separator: " + "),
            share: destination.share)
        })
    }
  }

  /// Has a row no number because of units that are not what they were?
  private static func lacksNumbers(
    _ table: ComparisonTable, _ part: KeyPath<ComparisonRow, PeriodChange>,
    _ restatement: Restatement, relation: MethodRelation
  ) -> Bool {
    var levels: Set<String> = []
    if case .none = relation {
      // No rank is compared, whoever was ranked.
    } else {
      levels = Set(
        restatement.flags.indices.filter { !restatement.flags[$0].isEmpty }.map {
          restatement.tree.units[$0].level
        })
    }
    return table.groups.lazy.flatMap(\.rows).contains { row in
      guard let index = row.unitIndex, row[keyPath: part].flags.contains(.notComparable) else {
        return false
      }
      return !restatement.flags[index].isEmpty || levels.contains(row.level)
    }
  }
}
