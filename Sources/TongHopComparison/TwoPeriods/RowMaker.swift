import TongHopDomain

/// Makes the rows of the units of today.
struct RowMaker {
  private let current: PeriodResult
  private let previous: EarlierView?
  private let yearAgo: EarlierView?
  /// *shape* [unit index]: place in the order of the bytes of the codes.
  private let codePlaces: [Int32]
  /// *shape* [unit index]: nil where it is nobody's parent.
  private let parentNames: [String?]
  private var tree: UnitTree { current.scores.tree }

  private let fullCoverage = Points(count: 100 * Decimal.power(Points.places))

  init(current: PeriodResult, previous: EarlierView?, yearAgo: EarlierView?) {
    self.current = current
    self.previous = previous
    self.yearAgo = yearAgo
    let tree = current.scores.tree
    codePlaces = Self.codePlaces(tree)
    parentNames = tree.units.indices.map { index in
      tree.descendants(of: index).isEmpty ? nil : tree.units[index].displayName
    }
  }

  /// Units are numbered by code, so it is mostly enough to look whether that is the order of bytes
  /// too.
  ///
  /// - Complexity: O(*units*), or O(*units* log *units*) where codes are written in two ways.
  private static func codePlaces(_ tree: UnitTree) -> [Int32] {
    let byNumber = tree.indicesByNumber
    func precedes(_ left: UnitIndex, _ right: UnitIndex) -> Bool {
      tree.units[left].code.utf8.lexicographicallyPrecedes(tree.units[right].code.utf8)
    }
    let isOrdered = zip(byNumber, byNumber.dropFirst()).allSatisfy(precedes)
    let order = isOrdered ? byNumber : tree.units.indices.sorted(by: precedes)
    var places = Array(repeating: Int32(0), count: tree.count)
    var place: Int32 = 0
    for (position, unit) in order.enumerated() {
      // Units of one code share a place and keep their order.
      if position > 0, precedes(order[position - 1], unit) { place += 1 }
      places[unit] = place
    }
    return places
  }

  /// By rank, units without one last; then by the bytes of the code.
  func rows(of group: RankGroup) -> [ComparisonRow] {
    let keys = group.members.enumerated().map { position, unit in
      Key(
        rank: current.ranks.totals.indices.contains(unit)
          ? current.ranks.totals.rank(of: unit) ?? .max : .max,
        code: codePlaces[unit], position: Int32(position))
    }
    // Made in the order of the tree, in which everything about the units lies, and put in order
    // when they are there: a row is moved faster than it is gathered from all over the memory.
    var rows: [ComparisonRow] = []
    rows.reserveCapacity(keys.count)
    for unit in group.members { rows.append(row(of: unit, group: group.name)) }
    var targets = Array(repeating: 0, count: keys.count)
    for (target, key) in keys.sorted(by: <).enumerated() { targets[Int(key.position)] = target }
    var span = rows.mutableSpan
    for place in targets.indices {
      // Every swap brings one row where it belongs.
      while targets[place] != place {
        span.swapAt(place, targets[place])
        targets.swapAt(place, targets[place])
      }
    }
    return rows
  }

  private struct Key: Comparable {
    var rank: Int
    var code: Int32
    var position: Int32

    static func < (left: Key, right: Key) -> Bool {
      if left.rank != right.rank { return left.rank < right.rank }
      return left.code != right.code ? left.code < right.code : left.position < right.position
    }
  }

  private func row(of index: UnitIndex, group: String) -> ComparisonRow {
    let unit = tree.units[index]
    var row = ComparisonRow(
      unitIndex: index, code: unit.code, level: unit.level, type: unit.type, name: unit.name)
    if tree.parents[index] >= 0 { row.parentName = parentNames[tree.parents[index]] ?? "" }
    if let restatement = current.restatement { row.flags = restatement.flags[index] }
    if let total = current.total(of: index) {
      fill(&row, from: total, of: index)
    }
    let rank = current.rank(of: index)
    row.current.rank = rank.rank
    row.band = rank.band
    row.quantileGroup = rank.quantileGroup
    if let place = current.rollup.tree.index(of: tree.ids[index]) {
      row.tasks = current.rollup.tasks[place]
    }
    if let previous {
      row.previous = previous.change(of: tree.ids[index], current: row.current, group: group)
    }
    if let yearAgo {
      row.yearAgo = yearAgo.change(of: tree.ids[index], current: row.current, group: group)
    }
    row.flags.formUnion(row.previous.flags)
    row.flags.formUnion(row.yearAgo.flags)
    return row
  }

  private func fill(_ row: inout ComparisonRow, from total: Score, of index: UnitIndex) {
    let scores = current.scores
    row.maximum = total.maximum
    row.selfPoints = total.selfPoints?.settled
    row.appraisedPoints = total.appraisedPoints?.settled
    row.surveyPoints = total.surveyPoints?.settled
    row.bonusPoints = total.bonusPoints?.settled
    row.current.points = total.points?.settled
    row.current.index = scores.index(of: index)?.settled
    switch total.state {
    case .provisional, .awaitingAppraisal: row.flags.insert(.provisional)
    case .notReported: row.flags.insert(.notReported)
    case .withheld: row.flags.insert(.withheld)
    case .notComparable: row.flags.insert(.notComparable)
    case .scored, .notDue, .notApplicable: break
    }
    if total.hasProvisional || total.hasAwaiting { row.flags.insert(.provisional) }
    if total.hasNotReported { row.flags.insert(.notReported) }
    guard total.maximum > .zero else { return }
    if total.reportedMaximum == total.maximum, scores.method.minimumCoverage == nil {
      row.coverage = fullCoverage
      return
    }
    guard let share = total.coverage else { return }
    if let least = scores.method.minimumCoverage, share < least {
      row.flags.insert(.belowCoverage)
    }
    let rounding = scores.method.rounding
    row.coverage = (try? share.multiplied(by: Fraction(100))).flatMap {
      try? rounding.points($0, places: rounding.indexPlaces, mode: .halfUp)
    }
  }
}
