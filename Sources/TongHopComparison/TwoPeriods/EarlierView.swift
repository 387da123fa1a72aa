import TongHopDomain

/// An earlier period as it is asked for: what was this unit's total then, and what moved?
///
/// A class, because it is asked once a unit and holds two periods: a copy would count references.
final class EarlierView {
  /// The total of a unit of that day, with its group where one is known.
  struct Past {
    var figures: PeriodFigures
    var group: String?
    var differsFromPublished: Bool
  }

  let period: EarlierPeriod
  let day: Day
  let ancestry: Ancestry
  /// The ranking of the current method: it names the groups where only a signed table is left.
  let ranking: Ranking
  let standing: Standing?
  let restated: RestatedView?
  /// Levels of which a unit was rearranged since, while nothing is restated: a rank of then is one
  /// among other units.
  private let rearrangedLevels: Set<String>
  private let common: (now: Standing, then: Standing)?
  var register: UnitRegister { ancestry.register }

  /// As the figures of then are printed.
  let rounding: Rounding
  /// The same, where it is not that of the table.
  let otherRounding: Rounding?

  /// - Returns: nil where the period has neither figures nor a signed table.
  convenience init?(_ period: EarlierPeriod?, current: PeriodResult, ancestry: Ancestry) {
    self.init(period, method: current.scores.method, ancestry: ancestry)
  }

  /// - Parameters:
  ///   - method: names the groups, and rounds what a version that is not known printed.
  ///   - restatesAll: also units that nothing happened to are looked up among the restated.
  init?(
    _ period: EarlierPeriod?, method: Method, ancestry: Ancestry, restatesAll: Bool = false
  ) {
    guard let period, period.result != nil || period.published != nil else { return nil }
    self.period = period
    self.ancestry = ancestry
    day = period.result?.scores.tree.day ?? period.period.lastDay(in: method.calendar)
    ranking = method.ranking
    rounding =
      period.rounding ?? period.published?.rounding(atLeast: method.rounding) ?? method.rounding
    otherRounding = rounding == method.rounding ? nil : rounding
    standing = period.result.map(Standing.init)
    restated = period.restated.flatMap {
      RestatedView($0, own: period.result, coversAll: restatesAll)
    }
    rearrangedLevels =
      period.restated == nil ? period.restatement.map(Self.rearrangedLevels) ?? [] : []
    if case .commonPart(let now, let then) = period.relation {
      common = (Standing(now), Standing(then))
    } else {
      common = nil
    }
  }

  private static func rearrangedLevels(_ restatement: Restatement) -> Set<String> {
    Set(
      restatement.flags.indices.filter { !restatement.flags[$0].isEmpty }.map {
        restatement.tree.units[$0].level
      })
  }

  /// - Parameters:
  ///   - id: a unit of the current tree.
  ///   - current: its total as printed.
  ///   - group: the name of its group.
  func change(of id: UnitID, current: PeriodFigures, group: String) -> PeriodChange {
    var change = unmarkedChange(of: id, current: current, group: group)
    change.rounding = otherRounding
    if change.points != nil || change.index != nil || change.rank != nil,
      isProvisional(of: id)
    {
      change.flags.insert(.earlierProvisional)
    }
    return change
  }

  private func unmarkedChange(of id: UnitID, current: PeriodFigures, group: String)
    -> PeriodChange
  {
    if let restated, restated.covers(id) {
      return restatedChange(of: id, restated, current: current, group: group)
    }
    var change = PeriodChange()
    switch ancestry.origin(of: id, on: day) {
    case .new:
      change.flags = [.new]
    case .rearranged(let flags):
      change.flags = flags.union([.notComparable])
    case .one(let then, let flags):
      change.flags = flags
      guard let past = past(of: then) else { break }
      change.earlier = past.figures
      if past.differsFromPublished { change.flags.insert(.differsFromPublished) }
      // The unit is the same, and what is below it is not: both figures stand, their difference not.
      guard !isOtherInside(id) else {
        change.flags.insert(.notComparable)
        break
      }
      fill(&change, id: id, then: then, current: current, group: group, pastGroup: past.group)
    }
    return change
  }

  /// Did a part of the unit come or go, while nothing is restated?
  private func isOtherInside(_ id: UnitID) -> Bool {
    guard period.restated == nil, let restatement = period.restatement,
      let index = restatement.tree.index(of: id)
    else { return false }
    return restatement.flags[index].contains(.restated)
  }

  var isRestated: Bool { restated != nil }

  /// The figures of a unit of the current tree in a restated period, with their flags.
  func restatedPast(of id: UnitID) -> (past: Past, flags: ComparisonFlags)? {
    guard let restated, restated.covers(id) else {
      return counterpart(of: id).flatMap { past(of: $0) }.map { ($0, []) }
    }
    let then = restatedFigures(of: id, restated)
    guard !then.flags.contains(.new) else { return nil }
    return (
      Past(
        figures: then.earlier, group: restated.standing.group(of: id),
        differsFromPublished: then.flags.contains(.differsFromPublished)), then.flags
    )
  }

  /// What a unit of the current tree was then: itself where it is compared in the tree of today;
  /// nil where it was no one unit.
  func counterpart(of id: UnitID) -> UnitID? {
    if let restated, restated.covers(id) { return id }
    guard case .one(let then, _) = ancestry.origin(of: id, on: day) else { return nil }
    return then
  }

  /// Against the figures of then in the tree of today.
  private func restatedChange(
    of id: UnitID, _ restated: RestatedView, current: PeriodFigures, group: String
  ) -> PeriodChange {
    var change = restatedFigures(of: id, restated)
    guard !change.flags.contains(.new), !change.flags.contains(.notComparable) else {
      return change
    }
    fill(
      &change, id: id, then: id, current: current, group: group,
      pastGroup: restated.standing.group(of: id))
    return change
  }

  /// The figures of then, before anything is subtracted.
  private func restatedFigures(of id: UnitID, _ restated: RestatedView) -> PeriodChange {
    var change = PeriodChange()
    change.flags = restated.flags(of: id, register)
    guard !change.flags.contains(.new), !change.flags.contains(.notComparable) else {
      if change.flags.contains(.notComparable) {
        change.published = publishedOrigins(of: id)
        if originsDiffer(id) { change.flags.insert(.differsFromPublished) }
      }
      return change
    }
    change.earlier = restated.standing.figures(of: id) ?? PeriodFigures()
    if let origin = restated.restatement.origin(of: id), !restated.isMoved(id),
      let past = past(of: origin)
    {
      // The same place: only its rank is another, among the units of today.
      change.earlier.points = past.figures.points
      change.earlier.index = past.figures.index
      if past.differsFromPublished { change.flags.insert(.differsFromPublished) }
    }
    if restated.isMoved(id), originsDiffer(id) { change.flags.insert(.differsFromPublished) }
    change.flags.insert(.restated)
    change.published = publishedOrigins(of: id)
    return change
  }

  private func fill(
    _ change: inout PeriodChange, id: UnitID, then: UnitID, current: PeriodFigures, group: String,
    pastGroup: String?
  ) {
    var (now, before) = (current, change.earlier)
    var (groupNow, groupThen): (String?, String?) = (group, pastGroup)
    switch period.relation {
    case .same:
      break
    case .comparable:
      change.flags.insert(.methodChanged)
    case .none:
      change.flags.formUnion([.methodChanged, .notComparable])
      return
    case .commonPart:
      change.flags.formUnion([.methodChanged, .commonPart])
      // A total that is withheld or missing stays so, whatever its common part would be.
      guard now.points != nil, before.points != nil, let common else { return }
      now = common.now.figures(of: id) ?? PeriodFigures()
      let then = common.then.result.restatement == nil ? then : id
      before = common.then.figures(of: then) ?? PeriodFigures()
      groupNow = common.now.group(of: id)
      groupThen = common.then.group(of: then)
    }
    if let later = now.points, let earlier = before.points { change.points = later - earlier }
    if let later = now.index, let earlier = before.index { change.index = later - earlier }
    if let later = now.rank, let earlier = before.rank {
      if isSameGroup(groupNow, of: id, groupThen, of: then),
        !rearrangedLevels.contains(register[id].level)
      {
        change.rank = earlier - later
      } else {
        change.flags.insert(.notComparable)
      }
    }
  }

  /// The total of a unit that existed on that day; nil where neither table lists it.
  func past(of id: UnitID) -> Past? {
    let computed = standing?.figures(of: id)
    let group = standing?.group(of: id)
    guard let published = period.published else {
      return computed.map { Past(figures: $0, group: group, differsFromPublished: false) }
    }
    let row = publishedRow(of: id)
    guard row != nil || computed != nil else { return nil }
    // A unit that the signed table leaves out has no signed figures, and gets no others.
    var signed = row?.figures ?? PeriodFigures()
    // As it was printed then: what the version of today rounds to is another matter.
    signed.points = signed.points?.rounded(places: rounding.indexPlaces, mode: .halfUp)
    signed.index = signed.index?.rounded(places: rounding.indexPlaces, mode: .halfUp)
    // An excerpt of other levels says nothing of this unit, not that it had no figures.
    let isOfTable = row != nil || published.levels.contains(register[id].level)
    let differs = isOfTable && standing != nil && signed != (computed ?? PeriodFigures())
    return Past(
      figures: signed,
      group: group
        ?? row.map {
          ranking.groupName(level: $0.level, type: $0.type, parentCode: register[id].parentCode)
        }, differsFromPublished: differs)
  }

  /// The signed row of the unit's code, if it was this unit that bore the code on that day.
  private func publishedRow(of id: UnitID) -> PublishedTable.Row? {
    let code = register[id].code
    guard register.unit(coded: code, on: day) == id else { return nil }
    return period.published?[code]
  }

  private func isSameGroup(
    _ now: String?, of id: UnitID, _ before: String?, of then: UnitID
  ) -> Bool {
    guard let now, let before else { return false }
    // The commonest case by far, without a look at names and levels.
    if id == then, restated?.covers(id) ?? false { return NameKey(now) == NameKey(before) }
    if id == then, now == before, ranking.groupBy != .parent { return true }
    guard ranking.isNamed(now) || register[id].level == register[then].level else { return false }
    let (codeNow, codeThen) = (register[id].parentCode, register[then].parentCode)
    guard ranking.groupBy == .parent, now == codeNow, before == codeThen else {
      return NameKey(now) == NameKey(before)
    }
    return isSameParent(codeNow, codeThen)
  }

  /// Groups named by a parent's code are the same if the parent is: a code can be used again.
  func isSameParent(_ codeNow: String, _ codeThen: String) -> Bool {
    guard let parent = register.unit(coded: codeNow, on: ancestry.today),
      let parentThen = register.unit(coded: codeThen, on: day),
      case .one(let origin, _) = ancestry.origin(of: parent, on: day)
    else { return false }
    return origin == parentThen
  }
}

extension Ranking {
  /// The group that a unit of this kind is ranked in.
  func groupName(level: String, type: String, parentCode: String) -> String {
    let key = NameKey(type)
    let named = groups.first { group in group.types.contains { NameKey($0) == key } }
    if let named { return named.name }
    return switch groupBy {
    case .level: level
    case .type: type.isEmpty ? level : type
    case .parent: parentCode.isEmpty ? level : parentCode
    }
  }

  /// Named groups may span levels; all others are of one level, even where two have one name.
  func isNamed(_ name: String) -> Bool {
    groups.contains { $0.name == name }
  }
}
