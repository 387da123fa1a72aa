import TongHopDomain

/// Makes the profiles of the units of one period, each when it is asked for.
///
/// What a better figure gives is found for a unit when its profile is: see ``GainSource``.
package struct ProfileMaker<Gains: GainSource>: ProfileSource {
  private let result: PeriodResult
  private let domainRanks: [Int: Ranks]
  /// How many units have a rank in each domain, by criterion index, *shape* [group].
  private let domainSizes: [Int: [Int]]
  private let leaves: [TargetLeaf]
  private let outside: OutsideReasons
  /// *shape* [unit index], the place of its group; -1: it is in none.
  private let groups: [Int]
  /// How many units of each group have a rank.
  private let sizes: [Int]
  /// *shape* [group][domain].
  private let medians: [[Points?]]
  /// *shape* [unit index].
  private let moments: [[UnitProfile.Moment]]
  /// By unit, those without a unit last.
  private let lateTasks: [LateTask]
  private let gains: Gains

  /// - Parameters:
  ///   - domainRanks: by criterion index, *shape* [unit index].
  ///   - trend: of which the result is the newest period; nil: the history is this period alone.
  ///   - lateTasks: of the period, by unit, those of no unit of the tree last.
  ///   - exemptions: of any day.
  /// - Complexity: O(*units* x (*criteria* + log *units*)).
  package init(
    _ result: PeriodResult, domainRanks: [Int: Ranks], trend: TrendTable?, lateTasks: [LateTask],
    exemptions: [Exemption] = [], gains: Gains
  ) {
    self.result = result
    self.domainRanks = domainRanks
    self.lateTasks = lateTasks
    self.gains = gains
    outside = OutsideReasons(result.scores, exemptions: exemptions)
    leaves = TargetLeaf.all(of: result.scores.method)
    var groups = Array(repeating: -1, count: result.scores.tree.count)
    for (place, group) in result.ranks.groups.enumerated() {
      for member in group.members where groups.indices.contains(member) { groups[member] = place }
    }
    self.groups = groups
    sizes = result.ranks.groups.map { group in
      group.members.count { result.rank(of: $0).rank != nil }
    }
    domainSizes = domainRanks.mapValues { ranks in
      result.ranks.groups.map { group in
        group.members.count { ranks.indices.contains($0) && ranks.rank(of: $0) != nil }
      }
    }
    medians = Self.medians(of: result)
    moments = trend.map { Self.moments(of: $0) } ?? []
  }

  package func profile(of unit: UnitIndex) -> UnitProfile {
    guard groups.indices.contains(unit) else { return UnitProfile(unit: unit, groupSize: 0) }
    let group = groups[unit]
    let size = group >= 0 ? sizes[group] : 0
    var profile = UnitProfile(unit: unit, groupSize: size)
    let nodes = result.scores.nodes(of: unit)
    profile.domains = domains(of: unit, nodes, group)
    profile.scoredLeaves = leaves.count { $0.isScored(in: nodes) }
    let losses = leaves.compactMap { $0.loss(in: nodes) }
    profile.losses = losses.enumerated().sorted { left, right in
      let (one, other) = (left.element.lost, right.element.lost)
      return one == other ? left.offset < right.offset : other < one
    }.map(\.element)
    profile.gains = gains.gains(of: unit, nodes)
    profile.history =
      moments.indices.contains(unit) && !moments[unit].isEmpty
      ? moments[unit] : [present(unit, size)]
    profile.lateTasks = lateTasks(of: unit)
    profile.checkInvariants()
    return profile
  }

  private func domains(
    of unit: UnitIndex, _ nodes: [Score], _ group: Int
  ) -> [UnitProfile.Domain] {
    let medians = group >= 0 ? medians[group] : []
    return result.scores.method.domains.enumerated().compactMap { place, criterion in
      guard nodes.indices.contains(criterion) else { return nil }
      let score = nodes[criterion]
      var domain = UnitProfile.Domain(
        criterion: criterion, state: score.state, maximum: score.maximum)
      if score.state.isOutside {
        let code = result.scores.tree.units[unit].code
        domain.outside = outside.reasons(of: criterion, in: nodes, at: code)
      }
      domain.points = score.state.isOutside ? nil : score.points?.settled
      domain.percent = result.scores.percent(of: score)
      domain.median = medians.indices.contains(place) ? medians[place] : nil
      let ranks = domainRanks[criterion]
      domain.rank = ranks.flatMap { $0.indices.contains(unit) ? $0.rank(of: unit) : nil }
      domain.groupSize = group >= 0 ? domainSizes[criterion]?[group] ?? 0 : 0
      return domain
    }
  }

  private func present(_ unit: UnitIndex, _ size: Int) -> UnitProfile.Moment {
    let figures = PeriodFigures(
      points: result.total(of: unit)?.points?.settled,
      index: result.scores.index(of: unit)?.settled, rank: result.rank(of: unit).rank)
    return UnitProfile.Moment(
      period: result.scores.period, figures: figures,
      groupSize: figures.rank == nil ? nil : size, flags: [])
  }

  /// Of the subtree, which is a range of units.
  private func lateTasks(of unit: UnitIndex) -> [LateTask] {
    let end = result.scores.tree.ends[unit]
    func first(_ limit: UnitIndex) -> Int {
      var (low, high) = (0, lateTasks.count)
      while low < high {
        let middle = (low + high) / 2
        if lateTasks[middle].unit ?? .max < limit { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return lateTasks[first(unit)..<first(end)].enumerated().sorted { left, right in
      let (one, other) = (left.element.daysLate, right.element.daysLate)
      return one == other ? left.offset < right.offset : other < one
    }.map(\.element)
  }

  // MARK: - What is the same for all units

  private static func medians(of result: PeriodResult) -> [[Points?]] {
    let method = result.scores.method
    return result.ranks.groups.map { group in
      var percents: [[Points]] = Array(repeating: [], count: method.domains.count)
      for member in group.members {
        let nodes = result.scores.nodes(of: member)
        for (place, domain) in method.domains.enumerated() where nodes.indices.contains(domain) {
          if let percent = result.scores.percent(of: nodes[domain]) {
            percents[place].append(percent)
          }
        }
      }
      return percents.map { ResultDistribution.median(of: $0.sorted(), method.rounding) }
    }
  }

  private static func moments(of trend: TrendTable) -> [[UnitProfile.Moment]] {
    var moments = Array(repeating: [UnitProfile.Moment](), count: trend.tree.count)
    for row in trend.groups.lazy.flatMap(\.rows) where moments.indices.contains(row.unitIndex) {
      moments[row.unitIndex] = zip(trend.spans, row.cells).compactMap { span, cell in
        guard !span.isUnknown, !cell.isAbsent else { return nil }
        return UnitProfile.Moment(
          period: span.last, figures: cell.figures, groupSize: cell.groupSize, flags: cell.flags)
      }
    }
    return moments
  }
}

extension ScoreTable {
  /// Points in percent of the maximum; nil where nothing applies, and where what was not reported
  /// would look like the best there is.
  fileprivate func percent(of score: Score) -> Points? {
    score.state.isOutside || method.isFlatteredByGaps(score) ? nil : index(of: score)?.settled
  }
}
