/// What the change of a unit's index is made of.
///
/// The printed values of the parts add up to the printed change.
public struct IndexChange: Sendable, Hashable {
  /// What moved the index, in the order in which one is taken after the other. The raw value is the
  /// word in JSON.
  public enum Effect: String, Sendable, CaseIterable {
    /// The signed index of then gives way to the one that today's files give.
    case correction
    /// The figures of then, scored by the method of today instead of that of then.
    case method
    /// The same together with all criteria, where the method of today cannot score the figures of
    /// then.
    case methodAndCriteria = "method_and_criteria"
    /// Leaves came into the maximum that applies to the unit, or left it.
    case maximum
    /// The points of one leaf that counts in both periods.
    case criterion
    /// Sums that the method rounds.
    case rounding
  }

  public struct Part: Sendable, Hashable {
    public var effect: Effect
    /// Of a criterion its code and name; else empty.
    public var code: String
    public var name: String
    /// Of a criterion; of a composite indicator what it gives to the total.
    public var earlierPoints: Points?
    public var laterPoints: Points?
    /// In percentage points.
    public var exact: Fraction
    /// In percentage points, in the decimals of the change.
    public var printed = Points.zero

    public init(_ effect: Effect, code: String = "", name: String = "", exact: Fraction) {
      self.effect = effect
      self.code = code
      self.name = name
      self.exact = exact
    }
  }

  /// In the order of the effects, criteria in file order; what moved nothing is left out.
  public var parts: [Part]
  /// The printed change, in percentage points.
  public var change: Points
  /// Of the change and its parts: the decimals of both indices.
  public var rounding: Rounding
  /// The maxima that apply, of the method in which the criteria are compared.
  public var earlierMaximum: Fraction
  public var laterMaximum: Fraction
  /// Codes of the leaves that count in the maximum of one of the two periods only, in file order.
  public var entered: [String] = []
  public var left: [String] = []

  public init(
    parts: [Part], change: Points, rounding: Rounding = Rounding(), earlierMaximum: Fraction,
    laterMaximum: Fraction
  ) {
    self.rounding = rounding
    self.parts = parts
    self.change = change
    self.earlierMaximum = earlierMaximum
    self.laterMaximum = laterMaximum
  }

  /// The parts that are told: what rounding did is no news where it prints as zero.
  public var toldParts: [Part] {
    parts.filter { $0.effect != .rounding || $0.printed != .zero }
  }
}
