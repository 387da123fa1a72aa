import TongHopDomain

/// A ``PeriodResult`` asked by identity: what a unit has, and in which group. A class like
/// ``EarlierView``.
final class Standing {
  let result: PeriodResult
  /// *shape* [unit index].
  private let groups: [String?]
  /// By group, how many of its units are ranked.
  private let sizes: [String: Int]

  init(_ result: PeriodResult) {
    self.result = result
    var groups = [String?](repeating: nil, count: result.scores.tree.count)
    for group in result.ranks.groups {
      for member in group.members where groups.indices.contains(member) {
        groups[member] = group.name
      }
    }
    self.groups = groups
    sizes = Dictionary(
      result.ranks.groups.map { group in
        (group.name, group.members.count { result.rank(of: $0).rank != nil })
      }, uniquingKeysWith: +)
  }

  /// The total as printed; nil for a unit that is not scored.
  func figures(of id: UnitID) -> PeriodFigures? {
    guard let index = result.scores.tree.index(of: id), let total = result.total(of: index) else {
      return nil
    }
    return PeriodFigures(
      points: total.points?.settled, index: result.scores.index(of: index)?.settled,
      rank: result.ranks.totals.indices.contains(index) ? result.ranks.totals.rank(of: index) : nil)
  }

  /// How many units are ranked in a unit's group.
  func groupSize(of id: UnitID) -> Int? {
    group(of: id).flatMap { sizes[$0] }
  }

  /// The ranked units of the group of one of them.
  func field(around id: UnitID) -> [(id: UnitID, unit: Unit, rank: Int)] {
    let tree = result.scores.tree
    guard let index = tree.index(of: id),
      let group = result.ranks.groups.first(where: { $0.members.contains(index) })
    else { return [] }
    return group.members.compactMap { member in
      result.rank(of: member).rank.map { (tree.ids[member], tree.units[member], $0) }
    }
  }

  func group(of id: UnitID) -> String? {
    result.scores.tree.index(of: id).flatMap { groups[$0] }
  }
}
