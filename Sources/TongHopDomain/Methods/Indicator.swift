import TongHopDiagnostics

/// A figure that units report as a numerator and a denominator.
public struct Indicator: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Whole things: dossiers, people, tasks. `1.234` in a file means one thousand and so on.
    case count
    /// Money and measurements, with decimals.
    case amount
  }

  /// What the rows of a period hold.
  public enum Reporting: String, Sendable, CaseIterable {
    /// What arose in the period.
    case period
    /// What has accumulated from the first day of the year to the last day of the period.
    case cumulative
  }

  public var code: String
  public var name: String
  /// What the numerator counts, in words.
  public var numerator: String
  public var denominator: String
  public var unit: String
  public var kind: Kind
  /// nil: that of the method.
  public var calendar: Calendar?
  /// Digits after the sign that are kept; sums are whole counts of 10^-decimals.
  public var decimals: Int
  /// Did somebody say how many?
  public var saysDecimals = true
  public var mayExceed: Bool
  /// May a numerator be below zero? Then it is below ``signedLimit``.
  public var mayBeNegative: Bool
  public var reported: Reporting
  /// Where the denominator is the target of the whole year: how much of it is due in a period.
  public var annualTarget: AnnualTarget?

  public var isCumulative: Bool { reported == .cumulative }

  /// How the parts of a period make its figure, where a method says `rule`: the target of a year
  /// stands in every row and does not add up.
  public func overTime(_ rule: OverTime) -> OverTime {
    annualTarget != nil && rule == .sum ? .sumOverLast : rule
  }

  /// The part of the denominator that is due in a period; nil: all of it.
  ///
  /// - Parameter rule: of the criterion. What has accumulated by the end of the period, and is taken
  ///   as it stands, is held against the target from the beginning of the year on.
  public func targetShare(of period: Period, overTime rule: OverTime) -> Fraction? {
    guard let target = annualTarget else { return nil }
    let months =
      isCumulative && rule == .last ? 1...period.months.upperBound : period.months
    let share = target.share(of: months)
    return share == .one ? nil : share
  }

  /// Of numbers of both signs, in whole units: a sum of thousands of them fits in any order.
  public static let signedLimit: Int64 = 1_000_000_000_000_000

  public init(
    code: String, name: String = "", numerator: String = "", denominator: String = "",
    unit: String = "", kind: Kind = .count, calendar: Calendar? = nil, decimals: Int = 0,
    mayExceed: Bool = false, mayBeNegative: Bool = false, reported: Reporting = .period,
    annualTarget: AnnualTarget? = nil
  ) {
    self.code = code
    self.name = name
    self.numerator = numerator
    self.denominator = denominator
    self.unit = unit
    self.kind = kind
    self.calendar = calendar
    self.decimals = decimals
    self.mayExceed = mayExceed
    self.mayBeNegative = mayBeNegative
    self.reported = reported
    self.annualTarget = annualTarget
  }
}
