/// What the result of one unit is made of, beside its row of the comparison table: what a unit is
/// told about itself.
public struct UnitProfile: Sendable, Hashable {
  /// A top criterion.
  public struct Domain: Sendable, Hashable {
    /// In ``Method/criteria``.
    public var criterion: Int
    public var state: ScoreState
    /// Why it is out of the maximum; empty where it is not.
    public var outside: [OutsideReason] = []
    /// The part of the maximum that applies to the unit in the period.
    public var maximum: Fraction
    /// As printed; nil where they are missing.
    public var points: Points?
    /// `points` in percent of `maximum`, in the method's decimals; nil without points, or where
    /// nothing applies.
    public var percent: Points?
    /// The median of `percent` over the units of the group that have one: the middle value, or the
    /// mean of the two middle ones, half up in the method's decimals.
    public var median: Points?
    /// Among the units of the group.
    public var rank: Int?
    /// How many units of the group have a rank in the domain: other ones than have a total.
    public var groupSize = 0
    /// `percent` less `median`; nil without either.
    public var distance: Points? { percent.flatMap { mine in median.map { mine - $0 } } }

    public init(criterion: Int, state: ScoreState, maximum: Fraction) {
      self.criterion = criterion
      self.state = state
      self.maximum = maximum
    }
  }

  /// A leaf with fewer points than full marks.
  public struct Loss: Sendable, Hashable {
    /// In ``Method/criteria``.
    public var criterion: Int
    public var state: ScoreState
    /// What full marks are.
    public var maximum: Fraction
    /// As printed.
    public var points: Points
    /// ``maximum`` less ``points``.
    public var lost: Fraction

    public init(
      criterion: Int, state: ScoreState, maximum: Fraction, points: Points, lost: Fraction
    ) {
      self.criterion = criterion
      self.state = state
      self.maximum = maximum
      self.points = points
      self.lost = lost
    }
  }

  /// The next points that a leaf can give: how much better its figure must be, and for what.
  public struct Gain: Sendable, Hashable {
    /// In ``Method/criteria``.
    public var criterion: Int
    /// In counts of the indicator's decimals, as in ``RollupCell``.
    public var numerator: Int64
    public var denominator: Int64
    /// The nearest numerator, over the same denominator, that gives the points; below `numerator` where
    /// less is better.
    public var neededNumerator: Int64
    /// Needed less present points, both as printed; above zero.
    public var points: Points
    /// `points` for each percentage point by which the ratio must change: the greater, the cheaper.
    public var pointsPerPercent: Fraction

    public init(
      criterion: Int, numerator: Int64, denominator: Int64, neededNumerator: Int64,
      points: Points, pointsPerPercent: Fraction
    ) {
      self.criterion = criterion
      self.numerator = numerator
      self.denominator = denominator
      self.neededNumerator = neededNumerator
      self.points = points
      self.pointsPerPercent = pointsPerPercent
    }
  }

  /// One period of the past, or the present one.
  public struct Moment: Sendable, Hashable {
    public var period: Period
    public var figures: PeriodFigures
    /// How many units of its group had a rank.
    public var groupSize: Int?
    public var flags: ComparisonFlags

    public init(
      period: Period, figures: PeriodFigures, groupSize: Int?, flags: ComparisonFlags
    ) {
      self.period = period
      self.figures = figures
      self.groupSize = groupSize
      self.flags = flags
    }
  }

  public var unit: UnitIndex
  /// How many units of its group have a rank.
  public var groupSize: Int
  /// In file order.
  public var domains: [Domain]
  /// How many leaves within the maximum have points: of none nothing is lost or gained.
  public var scoredLeaves = 0
  /// Those that lose most first, then in file order.
  public var losses: [Loss]
  /// The cheapest first, then in file order.
  public var gains: [Gain]
  /// Oldest first; the last is the period itself.
  public var history: [Moment]
  /// Its own and those of the units below it; the latest first.
  public var lateTasks: [LateTask]

  public init(unit: UnitIndex, groupSize: Int) {
    self.unit = unit
    self.groupSize = groupSize
    domains = []
    losses = []
    gains = []
    history = []
    lateTasks = []
  }

  /// The domains on one side of the median, the furthest first, of equal ones in file order.
  public func domains(aboveMedian isAbove: Bool) -> [(domain: Domain, distance: Points)] {
    let found = domains.compactMap { domain -> (domain: Domain, distance: Points)? in
      guard let distance = domain.distance, distance != .zero,
        isAbove == (distance > .zero)
      else { return nil }
      return (domain, distance)
    }
    return found.enumerated().sorted { left, right in
      let (one, other) = (left.element.distance, right.element.distance)
      return one == other ? left.offset < right.offset : isAbove == (other < one)
    }.map(\.element)
  }
}

/// What better figures would give the units of a period.
///
/// Of all units of a country that is more than their scores, so it is found for one when it is asked
/// for. A type of its own is a value, as the results are; a stored function would be none.
package protocol GainSource: Sendable {
  /// The cheapest first, then in file order.
  ///
  /// - Parameter nodes: the scores of the unit, *shape* [criterion].
  func gains(of unit: UnitIndex, _ nodes: [Score]) -> [UnitProfile.Gain]
}

/// Where the profiles of the units of a comparison table come from.
///
/// Those of a whole country at once would be large, and documents are written unit by unit.
public protocol ProfileSource: Sendable {
  /// The same whenever it is asked.
  func profile(of unit: UnitIndex) -> UnitProfile
}
