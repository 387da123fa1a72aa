import TongHopDomain

extension Comparison {
  /// The change of a unit's rank as units that it passed and that passed it.
  ///
  /// Across two versions of a method the ranks are those of the common part, as in the table.
  ///
  /// - Parameter unit: of the current tree.
  /// - Returns: nil where the table has no change of the rank.
  /// - Complexity: O(*units*).
  public static func rankMove(
    of unit: UnitIndex, from earlier: EarlierPeriod, to current: PeriodResult,
    register: UnitRegister
  ) -> RankMove? {
    var (now, before) = (current, earlier)
    if case .commonPart(let later, let then) = earlier.relation {
      now = later
      before =
        then.restatement == nil
        ? EarlierPeriod(period: earlier.period, result: then)
        : EarlierPeriod(period: earlier.period, result: earlier.result, restated: then)
    }
    let tree = now.scores.tree
    let whole = Standing(current)
    let ancestry = Ancestry(register: register, today: tree.day)
    guard let group = now.ranks.groups.first(where: { $0.members.contains(unit) }),
      let table = EarlierView(earlier, current: current, ancestry: ancestry),
      let view = EarlierView(before, current: now, ancestry: ancestry),
      let figures = whole.figures(of: tree.ids[unit]),
      let groupName = whole.group(of: tree.ids[unit]),
      table.change(of: tree.ids[unit], current: figures, group: groupName).rank != nil,
      let origin = view.counterpart(of: tree.ids[unit]),
      let earlierRank = view.rank(ofCounterpart: origin),
      let laterRank = now.rank(of: unit).rank
    else { return nil }
    let field = EarlierField(view, around: origin)
    var move = RankMove(
      earlierRank: earlierRank, laterRank: laterRank, passed: [], passedBy: [], levelThen: 0,
      levelNow: 0)
    var ranksNow: [UnitID: Int] = [:]
    for member in group.members {
      guard let rank = now.rank(of: member).rank else { continue }
      var then: Int?
      if let id = view.counterpart(of: tree.ids[member]) {
        ranksNow[id] = rank
        then = field.ranks[id]
      }
      if member != unit, rank == laterRank { move.levelNow += 1 }
      if rank < laterRank, let place = RankMove.Other.Place(then, beside: earlierRank) {
        move.passedBy.append(RankMove.Other(tree.units[member], place, rank: rank))
      }
    }
    for (id, unit, rank) in field.members {
      if id != origin, rank == earlierRank { move.levelThen += 1 }
      let later = id.flatMap { ranksNow[$0] }
      if rank < earlierRank, let place = RankMove.Other.Place(later, beside: laterRank) {
        move.passed.append(RankMove.Other(unit, place, rank: rank))
      }
    }
    move.passed.sort(by: RankMove.Other.precedes)
    move.passedBy.sort(by: RankMove.Other.precedes)
    return move
  }
}

/// The ranked units of one group of an earlier period, from the signed table where there is one.
private struct EarlierField {
  /// The unit is nil where the register does not know the code of a signed row.
  private(set) var members: [(id: UnitID?, unit: Unit, rank: Int)] = []
  private(set) var ranks: [UnitID: Int] = [:]

  /// - Parameter id: a unit of the group.
  init(_ view: EarlierView, around id: UnitID) {
    let register = view.ancestry.register
    if let field = view.restatedField(around: id) {
      for member in field { add(member.id, member.unit, member.rank) }
      return
    }
    guard let group = view.past(of: id)?.group else { return }
    guard let published = view.period.published else {
      guard let result = view.period.result else { return }
      for member in Standing(result).field(around: id) {
        add(member.id, member.unit, member.rank)
      }
      return
    }
    for row in published.rows where published[row.code] == row {
      guard let rank = row.rank else { continue }
      let other = register.unit(coded: row.code, on: view.day)
      let name =
        other.flatMap { view.past(of: $0)?.group }
        ?? view.ranking.groupName(
          level: row.level, type: row.type,
          parentCode: other.map { register[$0].parentCode } ?? "")
      guard name == group, view.ranking.isNamed(name) || row.level == register[id].level else {
        continue
      }
      add(other, Unit(code: row.code, level: row.level, type: row.type, name: row.name), rank)
    }
  }

  private mutating func add(_ id: UnitID?, _ unit: Unit, _ rank: Int) {
    members.append((id, unit, rank))
    if let id { ranks[id] = rank }
  }
}

extension RankMove.Other.Place {
  /// - Returns: nil for a unit that is ahead.
  fileprivate init?(_ rank: Int?, beside own: Int) {
    guard let rank else {
      self = .unranked
      return
    }
    if rank < own { return nil }
    self = rank == own ? .level : .behind
  }
}

extension RankMove.Other {
  fileprivate init(_ unit: Unit, _ place: Place, rank: Int) {
    self.init(code: unit.code, displayName: unit.displayName, place: place, rank: rank)
  }

  fileprivate static func precedes(_ left: RankMove.Other, _ right: RankMove.Other) -> Bool {
    left.rank == right.rank
      ? left.code.utf8.lexicographicallyPrecedes(right.code.utf8) : left.rank < right.rank
  }
}
