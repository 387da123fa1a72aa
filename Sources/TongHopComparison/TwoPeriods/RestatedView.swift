import TongHopDomain

/// An earlier period in the tree of today. A class like ``EarlierView``.
final class RestatedView {
  let standing: Standing
  let restatement: Restatement
  /// Groups of the ranking of then with a unit that is not what it was, or without one that they
  /// had: their ranks are others.
  private let groups: Set<String>

  private let coversAll: Bool

  /// - Parameter own: the same period in its own tree.
  /// - Returns: nil where the result is in its own tree.
  init?(_ result: PeriodResult, own: PeriodResult?, coversAll: Bool = false) {
    guard let restatement = result.restatement else { return nil }
    self.restatement = restatement
    self.coversAll = coversAll
    standing = Standing(result)
    groups = Self.changedGroups(result, own, restatement)
  }

  private static func changedGroups(
    _ result: PeriodResult, _ own: PeriodResult?, _ restatement: Restatement
  ) -> Set<String> {
    var before: [String: Set<UnitID>] = [:]
    for group in own?.ranks.groups ?? [] {
      for member in group.members {
        before[group.name, default: []].insert(restatement.own.ids[member])
      }
    }
    return Set(
      result.ranks.groups.filter { group in
        if group.members.contains(where: { !restatement.flags[$0].isEmpty }) { return true }
        let origins = group.members.flatMap {
          restatement.origins[restatement.tree.ids[$0]] ?? []
        }
        return before[group.name].map { $0 != Set(origins) } ?? false
      }.map(\.name))
  }

  private func index(of id: UnitID) -> UnitIndex? { restatement.tree.index(of: id) }

  /// Is the unit compared with figures in the tree of today?
  func covers(_ id: UnitID) -> Bool {
    guard let index = index(of: id) else { return false }
    if coversAll { return true }
    if restatement.tree.day < restatement.own.day || isMoved(id) { return true }
    return standing.group(of: id).map { groups.contains($0) }
      ?? !restatement.flags[index].isEmpty
  }

  /// Are the figures of then not those of one and the same unit?
  func isMoved(_ id: UnitID) -> Bool {
    index(of: id).map { !restatement.flags[$0].isEmpty } ?? false
  }

  func flags(of id: UnitID, _ register: UnitRegister) -> ComparisonFlags {
    guard let index = index(of: id), let total = standing.result.total(of: index) else {
      return [.new]
    }
    var flags = restatement.flags[index]
    flags.remove(.restated)
    if let origin = restatement.origin(of: id) {
      flags.formUnion(register.changes(from: origin, to: id))
    }
    if total.state == .notComparable { flags.insert(.notComparable) }
    return flags
  }
}
