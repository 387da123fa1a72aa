import TongHopDomain

/// An earlier period in the tree of today. A class like ``EarlierView``.
final class RestatedView {
  let standing: Standing
  let restatement: Restatement
  /// Groups of the ranking of then with a unit that is not what it was: their ranks are others.
  private let groups: Set<String>

  private let coversAll: Bool

  /// - Returns: nil where the result is in its own tree.
  init?(_ result: PeriodResult, coversAll: Bool = false) {
    guard let restatement = result.restatement else { return nil }
    self.restatement = restatement
    self.coversAll = coversAll
    standing = Standing(result)
    groups = Set(
      result.ranks.groups.filter { group in
        group.members.contains { !restatement.flags[$0].isEmpty }
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
