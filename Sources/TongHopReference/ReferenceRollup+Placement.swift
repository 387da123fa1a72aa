import TongHopDomain

extension ReferenceRollup {
  /// Where the figures of one unit go in the tree.
  struct Placement {
    var parts: [(place: UnitIndex, share: Fraction)]
    /// Units among which a part was divided nobody knows how; that part is at the unit above them.
    var undivided: [[UnitIndex]]

    var everyPlace: Set<UnitIndex> { Set(parts.map(\.place) + undivided.joined()) }
  }

  /// - Complexity: O(destinations x depth).
  func placement(of unit: UnitID) -> Placement {
    if own == nil, let index = tree.index(of: unit) {
      return Placement(parts: [(index, .one)], undivided: [])
    }
    var placement = Placement(parts: [], undivided: [])
    for destination in successions.destinations(of: unit) {
      let places = destination.units.compactMap { tree.index(of: $0) }
      if places.count > 1 { placement.undivided.append(places) }
      let place = lowestAbove(places)
      if let known = placement.parts.firstIndex(where: { $0.place == place }),
        let sum = try? placement.parts[known].share.adding(destination.share)
      {
        placement.parts[known].share = sum
      } else {
        placement.parts.append((place, destination.share))
      }
    }
    placement.parts.sort { $0.place < $1.place }
    return placement
  }

  /// The lowest unit that all of them are, or are below; the root for none.
  private func lowestAbove(_ places: [UnitIndex]) -> UnitIndex {
    guard let first = places.first else { return 0 }
    return tree.lineage(of: first).first { above in
      places.allSatisfy { (above..<tree.ends[above]).contains($0) }
    } ?? 0
  }

  /// The places that bear a figure which is the same for every part of a unit.
  func bearers(of unit: UnitID) -> [UnitIndex] {
    if own == nil, let index = tree.index(of: unit) { return [index] }
    let units = successions.destinations(of: unit).filter { !$0.isAbove }.flatMap(\.units)
    return Set(units.compactMap { tree.index(of: $0) }).sorted()
  }

  /// What a contribution gives to each of its places.
  func parts(of contribution: Contribution, _ column: RollupColumn) -> [(UnitIndex, RollupCell)] {
    if column.rollUp == .repeat {
      return bearers(of: contribution.unit).map { ($0, contribution.cell) }
    }
    let parts = placement(of: contribution.unit).parts
    guard parts.count > 1 else { return parts.map { ($0.place, contribution.cell) } }
    let cells = contribution.cell.divided(by: parts.map(\.share), column.figure)
    return Array(zip(parts.map(\.place), cells))
  }
}
