import TongHopDiagnostics

/// One version of a criteria set with its settings: how figures become points, ranks and classes.
public struct Method: Sendable, Hashable {
  public var id: String
  /// Versions of one index share it.
  public var family: String
  public var name: String
  /// By which document it was decided, and what else is said of it: only read over by people.
  public var source = ""
  public var note = ""
  public var validFrom: Day?
  public var validTo: Day?
  /// Ids of earlier versions whose totals the publisher compares as they stand.
  public var comparableWith: [String] = []
  public var calendar: Calendar = .administrative
  /// Levels or types that are scored; empty: all.
  public var appliesTo: [String] = []
  public var rounding = Rounding()
  public var ranking = Ranking()
  /// From the highest to the lowest.
  public var bands: [Band] = []
  /// From the highest to the lowest; the last takes what is left.
  public var quantileGroups: [QuantileGroup] = []
  /// The maximum that the method states; that of its criteria must be the same. nil: not stated.
  public var statedMaximum: Fraction?
  /// Share of the applicable maximum that must be reported for a rank; nil: none.
  public var minimumCoverage: Fraction?
  /// Of the estimates of surveys.
  public var surveyInterval = SurveyInterval()
  /// nil: a method of points.
  public var composite: Composite?
  /// Parents before their children, siblings in file order.
  public var criteria: [Criterion] = []

  public init(id: String, family: String? = nil, name: String) {
    self.id = id
    self.family = family ?? id
    self.name = name
  }

  /// Are points of its criteria something to reach, up to full marks? Not in a composite indicator,
  /// and not where the lowest total is the best.
  public var hasPointsToGain: Bool { composite == nil && !ranking.lowestIsBest }

  /// Where less is better, a leaf that was not reported counts zero and would be the best there is:
  /// such a unit has no rank and no class.
  public func isFlatteredByGaps(_ total: Score?) -> Bool {
    ranking.lowestIsBest && total?.hasNotReported ?? false
  }

  /// Does its publisher compare its totals with those of another version as they stand?
  public func comparesTotals(with earlier: Method?) -> Bool {
    earlier.map { comparableWith.contains($0.id) } ?? false
  }

  public func isInForce(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day < $0 } ?? true)
  }

  /// Does it score the unit? Its level or its type is named, or nothing is.
  public func applies(to unit: Unit) -> Bool { Self.matches(appliesTo, unit) }

  public func applies(_ criterion: Int, to unit: Unit) -> Bool {
    Self.matches(criteria[criterion].appliesTo, unit)
      && (criteria[criterion].parent.map { applies($0, to: unit) } ?? true)
  }

  private static func matches(_ words: [String], _ unit: Unit) -> Bool {
    words.isEmpty
      || words.contains { $0 == unit.level || NameKey($0) == NameKey(unit.type) }
  }

  /// Have the points of the criterion no more decimals than ``Rounding/decimals``? Sums of rounded
  /// leaves have no more than the leaves.
  public func rounds(_ criterion: Criterion) -> Bool {
    switch rounding.step {
    case .criterion: true
    case .domain: criterion.parent == nil
    case .total, .none: false
    }
  }

  public var leaves: [Int] { criteria.indices.filter { criteria[$0].leaf != nil } }
  public var domains: [Int] { criteria.indices.filter { criteria[$0].parent == nil } }

  /// The families of other methods whose index it takes, each once, in file order.
  public var indexFamilies: [String] {
    var result: [String] = []
    for criterion in criteria {
      if case .index(let family) = criterion.leaf?.measure, !result.contains(family) {
        result.append(family)
      }
    }
    return result
  }

  public func children(of index: Int) -> [Int] {
    criteria.indices.filter { criteria[$0].parent == index }
  }

  /// Is a node the other one, or somewhere below it?
  public func isAtOrBelow(_ index: Int, _ ancestor: Int) -> Bool {
    var current: Int? = index
    while let here = current {
      if here == ancestor { return true }
      current = criteria[here].parent
    }
    return false
  }

  public func index(of code: String) -> Int? { criteria.firstIndex { $0.code == code } }
}
