import TongHopDomain

/// The groups of like units in which a survey asked anybody: where it asked nobody, its leaves are
/// not due.
struct AskedGroups: Sendable {
  private struct Key: Hashable {
    /// The place of a named group; -1 for the rest.
    var group: Int
    var level = ""
    var type = NameKey("")
    var parent = -1
  }

  /// *shape* [unit index]
  private let asked: [Bool]

  /// - Parameter cells: *shape* [unit index]; empty where there are no answers at all.
  /// - Complexity: O(*units*).
  init(of cells: [RollupCell], tree: UnitTree, method: Method) {
    guard cells.contains(where: Self.isAsked) else {
      asked = []
      return
    }
    // A country has a dozen types, and comparing names takes its time.
    var types: [String: (key: NameKey, group: Int?)] = [:]
    var groups: [NameKey: Int] = [:]
    for (number, group) in method.ranking.groups.enumerated() {
      for type in group.types { groups[NameKey(type)] = groups[NameKey(type)] ?? number }
    }
    let covered = KindWords(method.appliesTo)
    let keys = tree.units.indices.map { unit -> Key in
      let name = tree.units[unit].type
      let type = types[name] ?? Self.type(name, groups)
      types[name] = type
      if let group = type.group { return Key(group: group) }
      var key = Key(group: -1, level: tree.units[unit].level)
      switch method.ranking.groupBy {
      case .level: break
      case .type: key.type = type.key
      case .parent: key.parent = tree.parents[unit]
      }
      return key
    }
    var found: Set<Key> = []
    for unit in tree.units.indices
    where Self.isAsked(cells[unit])
      && covered.contains(
        level: tree.units[unit].level,
        type: types[tree.units[unit].type]?.key ?? NameKey(tree.units[unit].type))
    {
      found.insert(keys[unit])
    }
    asked = keys.map(found.contains)
  }

  private static func type(
    _ name: String, _ groups: [NameKey: Int]
  ) -> (key: NameKey, group: Int?) {
    let key = NameKey(name)
    return (key, groups[key])
  }

  /// A row that was left out asked somebody too.
  private static func isAsked(_ cell: RollupCell) -> Bool {
    cell.records > 0 || cell.isIncomplete || cell.overflowed
  }

  func contains(_ unit: UnitIndex) -> Bool { !asked.isEmpty && asked[unit] }
}
