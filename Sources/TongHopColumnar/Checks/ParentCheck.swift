import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Finds the units that entered an indicator beside a unit below them.
///
/// Only in metrics/, where a commune types the sum of its villages; records/ are single cases,
/// which add up wherever they are entered.
struct ParentCheck {
  struct Found {
    var parent: FactKey
    var child: FactKey
  }

  let codebook: Codebook
  let indicator: Indicator
  /// By period.
  private var pairs: [(pair: FactPair, reporters: [Bool])] = []

  init(codebook: Codebook, indicator: Indicator) {
    self.codebook = codebook
    self.indicator = indicator
  }

  /// - Parameter reporters: *shape* [unit number].
  mutating func add(_ pair: FactPair, reporters: [Bool]) { pairs.append((pair, reporters)) }

  /// Each parent with the first child that shows it, by child.
  ///
  /// - Complexity: O(*units* x *pairs*), and nothing more where all who entered it are of one
  ///   depth.
  func run() -> [Found] {
    var trees: [Day: UnitTree] = [:]
    var children: [(unit: Int, position: Int)] = []
    for (position, (pair, reporters)) in pairs.enumerated() {
      let day = lastDay(of: pair)
      guard let tree = trees[day] ?? tree(on: day) else { continue }
      trees[day] = tree
      for unit in below(position, in: tree) where reporters[unit] {
        children.append((unit, position))
      }
    }
    children.sort { ($0.unit, $0.position) < ($1.unit, $1.position) }
    var reported: Set<FactKey> = []
    var result: [Found] = []
    for child in children {
      let key = FactKey(unit: UnitID(child.unit), pair: pairs[child.position].pair)
      guard let tree = trees[lastDay(of: key.pair)], let index = tree.index(of: key.unit) else {
        continue
      }
      for above in tree.lineage(of: index).dropFirst() {
        guard let parent = entry(of: tree.ids[above], overlapping: key.pair.period),
          reported.insert(parent).inserted
        else { continue }
        result.append(Found(parent: parent, child: key))
      }
    }
    return result
  }

  private func lastDay(of pair: FactPair) -> Day {
    codebook.days(of: pair.period, indicator: indicator.code).last
  }

  private func tree(on day: Day) -> UnitTree? {
    // What is wrong with the units was said when they were read.
    var ignored = DiagnosticLog()
    return UnitTree.build(from: codebook.register, on: day, log: &ignored)
  }

  /// The first period that the unit entered and that has a month of the other.
  private func entry(of unit: UnitID, overlapping period: Period) -> FactKey? {
    pairs.first { $0.reporters[Int(unit.number)] && $0.pair.period.overlaps(period) }
      .map { FactKey(unit: unit, pair: $0.pair) }
  }

  /// The units that have somebody above them who entered a period overlapping that of the pair.
  private func below(_ position: Int, in tree: UnitTree) -> [Int] {
    let period = pairs[position].pair.period
    let others = pairs.filter { $0.pair.period.overlaps(period) }
    var (highest, lowest) = (Int.max, Int.min)
    var entered = [Bool](repeating: false, count: tree.count)
    for index in 0..<tree.count {
      let unit = Int(tree.ids[index].number)
      guard others.contains(where: { $0.reporters[unit] }) else { continue }
      entered[index] = true
      highest = min(highest, tree.depths[index])
      lowest = max(lowest, tree.depths[index])
    }
    // Units of one depth are never above each other.
    guard highest < lowest else { return [] }
    var isBelow = [Bool](repeating: false, count: tree.count)
    var result: [Int] = []
    for index in 0..<tree.count where tree.parents[index] >= 0 {
      let parent = tree.parents[index]
      isBelow[index] = isBelow[parent] || entered[parent]
      if isBelow[index] { result.append(Int(tree.ids[index].number)) }
    }
    return result
  }
}
