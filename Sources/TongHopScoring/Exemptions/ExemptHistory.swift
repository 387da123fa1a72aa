import TongHopDomain

/// Who is exempt from one leaf in the parts of a period, as its column is told.
///
/// What is added up counts part by part, so that a longer period has what its quarters have. Of
/// anything else the last part of a unit decides, as of a stock.
struct ExemptHistory {
  private let parts: [ExemptPart]
  /// *shape* [part]
  private let exempt: [Set<UnitID>]
  private let own: UnitTree
  private let register: UnitRegister

  init(_ parts: [ExemptPart], leaf: Int, own: UnitTree, register: UnitRegister) {
    self.parts = parts
    exempt = parts.map { $0.exempt[leaf] ?? [] }
    self.own = own
    self.register = register
  }

  var isEmpty: Bool { exempt.allSatisfy(\.isEmpty) }

  /// - Parameter applies: does the leaf score a unit of a tree?
  func fill(
    _ column: inout RollupColumn, isAddedUp: Bool, applies: (UnitTree) -> (UnitIndex) -> Bool
  ) {
    var partly = PartlyExempt()
    var whole: Set<UnitID> = []
    for unit in exempt.reduce(into: Set<UnitID>(), { $0.formUnion($1) }) {
      let held = parts.indices.filter { parts[$0].holds(unit) }
      // One that began within the period has figures of those before it in the parts before it.
      let isThrough = own.index(of: unit) == nil || held.count == parts.count || !isAddedUp
      let isWhole = isThrough && held.allSatisfy { exempt[$0].contains(unit) }
      if isWhole || (!isAddedUp && held.last.map { exempt[$0].contains(unit) } ?? true) {
        whole.insert(unit)
        whole.formUnion(goneBelow(unit, in: held.last ?? 0))
      } else {
        partly.months[unit] = months(of: unit)
      }
    }
    for number in parts.indices {
      for unit in exempt[number] {
        for other in unscoredBelow(unit, in: number, applies(parts[number].tree(of: unit))) {
          let known = partly.below[other] ?? MonthSet()
          partly.below[other] = known.union(parts[number].months)
        }
      }
    }
    if isAddedUp { partly.stretches = stretches() }
    column.exempt = whole
    column.partly = partly
  }

  private func months(of unit: UnitID) -> MonthSet {
    parts.indices.reduce(into: MonthSet()) { months, number in
      if exempt[number].contains(unit) { months = months.union(parts[number].months) }
    }
  }

  /// Neighbours with the same units are one.
  private func stretches() -> [PartlyExempt.Stretch] {
    var result: [PartlyExempt.Stretch] = []
    var gone: Set<UnitID> = []
    for number in parts.indices {
      var units = exempt[number].union(gone)
      for unit in exempt[number] {
        units.formUnion(movedFromBelow(unit, in: number))
        // Rows of an ended unit can be of a part after its end.
        if own.index(of: unit) == nil, !parts[(number + 1)...].contains(where: { $0.holds(unit) }) {
          gone.insert(unit)
          gone.formUnion(goneBelow(unit, in: number))
        }
      }
      if let last = result.last, last.exempt == units {
        result[result.count - 1].months = last.months.union(parts[number].months)
      } else {
        result.append(PartlyExempt.Stretch(months: parts[number].months, exempt: units))
      }
    }
    return result.count > 1 ? result : []
  }

  private func below(_ unit: UnitID, in number: Int) -> (tree: UnitTree, units: Range<UnitIndex>)? {
    let tree = parts[number].tree(of: unit)
    return tree.index(of: unit).map { (tree, tree.descendants(of: $0)) }
  }

  /// Units below an ended one that have ended, too.
  private func goneBelow(_ unit: UnitID, in number: Int) -> [UnitID] {
    guard own.index(of: unit) == nil, let (tree, units) = below(unit, in: number) else { return [] }
    return units.map { tree.ids[$0] }.filter { own.index(of: $0) == nil }
  }

  /// Units that were below an exempt one and of which something is not below it at the end of the
  /// period, so that it stops nothing of them.
  private func movedFromBelow(_ unit: UnitID, in number: Int) -> [UnitID] {
    guard let (tree, units) = below(unit, in: number), !units.isEmpty else { return [] }
    guard let place = own.index(of: unit) else { return units.map { tree.ids[$0] } }
    let map = SuccessionMap(register: register, from: tree.day, to: own.day)
    return units.map { tree.ids[$0] }.filter { other in
      !map.destinations(of: other).allSatisfy { part in
        !part.isAbove
          && part.units.allSatisfy {
            own.index(of: $0).map { own.descendants(of: place).contains($0) } ?? false
          }
      }
    }
  }

  /// Units that would report in the place of an exempt one: those below it that the leaf does not score,
  /// down to one that it does, or that is exempt by itself.
  private func unscoredBelow(_ unit: UnitID, in number: Int, _ applies: (UnitIndex) -> Bool)
    -> [UnitID]
  {
    guard let (tree, units) = below(unit, in: number) else { return [] }
    var result: [UnitID] = []
    var index = units.lowerBound
    while index < units.upperBound {
      if applies(index) || exempt[number].contains(tree.ids[index]) {
        index = tree.ends[index]
      } else {
        result.append(tree.ids[index])
        index += 1
      }
    }
    return result
  }
}
