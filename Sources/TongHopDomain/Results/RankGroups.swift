/// Puts like units together: nothing ever compares units of two groups.
public enum RankGroups {
  /// Named groups in the order of the method, then the rest by `group_by`. Groups without a
  /// member are left out; every scored unit is in exactly one group.
  ///
  /// - Parameter scored: the units of the tree that the method covers, depth first.
  /// - Complexity: O(*units*).
  public static func of(
    _ scored: [UnitIndex], in tree: UnitTree, by ranking: Ranking
  ) -> [RankGroup] {
    var types = TypeKeys()
    let (named, rest) = named(scored, tree, ranking, &types)
    let others =
      switch ranking.groupBy {
      case .level:
        group(rest, of: tree, key: { _ in 0 }, named: { tree.units[$0].level })
      case .type:
        group(
          rest, of: tree, key: { types.number(of: tree.units[$0].type) },
          named: { tree.units[$0].type.isEmpty ? tree.units[$0].level : tree.units[$0].type })
      case .parent:
        group(
          rest, of: tree, key: { tree.parents[$0] },
          named: {
            tree.parents[$0] < 0 ? tree.units[$0].level : tree.units[tree.parents[$0]].code
          })
      }
    return named + others
  }

  /// - Returns: the named groups, and the units whose type is in none of them.
  private static func named(
    _ scored: [UnitIndex], _ tree: UnitTree, _ ranking: Ranking, _ types: inout TypeKeys
  ) -> (groups: [RankGroup], rest: [UnitIndex]) {
    let named = ranking.groups
    guard !named.isEmpty else { return ([], scored) }
    var groupOfType: [Int: Int] = [:]
    for (position, group) in named.enumerated() {
      for type in group.types where groupOfType[types.number(of: type)] == nil {
        groupOfType[types.number(of: type)] = position
      }
    }
    var members: [[UnitIndex]] = Array(repeating: [], count: named.count)
    var rest: [UnitIndex] = []
    for unit in scored {
      if let position = groupOfType[types.number(of: tree.units[unit].type)] {
        members[position].append(unit)
      } else {
        rest.append(unit)
      }
    }
    var groups: [RankGroup] = []
    for (group, units) in zip(named, members) where !units.isEmpty {
      let levels = Set(units.map { tree.units[$0].level })
      groups.append(
        RankGroup(name: group.name, level: levels.count == 1 ? levels.first : nil, members: units))
    }
    return (groups, rest)
  }

  private struct Key: Hashable {
    var level: Int
    var number: Int
  }

  /// Groups of units of one level with one key, in the order of the levels and inside a level as
  /// first met. Units of two levels never meet, even where they have one type or one parent.
  private static func group(
    _ units: [UnitIndex], of tree: UnitTree, key: (UnitIndex) -> Int,
    named name: (UnitIndex) -> String
  ) -> [RankGroup] {
    var places: [Key: Int] = [:]
    var members: [(level: Int, units: [UnitIndex])] = []
    var last: (key: Key, place: Int)?
    let levels = Dictionary(
      tree.levels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    // Neighbours are often of one level.
    var lastLevel: (word: String, level: Int)?
    for unit in units {
      let word = tree.units[unit].level
      let level: Int
      if let lastLevel, lastLevel.word == word {
        level = lastLevel.level
      } else {
        level = levels[word] ?? levels.count
      }
      lastLevel = (word, level)
      let key = Key(level: level, number: key(unit))
      if let last, last.key == key {
        members[last.place].units.append(unit)
        continue
      }
      let place = places[key] ?? members.count
      if place == members.count {
        places[key] = place
        members.append((level, []))
      }
      members[place].units.append(unit)
      last = (key, place)
    }
    // As first met already; only the levels have to be put in order.
    let sorted = members.sorted { left, right in
      (left.level, left.units.first ?? 0) < (right.level, right.units.first ?? 0)
    }
    return sorted.compactMap { _, units in
      units.first.map {
        RankGroup(name: name($0), level: tree.units[$0].level, members: units)
      }
    }
  }
}

/// Numbers for the types of units, one for all ways to write a type. Making a ``NameKey`` takes a
/// microsecond, and a country has a dozen types.
private struct TypeKeys {
  private var numbers: [NameKey: Int] = [:]
  private var known: [String: Int] = [:]
  private var last: (type: String, number: Int)?

  mutating func number(of type: String) -> Int {
    if let last, last.type == type { return last.number }
    let number = known[type] ?? newNumber(of: type)
    last = (type, number)
    return number
  }

  private mutating func newNumber(of type: String) -> Int {
    let key = NameKey(type)
    let number = numbers[key] ?? numbers.count
    numbers[key] = number
    known[type] = number
    return number
  }
}
