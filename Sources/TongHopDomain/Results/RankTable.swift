/// The place of one unit on one node (or in total) among the units of its group.
public struct Rank: Sendable, Hashable {
  /// nil: no rank.
  public var rank: Int?
  public var quantileGroup: String?
  public var band: String?

  public init(rank: Int? = nil, quantileGroup: String? = nil, band: String? = nil) {
    self.rank = rank
    self.quantileGroup = quantileGroup
    self.band = band
  }
}

/// A group of like units.
public struct RankGroup: Sendable, Hashable {
  /// The level, the type, the parent's code or the name of a named group.
  public var name: String
  /// The level of its units, or nil where a named group spans several.
  public var level: String?
  /// Depth first.
  public var members: [UnitIndex]

  public init(name: String, level: String?, members: [UnitIndex]) {
    self.name = name
    self.level = level
    self.members = members
  }
}

public struct RankTable: Sendable {
  /// In the order in which they are printed.
  public var groups: [RankGroup]
  /// *shape* [unit index].
  public var totals: [Rank]
  /// By criterion index (domains only), *shape* [unit index].
  public var domains: [Int: [Rank]]

  public init(groups: [RankGroup], totals: [Rank], domains: [Int: [Rank]]) {
    self.groups = groups
    self.totals = totals
    self.domains = domains
  }
}
