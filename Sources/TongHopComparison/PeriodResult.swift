import TongHopDomain

/// One period scored and ranked.
public struct PeriodResult: Sendable {
  public let scores: ScoreTable
  public let ranks: RankTable
  public let rollup: RollupTable

  public init(scores: ScoreTable, ranks: RankTable, rollup: RollupTable) {
    self.scores = scores
    self.ranks = ranks
    self.rollup = rollup
  }
}

/// A ``PeriodResult`` asked by identity: what a unit has, and in which group. A class like
/// ``EarlierView``.
final class Standing {
  let result: PeriodResult
  /// *shape* [unit index].
  private let groups: [String?]

  init(_ result: PeriodResult) {
    self.result = result
    var groups = [String?](repeating: nil, count: result.scores.tree.count)
    for group in result.ranks.groups {
      for member in group.members where groups.indices.contains(member) {
        groups[member] = group.name
      }
    }
    self.groups = groups
  }

  /// The total as printed; nil for a unit that is not scored.
  func figures(of id: UnitID) -> PeriodFigures? {
    guard let index = result.scores.tree.index(of: id), let total = result.total(of: index) else {
      return nil
    }
    return PeriodFigures(
      points: total.points?.settled, index: result.scores.index(of: index)?.settled,
      rank: result.ranks.totals.indices.contains(index) ? result.ranks.totals.rank(of: index) : nil)
  }

  func group(of id: UnitID) -> String? {
    result.scores.tree.index(of: id).flatMap { groups[$0] }
  }
}

extension PeriodResult {
  func total(of index: UnitIndex) -> Score? {
    scores.totals.indices.contains(index) ? scores.totals[index] : nil
  }

  func rank(of index: UnitIndex) -> Rank {
    ranks.totals.indices.contains(index) ? ranks.totals[index] : Rank()
  }
}
