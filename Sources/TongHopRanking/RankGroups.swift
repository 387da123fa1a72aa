import TongHopDomain

/// Puts like units together: ranks never compare units of two groups.
enum RankGroups {
  /// Named groups in the order of the method, then the rest by `group_by`. Groups without a
  /// member are left out; every scored unit is in exactly one group.
  ///
  /// - Complexity: O(*units* log *units*).
  static func of(_ table: ScoreTable) -> [RankGroup] {
    let (named, rest) = named(table)
    let tree = table.tree
    let others =
      switch table.method.ranking.groupBy {
      case .level:
        group(rest, of: tree, key: { _ in "" }, named: { tree.units[$0].level })
      case .type:
        group(
          rest, of: tree, key: { NameKey(tree.units[$0].type).text },
          named: { tree.units[$0].type.isEmpty ? tree.units[$0].level : tree.units[$0].type })
      case .parent:
        group(
          rest, of: tree, key: { "\(tree.parents[$0])" },
          named: {
            tree.parents[$0] < 0 ? tree.units[$0].level : tree.units[tree.parents[$0]].code
          })
      }
    return named + others
  }

  /// - Returns: the named groups, and the units whose type is in none of them.
  private static func named(_ table: ScoreTable) -> (groups: [RankGroup], rest: [UnitIndex]) {
    let named = table.method.ranking.groups
    guard !named.isEmpty else { return ([], table.scored) }
    var groupOfType: [NameKey: Int] = [:]
    for (position, group) in named.enumerated() {
      for type in group.types where groupOfType[NameKey(type)] == nil {
        groupOfType[NameKey(type)] = position
      }
    }
    var members: [[UnitIndex]] = Array(repeating: [], count: named.count)
    var rest: [UnitIndex] = []
    for unit in table.scored {
      if let position = groupOfType[NameKey(table.tree.units[unit].type)] {
        members[position].append(unit)
      } else {
        rest.append(unit)
      }
    }
    var groups: [RankGroup] = []
    for (group, units) in zip(named, members) where !units.isEmpty {
      let levels = Set(units.map { table.tree.units[$0].level })
      groups.append(
        RankGroup(name: group.name, level: levels.count == 1 ? levels.first : nil, members: units))
    }
    return (groups, rest)
  }

  private struct Key: Hashable {
    var level: Int
    var name: String
  }

  /// Groups of units of one level with one key, in the order of the levels and inside a level as
  /// first met. Units of two levels never meet, even where they have one type or one parent.
  private static func group(
    _ units: [UnitIndex], of tree: UnitTree, key: (UnitIndex) -> String,
    named name: (UnitIndex) -> String
  ) -> [RankGroup] {
    let places = Dictionary(
      tree.levels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var members: [Key: [UnitIndex]] = [:]
    for unit in units {
      let level = places[tree.units[unit].level] ?? tree.levels.count
      members[Key(level: level, name: key(unit)), default: []].append(unit)
    }
    let sorted = members.sorted { left, right in
      (left.key.level, left.value.first ?? 0) < (right.key.level, right.value.first ?? 0)
    }
    return sorted.compactMap { _, units in
      units.first.map {
        RankGroup(name: name($0), level: tree.units[$0].level, members: units)
      }
    }
  }
}
