import TongHopDomain

/// What each node gives to the total, where every mean above it is arithmetic.
struct CompositeParts {
  private let scorer: CompositeScorer
  private let nodes: [CompositeTally.Node]

  init(_ scorer: CompositeScorer, _ nodes: [CompositeTally.Node]) {
    self.scorer = scorer
    self.nodes = nodes
  }

  /// Parts of leaves and of parents, in the decimals of the total. The parts of the leaves add up
  /// to it exactly, by largest remainder; of equal remainders the earlier row of criteria.csv
  /// goes first.
  ///
  /// - Returns: *shape* [criterion]; empty where a mean is not arithmetic.
  func parts(of total: Points) -> [Points?] {
    guard scorer.composite.means.allSatisfy({ $0 == .arithmetic }) else { return [] }
    let places = scorer.method.rounding.indexPlaces
    let unit = Decimal.power(Points.places - places)
    let shares = shares()
    var counts = [Int128?](repeating: nil, count: nodes.count)
    var rests: [(leaf: Int, rest: Double)] = []
    for leaf in nodes.indices {
      guard scorer.children[leaf].isEmpty, let share = shares[leaf],
        let value = nodes[leaf].value
      else { continue }
      let part = Double(nearest: value) * share / Double(nearest: Decimal.power(9 - min(places, 9)))
      guard let count = part.rounded(.down).nearestWhole else { return [] }
      counts[leaf] = count
      rests.append((leaf, part - part.rounded(.down)))
    }
    guard !rests.isEmpty else { return [] }
    rests.sort { ($1.rest, $0.leaf) < ($0.rest, $1.leaf) }
    // Rounded means can leave more or less than the remainders alone, so the list may go round.
    var left = counts.reduce(total.count / unit) { $0 - ($1 ?? 0) }
    let step: Int128 = left < 0 ? -1 : 1
    guard left.magnitude < 1_000_000 else { return [] }
    var place = 0
    while left != 0 {
      let leaf = rests[place % rests.count].leaf
      counts[leaf] = (counts[leaf] ?? 0) + step
      left -= step
      place += 1
    }
    return sums(counts).map { count in count.map { Points(count: $0 * unit) } }
  }

  /// The share of the total that the weight of each node makes, among those that are there.
  ///
  /// *shape* [criterion]
  private func shares() -> [Double?] {
    var shares = [Double?](repeating: nil, count: nodes.count)
    func divide(_ share: Double, among siblings: [Int]) {
      let present = siblings.filter { nodes[$0].value != nil && scorer.weights[$0] > 0 }
      let sum = present.reduce(0.0) { $0 + Double(nearest: scorer.weights[$1]) }
      for index in present {
        shares[index] = share * (Double(nearest: scorer.weights[index]) / sum)
      }
    }
    divide(1, among: scorer.method.domains)
    for index in scorer.method.criteria.indices {
      if let share = shares[index] { divide(share, among: scorer.children[index]) }
    }
    return shares
  }

  private func sums(_ leaves: [Int128?]) -> [Int128?] {
    var result = leaves
    for index in scorer.method.criteria.indices.reversed() {
      if let parent = scorer.method.criteria[index].parent, let count = result[index] {
        result[parent] = (result[parent] ?? 0) + count
      }
    }
    return result
  }
}
