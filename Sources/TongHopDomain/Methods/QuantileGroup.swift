/// A part of the ranked units of a group; units of one value are always in the same part.
public struct QuantileGroup: Sendable, Hashable {
  /// Who belongs to the group and to none before it. Percentiles are counted from the worst unit
  /// upwards.
  public enum Limit: Sendable, Hashable {
    /// Values strictly better than a percentile, 0...100.
    case above(Fraction)
    /// Values at a percentile, 0...100, or better.
    case from(Fraction)
    /// Ranks up to a share of the ranked units, 0...1, rounded half up to a whole rank.
    case ranks(Fraction)
  }

  public var name: String
  public var limit: Limit

  public init(name: String, limit: Limit) {
    self.name = name
    self.limit = limit
  }

  public init(name: String, above: Fraction) {
    self.init(name: name, limit: .above(above))
  }

  /// Parts of equal counts, the best first.
  public static func equalCounts(_ names: [String]) -> [QuantileGroup] {
    names.enumerated().map { position, name in
      let share = try? Fraction(Int128(position + 1), over: Int128(names.count))
      return QuantileGroup(name: name, limit: .ranks(share ?? .one))
    }
  }
}
