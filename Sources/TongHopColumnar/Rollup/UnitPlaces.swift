import TongHopDomain

/// Where the figures of each unit of the register go in a tree.
struct UnitPlaces: Sendable {
  /// *shape* [unit number]: the unit's own place, or that of its one successor; -1 for none.
  let places: [Int32]
  let register: UnitRegister
  let tree: UnitTree

  /// - Complexity: O(*units*); a unit that is not in the tree costs its successions.
  init(register: UnitRegister, tree: UnitTree) {
    var places = [Int32](repeating: -1, count: register.units.count)
    for (index, unit) in tree.ids.enumerated() { places[Int(unit.number)] = Int32(index) }
    if tree.count < places.count, !register.successions.isEmpty {
      for number in places.indices where places[number] < 0 {
        let successor = register.successor(of: UnitID(number), on: tree.day)
        if let index = successor.flatMap({ tree.index(of: $0) }) { places[number] = Int32(index) }
      }
    }
    self.places = places
    self.register = register
    self.tree = tree
  }

  subscript(unit: UnitID) -> UnitIndex? {
    let place = places[Int(unit.number)]
    return place >= 0 ? Int(place) : nil
  }

  /// The nearest unit of the tree above one that has no place; the root where none is known.
  func above(_ unit: UnitID) -> UnitIndex {
    register.units(coded: register[unit].parentCode)
      .lazy.compactMap { tree.index(of: $0) }.first ?? 0
  }
}
