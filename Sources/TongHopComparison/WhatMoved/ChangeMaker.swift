import TongHopDomain

/// Tells what moved the units between an earlier period and the current one: the parts of the change
/// of an index, and who passed whom.
///
/// A class like ``EarlierView``: it is asked once a unit, and remembers what units have in common.
public final class ChangeMaker {
  let current: PeriodResult
  let earlier: EarlierPeriod
  let register: UnitRegister
  /// The earlier period as the table compares with it.
  let table: EarlierView
  private let whole: Standing
  private let rescored: PeriodResult?
  /// Leaves of the two methods whose points are compared.
  private let leaves: [(Int?, Int?)]
  private(set) lazy var ranks = RankMoves(of: self)

  /// - Parameters:
  ///   - rescored: the earlier figures scored by the method of today, in the tree that they are
  ///     compared in; asked for only where whole totals of two methods are compared.
  ///   - register: all units that ever were.
  /// - Returns: nil where nothing is known of the earlier period.
  /// - Complexity: O(*units*); each change then O(*criteria* log *criteria*).
  public init?(
    from earlier: EarlierPeriod, to current: PeriodResult, rescored: PeriodResult? = nil,
    register: UnitRegister
  ) {
    let ancestry = Ancestry(register: register, today: current.scores.tree.day)
    guard let table = EarlierView(earlier, current: current, ancestry: ancestry) else {
      return nil
    }
    self.current = current
    self.earlier = earlier
    self.register = register
    self.table = table
    self.rescored = rescored
    whole = Standing(current)
    let now = current.scores.method
    let then: Method? =
      switch earlier.relation {
      case .same: earlier.result?.scores.method
      case .comparable: rescored?.scores.method
      case .commonPart(_, let then): then.scores.method
      case .none: nil
      }
    leaves = then.map { Comparison.pairedLeaves($0, now) } ?? []
  }

  /// The change as the table has it.
  public func change(of unit: UnitIndex) -> PeriodChange? {
    let tree = current.scores.tree
    guard tree.units.indices.contains(unit), let figures = whole.figures(of: tree.ids[unit]),
      let group = whole.group(of: tree.ids[unit])
    else { return nil }
    return table.change(of: tree.ids[unit], current: figures, group: group)
  }

  /// Of a unit that is compared with restated figures how many were ranked with it.
  public func restatedGroupSize(of unit: UnitIndex) -> Int? {
    let id = current.scores.tree.ids[unit]
    return table.isRestated(id) ? table.restatedGroupSize(of: id) : nil
  }

  /// What the change of a unit's index is made of.
  ///
  /// - Returns: nil where the table has no such change, only a signed table is known of then, a mean
  ///   of a composite indicator is not arithmetic, or a number does not fit.
  public func indexChange(of unit: UnitIndex) -> IndexChange? {
    guard let change = change(of: unit), let difference = change.index else { return nil }
    let id = current.scores.tree.ids[unit]
    var now = current
    var isCommon = false
    if case .commonPart(let later, _) = earlier.relation { (now, isCommon) = (later, true) }
    guard let source = table.source(of: id), let later = IndexSide(now, unit),
      let before = IndexSide(source.result, source.unit)
    else { return nil }
    var parts = IndexParts(
      earlier: before, later: later, leaves: leaves,
      shown: isCommon ? nil : change.earlier.index)
    if case .comparable = earlier.relation {
      parts.isOtherMethod = true
      parts.rescored = rescored.flatMap { table.place(of: id, in: $0) }.flatMap {
        IndexSide($0.result, $0.unit)
      }
    }
    return try? parts.change(of: difference)
  }
}
