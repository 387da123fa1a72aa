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

/// The places of all units on one node, packed.
///
/// *shape* [unit index].
public struct Ranks: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private struct Packed {
    /// 0: no rank.
    var rank: Int32 = 0
    /// Places in ``Ranks/quantileGroups`` and ``Ranks/bands``; -1: none.
    var quantileGroup: Int32 = -1
    var band: Int32 = -1
  }

  private var rows: [Packed]
  private var quantileGroups: [String] = []
  private var bands: [String] = []

  /// Units without a rank.
  public init(count: Int) {
    rows = Array(repeating: Packed(), count: count)
  }

  public init(arrayLiteral elements: Rank...) {
    self.init(elements)
  }

  public init(_ ranks: [Rank]) {
    self.init(count: ranks.count)
    for (unit, rank) in ranks.enumerated() {
      if let rank = rank.rank { setRank(rank, of: unit) }
      if let group = rank.quantileGroup { setQuantileGroup(group, of: unit) }
      if let band = rank.band { setBand(band, of: unit) }
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { rows.count }

  public subscript(unit: UnitIndex) -> Rank {
    let row = rows[unit]
    return Rank(
      rank: row.rank == 0 ? nil : Int(row.rank),
      quantileGroup: row.quantileGroup < 0 ? nil : quantileGroups[Int(row.quantileGroup)],
      band: row.band < 0 ? nil : bands[Int(row.band)])
  }

  /// The rank alone.
  public func rank(of unit: UnitIndex) -> Int? {
    rows[unit].rank == 0 ? nil : Int(rows[unit].rank)
  }

  /// - Parameter rank: from 1 on.
  public mutating func setRank(_ rank: Int, of unit: UnitIndex) {
    rows[unit].rank = Int32(clamping: rank)
  }

  public mutating func setQuantileGroup(_ name: String, of unit: UnitIndex) {
    rows[unit].quantileGroup = Self.place(of: name, in: &quantileGroups)
  }

  public mutating func setBand(_ name: String, of unit: UnitIndex) {
    rows[unit].band = Self.place(of: name, in: &bands)
  }

  /// A method has a handful of names.
  private static func place(of name: String, in names: inout [String]) -> Int32 {
    if let known = names.firstIndex(of: name) { return Int32(known) }
    guard names.count < Int32.max else { return -1 }
    names.append(name)
    return Int32(names.count - 1)
  }
}

public struct RankTable: Sendable {
  /// In the order in which they are printed.
  public var groups: [RankGroup]
  /// *shape* [unit index].
  public var totals: Ranks
  /// By criterion index (domains only), *shape* [unit index]; empty until they are asked for.
  public var domains: [Int: Ranks]

  public init(groups: [RankGroup], totals: Ranks, domains: [Int: Ranks] = [:]) {
    self.groups = groups
    self.totals = totals
    self.domains = domains
  }
}
