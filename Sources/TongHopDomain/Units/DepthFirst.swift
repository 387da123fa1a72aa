/// Units that are reached from the roots, in the order of a ``UnitTree``: below its parent each, and
/// siblings by their `order`, then by code; units without an order come after.
struct DepthFirst {
  private(set) var ids: [UnitID] = []
  /// By index in `ids`; -1 for a root.
  private(set) var parents: [Int] = []
  /// *shape* [register]; the index, or -1.
  private var indices: [Int32]

  /// - Parameter parents: *shape* [register]; -1 where there is none.
  /// - Complexity: O(*register*).
  init(roots: [UnitID], parents above: [Int32], register: UnitRegister) {
    let children = Children(above, register.lookup.siblingOrder)
    indices = Array(repeating: -1, count: above.count)
    ids.reserveCapacity(above.count)
    parents.reserveCapacity(above.count)
    // An explicit stack: the depth of the tree is the user's data.
    var stack = Array(roots.reversed())
    while let id = stack.popLast() {
      let parent = above[Int(id.number)]
      parents.append(parent < 0 ? -1 : Int(indices[Int(parent)]))
      indices[Int(id.number)] = Int32(ids.count)
      ids.append(id)
      stack.append(contentsOf: children.lastFirst(of: id))
    }
  }

  func contains(_ id: UnitID) -> Bool { indices[Int(id.number)] >= 0 }

  /// The children of each unit, in one list.
  private struct Children {
    private var starts: [Int32]
    private var ids: [UnitID]

    /// Units are given to their parents in the order of siblings, so that nothing is sorted.
    init(_ parents: [Int32], _ order: [UnitID]?) {
      starts = [Int32](repeating: 0, count: parents.count + 1)
      for parent in parents where parent >= 0 { starts[Int(parent) + 1] += 1 }
      for unit in parents.indices { starts[unit + 1] += starts[unit] }
      ids = [UnitID](repeating: UnitID(0), count: Int(starts[parents.count]))
      var next = starts
      func place(_ id: UnitID) {
        let parent = Int(parents[Int(id.number)])
        guard parent >= 0 else { return }
        ids[Int(next[parent])] = id
        next[parent] += 1
      }
      if let order {
        for id in order.reversed() { place(id) }
      } else {
        for number in parents.indices.reversed() { place(UnitID(number)) }
      }
    }

    func lastFirst(of id: UnitID) -> ArraySlice<UnitID> {
      ids[Int(starts[Int(id.number)])..<Int(starts[Int(id.number) + 1])]
    }
  }
}
