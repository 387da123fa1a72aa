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
    if isAddedUp {
      partly.stretches = stretches()
      partly.atEnd = partly.stretches.isEmpty ? [] : atEnd()
    }
    column.exempt = whole
    column.partly = partly
  }

  /// Exempt on its last day: of what is not added up nothing counts.
  private func atEnd() -> Set<UnitID> {
    var result: Set<UnitID> = []
    for unit in exempt.reduce(into: Set<UnitID>(), { $0.formUnion($1) }) {
      guard let last = parts.indices.last(where: { parts[$0].holds(unit) }) else { continue }
      guard exempt[last].contains(unit) else { continue }
      result.insert(unit)
      result.formUnion(goneBelow(unit, in: last))
    }
    return result
  }

  private func months(of unit: UnitID) -> MonthSet {
    parts.indices.reduce(into: MonthSet()) { months, number in
      if exempt[number].contains(unit) { months = months.union(parts[number].months) }
    }
  }

  /// Neighbours of which the same is said are one.
  private func stretches() -> [PartlyExempt.Stretch] {
    var result: [(months: MonthSet, flows: [ExemptFlow])] = []
    var gone: Set<UnitID> = []
    for number in parts.indices {
      let senders = ExemptSenders(
        parts[number], exempt[number], gone: gone, own: own, register: register)
      for unit in exempt[number] where own.index(of: unit) == nil {
        // Rows of an ended unit can be of a part after its end.
        guard !parts[(number + 1)...].contains(where: { $0.holds(unit) }) else { continue }
        gone.insert(unit)
        gone.formUnion(goneBelow(unit, in: number))
      }
      let flows = senders.flows
      if let last = result.last, last.flows == flows {
        result[result.count - 1].months = last.months.union(parts[number].months)
      } else {
        result.append((parts[number].months, flows))
      }
    }
    // Exempt all the time, and nothing came or went: a matter of one column.
    guard result.count > 1 || result.contains(where: { $0.flows.count > 2 }) else { return [] }
    return result.flatMap { months, flows in
      flows.map { PartlyExempt.Stretch(months: months, senders: $0.senders, exempt: $0.stops) }
    }
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
