/// What is said under a table of units that were rearranged since an earlier period, or since the
/// period of the table where it is shown in the tree of another day.
public struct Rearrangement: Sendable, Hashable {
  /// Units that were divided nobody knows how, as far as a row has no number for it.
  public var undivided: [Undivided] = []
  /// Units whose figures were divided by stated shares, as far as a row has a part.
  public var divided: [Divided] = []
  /// The day of the units of the table where it is before the period: what was put together since
  /// cannot be divided.
  public var earlierDay: Day?
  /// Why rows have no number where nothing is restated.
  public var leftAsIs: LeftAsIs?
  /// Units that are gone and in no group of the table, by level.
  public var left: [Left] = []

  public init() {}

  /// Are there figures, also where no row has any?
  public var hasFigures: Bool { !undivided.isEmpty || leftAsIs == .asked || !left.isEmpty }

  /// A unit that was split, and nobody has stated how.
  public struct Undivided: Sendable, Hashable {
    public var code: String
    public var displayName: String
    /// The names of the units that have a part of it.
    public var among: [String]

    public init(code: String, displayName: String, among: [String]) {
      self.code = code
      self.displayName = displayName
      self.among = among
    }
  }

  /// A unit that was split by stated shares.
  public struct Divided: Sendable, Hashable {
    public var code: String
    public var displayName: String
    /// The names of the units that have a part of it, and how much.
    public var parts: [Part]

    public struct Part: Sendable, Hashable {
      public var displayName: String
      /// Of 1.
      public var share: Fraction

      public init(displayName: String, share: Fraction) {
        self.displayName = displayName
        self.share = share
      }
    }

    public init(code: String, displayName: String, parts: [Part]) {
      self.code = code
      self.displayName = displayName
      self.parts = parts
    }
  }

  public enum LeftAsIs: Sendable {
    /// Every period was asked for in its own units.
    case asked
    /// There are no figures to restate, only a signed table.
    case onlySigned
  }

  /// Units of the earlier table without a row.
  public struct Left: Sendable, Hashable {
    public var level: String
    public var count: Int
    /// Has the level no unit any more?
    public var isAbolished: Bool

    public init(level: String, count: Int, isAbolished: Bool) {
      self.level = level
      self.count = count
      self.isAbolished = isAbolished
    }
  }
}
