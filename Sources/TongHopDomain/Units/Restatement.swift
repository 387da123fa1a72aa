/// What became of the units of a period in the tree of another day.
public struct Restatement: Sendable {
  /// The period's own tree.
  public let own: UnitTree
  /// The tree in which its figures are wanted.
  public let tree: UnitTree
  /// By unit of ``tree`` the units of ``own`` that it was made of, wholly or in part, in their
  /// order; a unit that was nothing is left out.
  public let origins: [UnitID: [UnitID]]
  /// Of each unit of ``tree``: ``ComparisonFlag/merged`` of several, ``ComparisonFlag/split`` from a
  /// unit that others have a part of, and ``ComparisonFlag/restated`` where it is for these or any
  /// other reason not the same as before: a village came or went. *shape* [unit index].
  public let flags: [ComparisonFlags]
  /// Do the same units have the same figures in both trees?
  public let isNeeded: Bool
  /// Units of ``own`` that were divided nobody knows how, with those that have a part, by unit.
  public let undivided: [(unit: UnitID, among: [UnitID])]
  private let living: Set<UnitID>

  /// - Complexity: O(*units* x *depth* + *successions* log *successions*).
  public init(register: UnitRegister, from own: UnitTree, to tree: UnitTree) {
    self.own = own
    self.tree = tree
    let map = SuccessionMap(register: register, from: own.day, to: tree.day)
    var sources: [UnitIndex: [UnitID]] = [:]
    var flags = [ComparisonFlags](repeating: [], count: tree.count)
    /// *shape* [index in `own`]: where all of the unit went; -1 where it was divided.
    var places = [UnitIndex](repeating: -1, count: own.count)
    var undivided: [(unit: UnitID, among: [UnitID])] = []
    for (index, id) in own.ids.enumerated() {
      let destinations = map.destinations(of: id)
      let isWhole = destinations.count == 1 && destinations[0].units.count <= 1
      if isWhole { places[index] = destinations[0].units.first.flatMap { tree.index(of: $0) } ?? 0 }
      for destination in destinations where destination.units.count > 1 {
        undivided.append((id, destination.units))
      }
      for destination in destinations where !destination.isAbove {
        for place in destination.units.compactMap({ tree.index(of: $0) }) {
          if sources[place]?.last != id { sources[place, default: []].append(id) }
          if !isWhole { flags[place].formUnion([.split, .restated]) }
        }
      }
    }
    for (place, units) in sources where units.count > 1 {
      flags[place].formUnion([.merged, .restated])
    }
    for index in own.ids.indices.dropFirst() where places[index] >= 0 {
      let above = places[own.parents[index]]
      guard above >= 0, places[index] != above, tree.parents[places[index]] != above else {
        continue
      }
      Self.markMoved(places[index], to: above, tree, &flags)
    }
    origins = Dictionary(
      uniqueKeysWithValues: sources.map { (tree.ids[$0.key], $0.value.sorted()) })
    living = Set(sources.values.joined())
    self.flags = flags
    self.undivided = undivided
    isNeeded =
      flags.contains { !$0.isEmpty } || (tree.day < own.day && Set(tree.ids) != Set(own.ids))
  }

  /// Somebody's figures were below one unit and are below another: both are not what they were, up to
  /// the unit above both.
  private static func markMoved(
    _ place: UnitIndex, to above: UnitIndex, _ tree: UnitTree, _ flags: inout [ComparisonFlags]
  ) {
    let (gains, losses) = (tree.parents[place], above)
    for (start, other) in [(gains, losses), (losses, gains)] {
      var index = start
      while index >= 0, !(index..<tree.ends[index]).contains(other) {
        flags[index].insert(.restated)
        index = tree.parents[index]
      }
    }
  }

  /// Did a unit of the period's own tree end without becoming another, or a part of one?
  public func isGone(_ id: UnitID) -> Bool { !living.contains(id) }

  /// The one unit that all of a unit was, and nothing else; nil where there is none.
  public func origin(of id: UnitID) -> UnitID? {
    guard let units = origins[id], units.count == 1, let index = tree.index(of: id),
      !flags[index].contains(.split)
    else { return nil }
    return units[0]
  }
}
