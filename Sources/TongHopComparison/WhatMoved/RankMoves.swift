import TongHopDomain

/// Who passed whom in the groups of the current period.
///
/// Across two versions of a method the ranks are those of the common part, as in the table.
final class RankMoves {
  private let now: PeriodResult
  private let view: EarlierView
  /// *shape* [unit index]: place in the groups of the ranking; -1 for a unit that is in none.
  private let groupPlaces: [Int]
  private var fields: [FieldKey: EarlierField] = [:]
  private var standings: [StandingsKey: RankStandings] = [:]

  private var hasSigned = false

  /// A group of then; a named one may span levels.
  private struct FieldKey: Hashable {
    var isRestated: Bool
    var group: String
    var level: String
  }

  private struct StandingsKey: Hashable {
    var field: FieldKey
    var group: Int
  }

  /// A unit with its field of then, whose rank changed or stayed.
  private struct Move {
    var unit: UnitIndex
    var group: Int
    var origin: UnitID
    var earlierRank: Int
    var laterRank: Int
    var key: FieldKey
    var field: EarlierField
  }

  /// - Complexity: O(*units*).
  init(of maker: ChangeMaker) {
    if case .commonPart(let later, let then) = maker.earlier.relation {
      now = later
      let period = maker.earlier.period
      let isRestated = then.restatement != nil
      let before = EarlierPeriod(
        period: period, result: isRestated ? maker.earlier.result : then,
        restated: isRestated ? then : nil)
      view =
        EarlierView(
          before, method: later.scores.method, ancestry: maker.table.ancestry,
          restatesAll: true) ?? maker.table
    } else {
      (now, view) = (maker.current, maker.table)
    }
    var places = Array(repeating: -1, count: now.scores.tree.count)
    for (place, group) in now.ranks.groups.enumerated() {
      for member in group.members where places.indices.contains(member) { places[member] = place }
    }
    groupPlaces = places
  }

  private func start(_ unit: UnitIndex) -> Move? {
    let id = now.scores.tree.ids[unit]
    guard groupPlaces[unit] >= 0, let origin = view.counterpart(of: id),
      let earlierRank = view.rank(ofCounterpart: origin), let laterRank = now.rank(of: unit).rank,
      let group = view.group(ofCounterpart: origin)
    else { return nil }
    let key = FieldKey(
      isRestated: view.isRestated(origin), group: group,
      level: view.ranking.isNamed(group) ? "" : view.ancestry.register[origin].level)
    let field = field(key, around: origin)
    return Move(
      unit: unit, group: groupPlaces[unit], origin: origin, earlierRank: earlierRank,
      laterRank: laterRank, key: key, field: field)
  }

  private func field(_ key: FieldKey, around origin: UnitID) -> EarlierField {
    if let known = fields[key] { return known }
    if !key.isRestated, let published = view.period.published {
      if !hasSigned { readSigned(published) }
      return fields[key] ?? EarlierField()
    }
    var field = EarlierField()
    for member in view.field(around: origin) { field.add(member.id, member.unit, member.rank) }
    fields[key] = field
    return field
  }

  /// All groups of a signed table at once.
  private func readSigned(_ published: PublishedTable) {
    hasSigned = true
    let register = view.ancestry.register
    for row in published.rows where published[row.code] == row {
      guard let rank = row.rank else { continue }
      let id = register.unit(coded: row.code, on: view.day)
      let group =
        id.flatMap { view.past(of: $0)?.group }
        ?? view.ranking.groupName(
          level: row.level, type: row.type,
          parentCode: id.map { register[$0].parentCode } ?? "")
      let key = FieldKey(
        isRestated: false, group: group,
        level: view.ranking.isNamed(group) ? "" : row.level)
      let unit = Unit(code: row.code, level: row.level, type: row.type, name: row.name)
      fields[key, default: EarlierField()].add(id, unit, rank)
    }
  }

  /// - Parameter unit: one whose rank the table says has changed.
  /// - Complexity: O(*units of the group*).
  func move(of unit: UnitIndex) -> RankMove? {
    guard let start = start(unit) else { return nil }
    let tree = now.scores.tree
    var move = RankMove(
      earlierRank: start.earlierRank, laterRank: start.laterRank, passed: [], passedBy: [],
      levelThen: 0, levelNow: 0)
    var ranksNow: [UnitID: Int] = [:]
    for member in now.ranks.groups[start.group].members {
      guard let rank = now.rank(of: member).rank else { continue }
      var then: Int?
      if let id = view.counterpart(of: tree.ids[member]) {
        ranksNow[id] = rank
        then = start.field.ranks[id]
      }
      if member != unit, rank == start.laterRank { move.levelNow += 1 }
      if rank < start.laterRank,
        let place = RankMove.Other.Place(then, beside: start.earlierRank)
      {
        move.passedBy.append(RankMove.Other(tree.units[member], place, rank: rank))
      }
    }
    for (id, unit, rank) in start.field.members {
      if id != start.origin, rank == start.earlierRank { move.levelThen += 1 }
      let later = id.flatMap { ranksNow[$0] }
      if rank < start.earlierRank,
        let place = RankMove.Other.Place(later, beside: start.laterRank)
      {
        move.passed.append(RankMove.Other(unit, place, rank: rank))
      }
    }
    move.passed.sort(by: RankMove.Other.precedes)
    move.passedBy.sort(by: RankMove.Other.precedes)
    return move
  }

  /// - Complexity: O(*units* log *units*) for all units of a group together, and then as many steps
  ///   as there are units between this one and the nearest that it asks for.
  func summary(of unit: UnitIndex) -> RankMove.Summary? {
    guard let start = start(unit) else { return nil }
    let key = StandingsKey(field: start.key, group: start.group)
    let all = standings[key] ?? standings(of: start)
    standings[key] = all
    return all.summary(then: start.earlierRank, now: start.laterRank)
  }

  private func standings(of start: Move) -> RankStandings {
    var ranks: [UnitID: (code: String, rank: Int)] = [:]
    var entries: [RankStandings.Entry] = []
    let tree = now.scores.tree
    for member in now.ranks.groups[start.group].members {
      guard let rank = now.rank(of: member).rank else { continue }
      let then = view.counterpart(of: tree.ids[member])
      if let then { ranks[then] = (tree.units[member].code, rank) }
      let earlier = then.flatMap { start.field.ranks[$0] }
      entries.append(
        RankStandings.Entry(code: tree.units[member].code, then: earlier, now: rank))
    }
    // Those that are ranked in both periods are there already, under their code of today.
    for (id, unit, rank) in start.field.members where id.flatMap({ ranks[$0] }) == nil {
      entries.append(RankStandings.Entry(code: unit.code, then: rank, now: nil))
    }
    return RankStandings(entries)
  }
}

extension ChangeMaker {
  /// The change of a unit's rank as units that it passed and that passed it.
  ///
  /// - Returns: nil where the table has no change of the rank.
  /// - Complexity: O(*units of the group*).
  public func rankMove(of unit: UnitIndex) -> RankMove? {
    change(of: unit)?.rank == nil ? nil : ranks.move(of: unit)
  }

  /// The same as numbers, for a table of all units.
  public func rankSummary(of unit: UnitIndex) -> RankMove.Summary? {
    change(of: unit)?.rank == nil ? nil : ranks.summary(of: unit)
  }
}

/// The ranked units of one group of an earlier period.
private struct EarlierField {
  /// The unit is nil where the register does not know the code of a signed row.
  private(set) var members: [(id: UnitID?, unit: Unit, rank: Int)] = []
  private(set) var ranks: [UnitID: Int] = [:]

  mutating func add(_ id: UnitID?, _ unit: Unit, _ rank: Int) {
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
