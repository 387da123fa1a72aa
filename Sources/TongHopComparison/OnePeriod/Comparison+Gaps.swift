import TongHopDomain

extension Comparison {
  /// Self scores beside appraised ones, by unit, criterion or domain, inside the groups of the
  /// ranking: units of two groups are never added up, since one may be above the other.
  ///
  /// - Complexity: O(*units* x *criteria*).
  public static func gaps(in result: PeriodResult, by axis: GapTable.Axis) -> GapTable {
    let finder = GapFinder(result)
    let scores = result.scores
    let groups = result.ranks.groups.compactMap { group -> GapTable.Group? in
      let rows = finder.rows(of: group, by: axis)
      return rows.isEmpty ? nil : GapTable.Group(name: group.name, level: group.level, rows: rows)
    }
    let table = GapTable(
      period: scores.period, method: scores.method, axis: axis, groups: groups)
    table.checkInvariants()
    return table
  }
}

private struct GapFinder {
  private struct Leaf {
    var index: Int
    var domain: Int
    /// Columns of the roll-up: what counts, and the self-scored round.
    var counted: Int
    var own: Int
    /// What the points of a bonus or a penalty are measured by, in place of a maximum.
    var limit: Fraction?
  }

  /// A row before it is printed.
  private struct Sum {
    var maximum = Fraction.zero
    var own = Points.zero
    var appraised = Points.zero
    var row: GapTable.Row
  }

  private let result: PeriodResult
  private let leaves: [Leaf]
  private var method: Method { result.scores.method }

  init(_ result: PeriodResult) {
    self.result = result
    let method = result.scores.method
    let columns = Dictionary(
      result.rollup.columns.enumerated().map { ($1.figure, $0) },
      uniquingKeysWith: { first, _ in first })
    leaves = method.leaves.compactMap { index in
      let criterion = method.criteria[index]
      guard criterion.leaf?.measure == .points,
        let counted = columns[.points(criterion: criterion.code)],
        let own = columns[.selfPoints(criterion: criterion.code)],
        let domain = method.path(of: index).last
      else { return nil }
      return Leaf(
        index: index, domain: domain, counted: counted, own: own,
        limit: criterion.leaf?.rule.extraLimit)
    }
  }

  func rows(of group: RankGroup, by axis: GapTable.Axis) -> [GapTable.Row] {
    var sums: [Int: Sum] = [:]
    for unit in group.members {
      let nodes = result.scores.nodes(of: unit)
      guard !nodes.isEmpty else { continue }
      for leaf in leaves where isScored(leaf, unit, nodes[leaf.index].state) {
        let key =
          switch axis {
          case .unit: unit
          case .criterion: leaf.index
          case .domain: leaf.domain
          }
        add(nodes[leaf.index], leaf, of: unit, to: &sums[key, default: empty(key, axis)])
      }
    }
    return sums.sorted { $0.key < $1.key }.map { (key: $0.key, row: printed($0.value)) }
      .sorted { left, right in
        let (a, b) = (left.row, right.row)
        if a.gapPercent != b.gapPercent {
          return (a.gapPercent ?? least) > (b.gapPercent ?? least)
        }
        return a.gap != b.gap ? a.gap > b.gap : left.key < right.key
      }.map(\.row)
  }

  private var least: Points { Points(count: .min) }

  private func empty(_ key: Int, _ axis: GapTable.Axis) -> Sum {
    guard axis == .unit else {
      return Sum(
        row: GapTable.Row(code: method.criteria[key].code, name: method.criteria[key].name))
    }
    let unit = result.scores.tree.units[key]
    var row = GapTable.Row(code: unit.code, name: unit.name)
    row.level = unit.level
    row.type = unit.type
    return Sum(row: row)
  }

  private func add(_ score: Score, _ leaf: Leaf, of unit: UnitIndex, to sum: inout Sum) {
    var next = sum
    guard hasBothRounds(leaf, unit), let own = score.selfPoints, let points = score.points,
      score.state != .withheld, score.state != .notComparable,
      let maximum = try? sum.maximum.adding(leaf.limit ?? score.maximum),
      let ownSum = try? sum.own.adding(own), let appraised = try? sum.appraised.adding(points)
    else {
      sum.row.leftOut += 1
      return
    }
    (next.maximum, next.own, next.appraised) = (maximum, ownSum, appraised)
    next.row.compared += 1
    let (mine, theirs) = (own.settled, points.settled)
    if mine > theirs {
      next.row.above += 1
    } else if mine < theirs {
      next.row.below += 1
    } else {
      next.row.equal += 1
    }
    sum = next
  }

  /// A bonus or a penalty that no row came for is nobody's debt, and no score.
  private func isScored(_ leaf: Leaf, _ unit: UnitIndex, _ state: ScoreState) -> Bool {
    guard !state.isOutside else { return false }
    let counted = result.rollup.cells[leaf.counted]
    return leaf.limit == nil
      || counted.indices.contains(unit) && (counted[unit].records > 0 || counted[unit].overflowed)
  }

  /// Of as many units, and parts of the period, as were scored there is a self score, and none awaits
  /// its appraisal.
  private func hasBothRounds(_ leaf: Leaf, _ unit: UnitIndex) -> Bool {
    let cells = result.rollup.cells
    guard cells[leaf.counted].indices.contains(unit), cells[leaf.own].indices.contains(unit) else {
      return false
    }
    let (counted, own) = (cells[leaf.counted][unit], cells[leaf.own][unit])
    return counted.records > 0 && !counted.awaitsAppraisal && !counted.overflowed
      && !own.overflowed && own.records == counted.records
      && own.denominator == counted.denominator
  }

  private func printed(_ sum: Sum) -> GapTable.Row {
    var row = sum.row
    guard row.compared > 0 else { return row }
    row.maximum = sum.maximum
    row.selfPoints = printed(sum.own)
    row.appraisedPoints = printed(sum.appraised)
    row.gap = row.selfPoints - row.appraisedPoints
    let rounding = method.rounding
    let mode = rounding.step == .none ? Rounding.Mode.halfUp : rounding.mode
    if let share = try? row.gap.fraction.divided(by: row.maximum),
      let percent = try? share.multiplied(by: Fraction(100))
    {
      row.gapPercent = try? rounding.points(percent, places: rounding.indexPlaces, mode: mode)
    }
    return row
  }

  private func printed(_ points: Points) -> Points {
    let rounding = method.rounding
    guard rounding.step != .none else { return points.settled }
    return points.settled.rounded(places: rounding.decimals, mode: rounding.mode)
  }
}
