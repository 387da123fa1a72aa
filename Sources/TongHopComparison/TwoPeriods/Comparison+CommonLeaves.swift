import TongHopDomain

extension Comparison {
  /// The leaves that two methods have in common: the same codes from the domain down, and points
  /// given alike to the same units.
  ///
  /// - Returns: their criterion indices in `a` and in `b`.
  public static func commonLeaves(_ a: Method, _ b: Method) -> (Set<Int>, Set<Int>) {
    // The same leaf on another scale, or under another mean, gives something else.
    guard a.composite == b.composite else { return ([], []) }
    var (inA, inB): (Set<Int>, Set<Int>) = ([], [])
    for (left, right) in pairedLeaves(a, b) {
      guard let left, let right, a.criteria[left].scoresLike(b.criteria[right]),
        a.path(of: left).map({ a.criteria[$0].appliesTo })
          == b.path(of: right).map({ b.criteria[$0].appliesTo }),
        a.path(of: left).map({ a.criteria[$0].weight })
          == b.path(of: right).map({ b.criteria[$0].weight })
      else { continue }
      inA.insert(left)
      inB.insert(right)
    }
    return (inA, inB)
  }

  /// Every leaf of both methods, matched by code path: those of `b` in file order, then those that
  /// only `a` has.
  static func pairedLeaves(_ a: Method, _ b: Method) -> [(Int?, Int?)] {
    var byPath: [[String]: Int] = [:]
    for leaf in a.leaves { byPath[a.codePath(of: leaf)] = leaf }
    var pairs: [(Int?, Int?)] = []
    var paired: Set<Int> = []
    for leaf in b.leaves {
      let match = byPath[b.codePath(of: leaf)].flatMap { paired.insert($0).inserted ? $0 : nil }
      pairs.append((match, leaf))
    }
    return pairs + a.leaves.filter { !paired.contains($0) }.map { ($0, nil) }
  }
}

extension Method {
  /// The criterion and everything above it, itself first.
  func path(of index: Int) -> [Int] {
    Array(sequence(first: index) { self.criteria[$0].parent })
  }

  func codePath(of index: Int) -> [String] { path(of: index).map { criteria[$0].code } }
}
