import TongHopDiagnostics
import TongHopDomain

/// The tree of means of one unit.
struct CompositeTally {
  /// A leaf, a mean, or the total.
  struct Node {
    var state = ScoreState.notApplicable
    /// In billionths.
    var value: Int128?
    /// The share of its weight that was reported.
    var coverage = Fraction.zero
    var flags: NormalisedCell.Flags = []
  }

  private let scorer: CompositeScorer
  private let unit: UnitIndex
  private var made: [Node]
  private(set) var problems: [Diagnostic] = []

  private var method: Method { scorer.method }

  init(_ scorer: CompositeScorer, _ unit: UnitIndex) {
    self.scorer = scorer
    self.unit = unit
    made = Array(repeating: Node(), count: scorer.method.criteria.count)
    // Parents come before their children, so backwards every child is complete when it is used.
    for index in scorer.method.criteria.indices.reversed() {
      made[index] =
        scorer.children[index].isEmpty
        ? leaf(index) : mean(of: scorer.children[index], height: scorer.heights[index], at: index)
    }
  }

  /// The score of the unit in total.
  mutating func total() -> Score {
    var node = mean(of: method.domains, height: method.totalHeight, at: nil)
    if scorer.scorer.rollup.isIncomplete[unit] {
      node.flags.insert(.provisional)
      if node.state == .scored { node.state = .provisional }
    }
    var score = score(node)
    guard let exact = score.points else { return score }
    score.points = method.rounding.totalPoints(exact, of: FractionSum(score.maximum)).points
    if !node.flags.contains(.awaiting) { score.appraisedPoints = score.points }
    return score
  }

  /// The scores of the unit on every node, *shape* [criterion].
  func nodes(_ total: Score) -> [Score] {
    var scores = made.map(score)
    for index in scores.indices where scorer.children[index].isEmpty {
      if made[index].flags.contains(.hasCell), let leaf = scorer.scorer.leaves[index] {
        scores[index].cell = leaf.cell(of: unit)
        scores[index].survey = leaf.survey(of: unit)
      }
    }
    if let total = total.points {
      for (index, part) in CompositeParts(scorer, made).parts(of: total).enumerated() {
        scores[index].part = part
      }
    }
    return scores
  }

  private func leaf(_ index: Int) -> Node {
    guard let leaf = scorer.scorer.leaves[index] else { return Node() }
    let cell = scorer.cells[index][unit]
    var node = Node(state: cell.state, value: cell.value, flags: cell.flags)
    guard !cell.state.isOutside else { return node }
    let figure = leaf.cell(of: unit)
    if node.value == nil {
      node.coverage = .zero
    } else if figure.expected > figure.reported {
      node.coverage =
        (try? Fraction(Int128(figure.reported), over: Int128(figure.expected))) ?? .zero
    } else {
      node.coverage = .one
    }
    return node
  }

  /// - Parameter parent: nil for the total.
  private mutating func mean(of children: [Int], height: Int, at parent: Int?) -> Node {
    let inside = children.filter { !made[$0].state.isOutside && scorer.weights[$0] > 0 }
    guard !inside.isEmpty else {
      let isNotDue = !children.isEmpty && children.allSatisfy { made[$0].state == .notDue }
      return Node(state: isNotDue ? .notDue : .notApplicable)
    }
    var node = Node()
    for child in inside { node.flags.formUnion(made[child].flags) }
    node.flags.subtract([.hasValue, .hasCell])
    node.coverage = coverage(of: inside)
    let present = inside.filter { made[$0].value != nil }
    let isWhole = present.count == inside.count
    let missing: ScoreState =
      inside.contains { made[$0].state == .withheld } ? .withheld : .notReported
    guard !present.isEmpty, isWhole || method.minimumCoverage != nil,
      !node.flags.contains(.failed)
    else {
      node.state = missing
      return node
    }
    guard let value = value(of: present, height: height, at: parent) else {
      node.flags.formUnion([.failed, .notReported])
      node.state = .notReported
      return node
    }
    node.value = value
    if !isWhole { node.flags.insert(.provisional) }
    node.state =
      node.flags.contains(.awaiting)
      ? .awaitingAppraisal : node.flags.contains(.provisional) ? .provisional : .scored
    return node
  }

  /// - Returns: nil after it has noted a problem.
  private mutating func value(of present: [Int], height: Int, at parent: Int?) -> Int128? {
    let mean = scorer.composite.mean(atHeight: height)
    let values = present.map {
      WeightedValue(value: made[$0].value ?? 0, weight: scorer.weights[$0])
    }
    if mean != .arithmetic, let place = values.firstIndex(where: { $0.value <= 0 }) {
      problems.append(
        scorer.problem.noMean(
          mean, of: present[place], value: values[place].value, under: parent,
          unit: scorer.tree.units[unit]))
      return nil
    }
    do throws(ArithmeticOverflow) {
      return try mean.of(values)
    } catch {
      let code = parent.map { method.criteria[$0].code } ?? ""
      problems.append(scorer.scorer.message(Overflow(unit: unit, criterion: code)))
      return nil
    }
  }

  /// The weighted mean of the coverages. Where the exact fraction is too long, billionths do, and the
  /// rest is cut off, so that nobody passes a bar by rounding.
  private func coverage(of inside: [Int]) -> Fraction {
    if inside.allSatisfy({ made[$0].coverage == .one }) { return .one }
    let weights = inside.reduce(Int128(0)) { $0 + scorer.weights[$1] }
    var sum = Fraction.zero
    for child in inside {
      guard let share = try? Fraction(scorer.weights[child], over: weights),
        let part = try? made[child].coverage.multiplied(by: share),
        let next = try? sum.adding(part), next.denominator < 1 << 60
      else {
        let billionths = inside.reduce(0.0) {
          $0 + Normaliser.double(made[$1].coverage) * Double(scorer.weights[$1])
        }
        let cut = Int128((billionths / Double(weights) * 1e9).rounded(.down))
        return (try? Fraction(cut, over: 1_000_000_000)) ?? .zero
      }
      sum = next
    }
    return sum
  }

  private func score(_ node: Node) -> Score {
    guard !node.state.isOutside else { return Score(state: node.state) }
    let high = scorer.composite.high
    var score = Score(
      state: node.state, maximum: high,
      reportedMaximum: (try? high.multiplied(by: node.coverage)) ?? .zero)
    score.hasAwaiting = node.flags.contains(.awaiting)
    score.hasNotReported = node.flags.contains(.notReported)
    score.hasProvisional = node.flags.contains(.provisional)
    score.points = node.value.map { Points(count: $0 * 1_000_000_000) }
    score.exactPoints = score.points
    if !score.hasAwaiting { score.appraisedPoints = score.points }
    return score
  }
}
