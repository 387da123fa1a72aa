/// A unit's place in a ``UnitTree``: 0 is the root, children come after their parent.
public typealias UnitIndex = Int

/// The units of one day, numbered depth first, so that the descendants of a unit are the
/// contiguous range after it and one backward pass rolls every level up.
///
///     index  0  1  2  3  4  5
///     unit   T  A  a1 a2 B  b1
///     parent -  0  1  1  0  4
///     end    6  4  3  4  6  6
public struct UnitTree: Sendable {
  public let day: Day
  /// *shape* [unit count]; -1 for the root.
  public let parents: [Int]
  /// *shape* [unit count]; one past the last descendant.
  public let ends: [Int]
  public let depths: [Int]
  public let ids: [UnitID]
  public let units: [Unit]
  /// *shape* [greatest unit number + 1]; -1 for units that are not in the tree.
  private let indices: [Int32]

  /// Level words in the order of the tree: by the least depth at which they occur, then first met.
  public let levels: [String]

  public var count: Int { units.count }

  public func index(of id: UnitID) -> UnitIndex? {
    let number = Int(id.number)
    guard indices.indices.contains(number), indices[number] >= 0 else { return nil }
    return UnitIndex(indices[number])
  }

  /// All units by their numbers, which go by code.
  public var indicesByNumber: [UnitIndex] {
    indices.lazy.filter { $0 >= 0 }.map { UnitIndex($0) }
  }

  public func descendants(of index: UnitIndex) -> Range<UnitIndex> { index + 1..<ends[index] }

  public func children(of index: UnitIndex) -> [UnitIndex] {
    var result: [UnitIndex] = []
    var child = index + 1
    while child < ends[index] {
      result.append(child)
      child = ends[child]
    }
    return result
  }

  /// The unit itself and every unit above it, nearest first.
  public func lineage(of index: UnitIndex) -> [UnitIndex] {
    Array(sequence(first: index) { parents[$0] < 0 ? nil : parents[$0] })
  }

  /// Siblings are ordered by their `order`, then by code; units without an order come after.
  ///
  /// - Parameters:
  ///   - root: the one unit without a parent on that day.
  ///   - children: of every unit that is reached from the root; see
  ///     ``build(from:on:file:log:)``, which reports cycles, missing parents and second roots.
  init(day: Day, root: UnitID, children: [UnitID: [UnitID]], register: UnitRegister) {
    var parents: [Int] = []
    var depths: [Int] = []
    var ids: [UnitID] = []
    var ends: [Int] = []
    // An explicit stack: the depth of the tree is the user's data.
    enum Step {
      case enter(UnitID, parent: Int, depth: Int)
      case leave(Int)
    }
    var stack = [Step.enter(root, parent: -1, depth: 0)]
    while let step = stack.popLast() {
      switch step {
      case .leave(let index): ends[index] = ids.count
      case .enter(let id, let parent, let depth):
        let index = ids.count
        ids.append(id)
        parents.append(parent)
        depths.append(depth)
        ends.append(index + 1)
        stack.append(.leave(index))
        let sorted = (children[id] ?? []).sorted { left, right in
          let (a, b) = (register[left], register[right])
          if a.order != b.order { return (a.order ?? .max) < (b.order ?? .max) }
          return left < right
        }
        for child in sorted.reversed() {
          stack.append(.enter(child, parent: index, depth: depth + 1))
        }
      }
    }
    self.day = day
    self.parents = parents
    self.depths = depths
    self.ids = ids
    self.ends = ends
    units = ids.map { register[$0] }
    var indices = Array(repeating: Int32(-1), count: Int(ids.max()?.number ?? -1) + 1)
    for (index, id) in ids.enumerated() { indices[Int(id.number)] = Int32(index) }
    self.indices = indices
    var firstSeen: [String: (depth: Int, index: Int)] = [:]
    for (index, unit) in units.enumerated() {
      if let seen = firstSeen[unit.level], seen.depth <= depths[index] { continue }
      firstSeen[unit.level] = (depths[index], index)
    }
    levels = firstSeen.sorted {
      ($0.value.depth, $0.value.index) < ($1.value.depth, $1.value.index)
    }
    .map(\.key)
  }
}
