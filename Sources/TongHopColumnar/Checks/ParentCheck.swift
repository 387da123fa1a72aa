import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Finds the units that entered an indicator beside a unit below them.
///
/// One of the two figures at least is of metrics/, where a commune types the sum of its villages;
/// records/ are single cases, which add up wherever they are entered.
struct ParentCheck {
  struct Found {
    var parent: FactKey
    var child: FactKey
  }

  let codebook: Codebook
  let indicator: Indicator
  private struct Column {
    var pair: FactPair
    var folder: FactsFile.Folder
    /// *shape* [unit number].
    var reporters: [Bool]
  }

  /// Would figures of the two count twice?
  private func isDouble(_ column: Column, with other: Column) -> Bool {
    (column.folder == .metrics || other.folder == .metrics)
      && sharesDays(column.pair.period, other.pair.period)
  }

  /// What has accumulated holds the first days of the year, whatever the period.
  func sharesDays(_ period: Period, _ other: Period) -> Bool {
    indicator.isCumulative ? period.year == other.year : period.overlaps(other)
  }

  /// By period. A unit has a pair in one folder only: what stands in both was dropped before.
  private var columns: [Column] = []

  init(codebook: Codebook, indicator: Indicator) {
    self.codebook = codebook
    self.indicator = indicator
  }

  /// - Parameter reporters: *shape* [unit number].
  mutating func add(_ pair: FactPair, of folder: FactsFile.Folder, reporters: [Bool]) {
    columns.append(Column(pair: pair, folder: folder, reporters: reporters))
  }

  /// Each parent with the first child that shows it, by child.
  ///
  /// - Complexity: O(*units* x *columns*), and nothing more where all who entered it are of one
  ///   depth.
  func run() -> [Found] {
    var trees: [Day: UnitTree] = [:]
    var children: [(unit: Int, position: Int)] = []
    for (position, column) in columns.enumerated() {
      let day = lastDay(of: column.pair)
      guard let tree = trees[day] ?? tree(on: day) else { continue }
      trees[day] = tree
      for unit in below(position, in: tree) where column.reporters[unit] {
        children.append((unit, position))
      }
    }
    children.sort { ($0.unit, $0.position) < ($1.unit, $1.position) }
    var reported: Set<FactKey> = []
    var result: [Found] = []
    for child in children {
      let column = columns[child.position]
      let key = FactKey(unit: UnitID(child.unit), pair: column.pair)
      guard let tree = trees[lastDay(of: key.pair)], let index = tree.index(of: key.unit) else {
        continue
      }
      for above in tree.lineage(of: index).dropFirst() {
        for parent in entries(of: tree.ids[above], doubling: column)
        where reported.insert(parent).inserted {
          result.append(Found(parent: parent, child: key))
        }
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

  /// What the unit entered that would count twice beside the column, by period.
  private func entries(of unit: UnitID, doubling column: Column) -> [FactKey] {
    columns.filter { $0.reporters[Int(unit.number)] && isDouble($0, with: column) }
      .map { FactKey(unit: unit, pair: $0.pair) }
  }

  /// The units that have somebody above them whose entry would count twice beside the column.
  private func below(_ position: Int, in tree: UnitTree) -> [Int] {
    let column = columns[position]
    let others = columns.filter { isDouble($0, with: column) }
    var (highest, lowest) = (Int.max, Int.min)
    var entered = [Bool](repeating: false, count: tree.count)
    for index in 0..<tree.count {
      let unit = Int(tree.ids[index].number)
      if column.reporters[unit] { lowest = max(lowest, tree.depths[index]) }
      guard others.contains(where: { $0.reporters[unit] }) else { continue }
      entered[index] = true
      highest = min(highest, tree.depths[index])
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
