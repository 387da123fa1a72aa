import TongHopDomain

/// Which column of a roll-up serves which leaf of a method, and which units are exempt from it.
///
/// The roll-up is made for ``columns``, in this order, and handed back to
/// ``Scoring/score(_:method:plan:only:log:)`` together with the plan.
public struct ScoringPlan: Sendable {
  /// One column a leaf that has rows, in file order; a leaf of points has the column of its
  /// self-scored round right behind it. Leaves that measure another index have none.
  public let columns: [RollupColumn]
  /// From the index of a leaf in ``Method/criteria`` to its column.
  public let leafColumn: [Int: Int]
  /// From the index of a leaf of points to the column of its self-scored round.
  public let selfColumn: [Int: Int]
  /// By the index of the leaf: whose denominators are the targets of whole years.
  public let annualTargets: [Int: Indicator]
  /// By the index of the leaf; leaves from which nobody is exempt are left out.
  public let exemptions: [Int: [UnitID: Exemption.State]]
  let method: Method
  let indicators: [String: Indicator]

  /// - Parameters:
  ///   - exemptions: those in force, with the unit that bears the code. One that names a parent
  ///     covers every leaf below it; one that names no criterion of the method does nothing. Where
  ///     several meet on one leaf, `withheld` goes before `not_applicable` before `not_due`,
  ///     whatever their order.
  ///   - indicators: by code, for their annual targets.
  /// - Complexity: O(*criteria* x *depth* + *exemptions* x *leaves*).
  public init(
    method: Method, exemptions: [(unit: UnitID, exemption: Exemption)],
    indicators: [String: Indicator] = [:]
  ) {
    self.init(
      method: method, exempt: Self.exemptions(by: method, exemptions), indicators: indicators)
  }

  /// The plan for the figures of the period in the tree of another day.
  ///
  /// A unit is exempt where all units that it was made of are; of the others the figures of those
  /// that were exempt are left out. What was withheld of one of them is withheld.
  ///
  /// - Parameter origins: by unit of the other tree those of the period's own that it was made of.
  /// - Complexity: O(*leaves* x *units*) where somebody is exempt.
  public func restated(_ origins: [UnitID: [UnitID]]) -> ScoringPlan {
    guard !exemptions.isEmpty else { return self }
    let exempt = exemptions.mapValues { states in
      var result = states
      for (unit, parts) in origins {
        let found = parts.compactMap { states[$0] }
        guard let first = found.first, found.count == parts.count || found.contains(.withheld)
        else { continue }
        result[unit] = found.dropFirst().reduce(first, Self.stronger)
      }
      return result
    }
    return ScoringPlan(method: method, exempt: exempt, indicators: indicators)
  }

  private init(
    method: Method, exempt: [Int: [UnitID: Exemption.State]], indicators: [String: Indicator]
  ) {
    self.method = method
    self.indicators = indicators
    var columns: [RollupColumn] = []
    var leafColumn: [Int: Int] = [:]
    var selfColumn: [Int: Int] = [:]
    var annualTargets: [Int: Indicator] = [:]
    for index in method.leaves {
      let criterion = method.criteria[index]
      guard let leaf = criterion.leaf, let figure = Self.figure(of: leaf, in: criterion) else {
        continue
      }
      var overTime = leaf.overTime
      if case .metric(let code) = leaf.measure, let indicator = indicators[code] {
        if indicator.annualTarget != nil { annualTargets[index] = indicator }
        overTime = indicator.overTime(leaf.overTime)
      }
      let units = exempt[index].map { Set($0.keys) } ?? []
      func append(_ figure: RollupColumn.Figure) -> Int {
        columns.append(
          RollupColumn(
            figure: figure, rollUp: leaf.rollUp, overTime: overTime, exempt: units,
            isExpected: !leaf.rule.isExtra))
        return columns.count - 1
      }
      leafColumn[index] = append(figure)
      if leaf.measure == .points {
        selfColumn[index] = append(.selfPoints(criterion: criterion.code))
      }
    }
    self.columns = columns
    self.leafColumn = leafColumn
    self.selfColumn = selfColumn
    self.annualTargets = annualTargets
    self.exemptions = exempt
  }

  private static func figure(
    of leaf: Criterion.Leaf, in criterion: Criterion
  ) -> RollupColumn.Figure? {
    switch leaf.measure {
    case .metric(let code): .indicator(code)
    case .tasksDone: .tasks(criterion: criterion.code, onTimeOnly: false)
    case .tasksOnTime: .tasks(criterion: criterion.code, onTimeOnly: true)
    case .allTasks: .tasks(criterion: nil, onTimeOnly: true)
    case .points: .points(criterion: criterion.code)
    case .survey: SurveyFigure(leaf).map { .survey($0) }
    case .index: nil
    }
  }

  static func exemptions(
    by method: Method, _ list: [(unit: UnitID, exemption: Exemption)]
  ) -> [Int: [UnitID: Exemption.State]] {
    var leavesByCode: [String: [Int]] = [:]
    for leaf in method.leaves {
      var node: Int? = leaf
      while let index = node {
        leavesByCode[method.criteria[index].code, default: []].append(leaf)
        node = method.criteria[index].parent
      }
    }
    var result: [Int: [UnitID: Exemption.State]] = [:]
    for (unit, exemption) in list {
      for leaf in leavesByCode[exemption.criterion] ?? [] {
        let state = result[leaf]?[unit].map { stronger($0, exemption.state) } ?? exemption.state
        result[leaf, default: [:]][unit] = state
      }
    }
    return result
  }

  private static func stronger(
    _ left: Exemption.State, _ right: Exemption.State
  ) -> Exemption.State {
    for state in [Exemption.State.withheld, .notApplicable] where left == state || right == state {
      return state
    }
    return .notDue
  }
}
