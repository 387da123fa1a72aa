/// A set of criteria as it is decided, before the first figure is in: what counts for whom, and what
/// it adds up to.
public struct MethodTable: Sendable {
  /// Units to which the same criteria apply.
  public struct Kind: Sendable, Hashable {
    public struct Level: Sendable, Hashable {
      public var level: String
      /// Empty: all types of the level.
      public var types: [String]

      package init(level: String, types: [String]) {
        self.level = level
        self.types = types
      }
    }

    public var levels: [Level]
    /// Do all criteria apply?
    public var isWhole: Bool
    /// Of the criteria that apply; nil in a composite indicator, and where it is too large.
    public var maximum: Fraction?

    package init(levels: [Level], isWhole: Bool, maximum: Fraction?) {
      self.levels = levels
      self.isWhole = isWhole
      self.maximum = maximum
    }
  }

  public struct Row: Sendable, Hashable {
    /// In ``Method/criteria``.
    public var criterion: Int
    /// 0 for a domain.
    public var depth: Int
    /// Of each of ``kinds``: the maximum of what applies; nil where nothing of it does.
    public var maxima: [Fraction?]
    /// Of a composite indicator: its part of the weights of its siblings, in percent.
    package var share: PrintedNumber?

    package init(criterion: Int, depth: Int, maxima: [Fraction?], share: PrintedNumber?) {
      self.criterion = criterion
      self.depth = depth
      self.maxima = maxima
      self.share = share
    }
  }

  /// A unit from which a criterion is taken away.
  public struct Exempted: Sendable, Hashable {
    public var exemption: Exemption
    /// Of the unit.
    public var code: String
    /// The code where the unit is not in units.csv.
    public var displayName: String

    package init(exemption: Exemption, code: String, displayName: String) {
      self.exemption = exemption
      self.code = code
      self.displayName = displayName
    }
  }

  public var method: Method
  /// For which it is printed; nil: for all its life.
  public var period: Period?
  /// The level whose criteria alone are listed; nil: all.
  public var level: String?
  /// In the order of their levels from above; empty where units.csv has no unit that is scored.
  public var kinds: [Kind]
  /// Levels and types that the method scores and no unit has.
  public var absent: [String]
  /// In file order.
  public var rows: [Row]
  /// Of all criteria; nil in a composite indicator, and where it is too large.
  public var maximum: Fraction?
  /// In the order of the criteria, then of the file.
  public var exempted: [Exempted]
  /// Those that the criteria measure, by code.
  public var indicators: [String: Indicator]
  /// Names of the methods whose index it takes, by family.
  public var indexNames: [String: String]

  package init(
    method: Method, period: Period?, level: String?, kinds: [Kind], absent: [String],
    rows: [Row], maximum: Fraction?, exempted: [Exempted], indicators: [String: Indicator],
    indexNames: [String: String]
  ) {
    self.method = method
    self.period = period
    self.level = level
    self.kinds = kinds
    self.absent = absent
    self.rows = rows
    self.maximum = maximum
    self.exempted = exempted
    self.indicators = indicators
    self.indexNames = indexNames
  }

  /// Is there something that does not count for every unit?
  public var dependsOnKind: Bool { kinds.contains { !$0.isWhole } }
}
