import TongHopDomain

/// What one unit has on one leaf of a composite indicator, packed: there are many.
struct NormalisedCell {
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let awaiting = Flags(rawValue: 1)
    static let notReported = Flags(rawValue: 2)
    static let provisional = Flags(rawValue: 4)
    /// Not a gap in the data, but a number that cannot be used: nothing above may be made of it.
    static let failed = Flags(rawValue: 8)
    static let hasValue = Flags(rawValue: 16)
    /// It was scored from a cell of the roll-up.
    static let hasCell = Flags(rawValue: 32)
  }

  var state: ScoreState
  var flags: Flags = []
  private var billionths: Int128 = 0

  init(_ state: ScoreState) {
    self.state = state
  }

  init(_ score: LeafScore) {
    state = score.state
    if score.hasAwaiting { flags.insert(.awaiting) }
    if score.hasNotReported { flags.insert(.notReported) }
    if score.hasProvisional { flags.insert(.provisional) }
    if score.overflowed { flags.insert(.failed) }
    if score.hasCell { flags.insert(.hasCell) }
  }

  /// On the method's scale, in billionths; nil where it is missing or does not apply.
  var value: Int128? {
    get { flags.contains(.hasValue) ? billionths : nil }
    set {
      billionths = newValue ?? 0
      if newValue == nil { flags.remove(.hasValue) } else { flags.insert(.hasValue) }
    }
  }

  /// The values of its group do not differ, so it tells nobody apart.
  mutating func leave() {
    state = .notApplicable
    flags.formIntersection([.hasCell])
  }

  mutating func fail() {
    state = .notReported
    flags.formUnion([.failed, .notReported])
    value = nil
  }
}

extension Scorer {
  /// The state of a leaf at every unit of the tree, without values.
  ///
  /// *shape* [unit index].
  func normalisedCells(of leaf: LeafContext, overflows: inout [Overflow]) -> [NormalisedCell] {
    rollup.tree.units.indices.map { unit in
      guard kinds.isCovered(unit) else { return NormalisedCell(.notApplicable) }
      let score = score(leaf, of: unit, applies: kinds.applies(leaf.index, to: unit))
      if score.overflowed { overflows.append(Overflow(unit: unit, criterion: leaf.code)) }
      return NormalisedCell(score)
    }
  }

  /// The exact ratio that is normalised; nil where there is none.
  func rawValue(of leaf: LeafContext, at unit: UnitIndex, _ cell: NormalisedCell) -> Fraction? {
    guard !cell.state.isOutside, cell.state != .withheld,
      cell.state != .notComparable, !cell.flags.contains(.failed),
      cell.flags.contains(.hasCell)
    else { return nil }
    let figure = leaf.cell(of: unit)
    guard figure.records > 0, !leaf.isEmpty(figure, at: unit),
      let ratio = try? leaf.ratio(of: figure, at: unit)
    else { return nil }
    return leaf.isEntered ? try? ratio.divided(by: RollupColumn.onePoint) : ratio
  }
}
