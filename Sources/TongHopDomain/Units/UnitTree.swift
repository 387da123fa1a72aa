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
  public let units: TreeUnits
  /// *shape* [greatest unit number + 1]; -1 for units that are not in the tree.
  private let indices: [Int32]

  /// Level words in the order of the tree: by the least depth at which they occur, then first met.
  public let levels: [String]

  public var count: Int { ids.count }

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
    [index] + ancestors(of: index)
  }

  /// The lowest unit with all of them in its subtree; the root for none.
  ///
  /// - Complexity: O(*units given* + *depth*).
  public func commonAncestor(of units: [UnitIndex]) -> UnitIndex {
    guard let first = units.min(), let last = units.max() else { return 0 }
    var above = first
    while ends[above] <= last { above = parents[above] }
    return above
  }

  /// Every unit above it, nearest first; allocates nothing.
  public func ancestors(of index: UnitIndex) -> Ancestors {
    Ancestors(parents: parents, above: parents[index])
  }

  /// See ``ancestors(of:)``.
  public struct Ancestors: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let parents: [Int]
    @usableFromInline var above: Int

    init(parents: [Int], above: Int) {
      self.parents = parents
      self.above = above
    }

    @inlinable public mutating func next() -> UnitIndex? {
      guard above >= 0 else { return nil }
      defer { above = parents[above] }
      return above
    }
  }

  /// - Parameters:
  ///   - ids: depth first.
  ///   - parents: by index in `ids`; -1 for the root, which is the first.
  init(day: Day, ids: [UnitID], parents: [Int], register: UnitRegister) {
    self.day = day
    self.ids = ids
    self.parents = parents
    units = TreeUnits(all: register.units, ids: ids)
    var depths = [Int](repeating: 0, count: ids.count)
    for index in ids.indices.dropFirst() { depths[index] = depths[parents[index]] + 1 }
    self.depths = depths
    var ends = Array(1...ids.count)
    for index in ids.indices.dropFirst().reversed() {
      ends[parents[index]] = max(ends[parents[index]], ends[index])
    }
    self.ends = ends
    var indices = [Int32](repeating: -1, count: Int(ids.max()?.number ?? -1) + 1)
    for (index, id) in ids.enumerated() { indices[Int(id.number)] = Int32(index) }
    self.indices = indices
    levels = Self.levels(ids, depths, register)
  }

  private static func levels(_ ids: [UnitID], _ depths: [Int], _ register: UnitRegister)
    -> [String]
  {
    struct Seen {
      var word: String
      var depth: Int
      var index: Int
    }
    var seen = [Seen?](repeating: nil, count: register.lookup.levelWords.count)
    for (index, id) in ids.enumerated() {
      let level = Int(register.lookup.levels[Int(id.number)])
      if let known = seen[level], known.depth <= depths[index] { continue }
      let word = seen[level]?.word ?? register[id].level
      seen[level] = Seen(word: word, depth: depths[index], index: index)
    }
    return seen.compactMap { $0 }.sorted { ($0.depth, $0.index) < ($1.depth, $1.index) }
      .map(\.word)
  }
}

/// The units of a ``UnitTree`` by their index; those of the register, not copied.
public struct TreeUnits: RandomAccessCollection, Sendable {
  @usableFromInline let all: [Unit]
  @usableFromInline let ids: [UnitID]

  init(all: [Unit], ids: [UnitID]) {
    self.all = all
    self.ids = ids
  }

  @inlinable public var startIndex: UnitIndex { 0 }
  @inlinable public var endIndex: UnitIndex { ids.count }
  @inlinable public subscript(index: UnitIndex) -> Unit { all[Int(ids[index].number)] }
}
