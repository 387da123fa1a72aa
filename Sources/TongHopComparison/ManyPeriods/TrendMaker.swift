import TongHopDomain

/// Puts a trend together, the newest period first.
///
/// Of the periods before only what the table shows is kept, so that a country's scores of many
/// years need not be in memory together.
public struct TrendMaker {
  /// A unit on its way back in time.
  private struct Walker {
    let unit: UnitIndex
    /// What it was in the period at hand; nil where it was no one place any more.
    var id: UnitID?
    /// Newest first.
    var cells: [TrendTable.Cell]

    /// Goes one known period back, and says in the cell of the later one what changed.
    ///
    /// - Parameter isAdjacent: it is the period right before; else only flags are set.
    mutating func step(from later: Int, to standings: TrendStandings, isAdjacent: Bool) {
      guard let id else { return }
      let view = standings.view
      if view.isRestated {
        stepRestated(id, from: later, to: view, isAdjacent: isAdjacent)
        return
      }
      let (figures, group) = (cells[later].figures, cells[later].group)
      let change = view.change(of: id, current: figures, group: group)
      var flags = change.flags
      // Said of the cell that differs.
      flags.remove(.differsFromPublished)
      flags.remove(.earlierProvisional)
      cells[later].flags.formUnion(flags)
      if isAdjacent {
        cells[later].indexChange = change.index
        cells[later].rankChange = change.rank
      }
      guard case .one(let then, _) = view.ancestry.origin(of: id, on: view.day) else {
        self.id = nil
        return
      }
      self.id = then
    }

    /// In the tree of the newest period a unit is itself in all; flags are said of the figures that
    /// they restate.
    private mutating func stepRestated(
      _ id: UnitID, from later: Int, to view: EarlierView, isAdjacent: Bool
    ) {
      let change = view.change(
        of: id, current: cells[later].figures, group: cells[later].group)
      if change.flags.contains(.methodChanged) { cells[later].flags.insert(.methodChanged) }
      if change.flags.contains(.new), !cells[later].isAbsent { cells[later].flags.insert(.new) }
      if isAdjacent {
        cells[later].indexChange = change.index
        cells[later].rankChange = change.rank
      }
    }

    mutating func append(_ standings: TrendStandings) {
      if let id {
        cells.append(standings.cell(of: id))
      } else {
        var absent = TrendTable.Cell()
        absent.isAbsent = true
        cells.append(absent)
      }
    }
  }

  private let newest: PeriodResult
  private let register: UnitRegister
  /// Newest first.
  private var spans: [TrendTable.Span]
  private var walkers: [Walker]
  /// The last day, and the method that says how values are compared, of the last known period.
  private var day: Day
  private var method: Method

  /// - Parameters:
  ///   - newest: the units of the table are those that it scores.
  ///   - published: the signed table of the same period.
  public init(newest: PeriodResult, published: PublishedTable?, register: UnitRegister) {
    self.newest = newest
    self.register = register
    let scores = newest.scores
    day = scores.tree.day
    method = scores.method
    walkers = newest.ranks.groups.flatMap(\.members).map {
      Walker(unit: $0, id: scores.tree.ids[$0], cells: [])
    }
    spans = []
    add(
      EarlierPeriod(period: scores.period, result: newest, published: published),
      method: method, isAdjacent: false)
  }

  /// Periods before the last that was added, of which nothing is known.
  public mutating func addUnknown(from first: Period, through last: Period) {
    if let later = spans.last, later.isUnknown {
      spans[spans.count - 1].first = first
      return
    }
    spans.append(TrendTable.Span(first: first, last: last, source: .unknown))
    for walker in walkers.indices { walkers[walker].cells.append(TrendTable.Cell()) }
  }

  /// A period before the last that was added.
  ///
  /// - Parameters:
  ///   - earlier: with figures, a signed table, or both; its relation is not looked at.
  ///   - method: the version in force then; nil where there was none.
  public mutating func add(_ earlier: EarlierPeriod, method: Method?) {
    add(earlier, method: method, isAdjacent: spans.last.map { !$0.isUnknown } ?? false)
  }

  private mutating func add(_ earlier: EarlierPeriod, method known: Method?, isAdjacent: Bool) {
    let method = known ?? self.method
    let ancestry = Ancestry(register: register, today: day)
    var earlier = earlier
    earlier.rounding = known?.rounding
    // Whole totals are compared or nothing.
    earlier.relation = MethodRelation(self.method, known, earlier.published?.publication)
    guard let view = EarlierView(earlier, method: method, ancestry: ancestry) else { return }
    let source = earlier.published.map { TrendTable.Source.signed($0.file) } ?? .computed
    let later = spans.lastIndex { !$0.isUnknown }
    spans.append(
      TrendTable.Span(first: earlier.period, last: earlier.period, source: source, method: known))
    spans[spans.count - 1].isRestated = view.isRestated
    spans[spans.count - 1].rounding = view.rounding
    let standings = TrendStandings(view)
    for place in walkers.indices {
      if let later { walkers[place].step(from: later, to: standings, isAdjacent: isAdjacent) }
      walkers[place].append(standings)
    }
    // Restated figures are all of the units of the newest period.
    if !view.isRestated { day = view.day }
    self.method = method
  }

  /// The table, oldest period first.
  public func table() -> TrendTable {
    let tree = newest.scores.tree
    let rows: [TrendTable.Row] = walkers.map { walker in
      let parent = tree.parents[walker.unit]
      return TrendTable.Row(
        unitIndex: walker.unit, unit: tree.units[walker.unit],
        parentName: parent >= 0 ? tree.units[parent].displayName : "",
        cells: Self.withStreaks(walker.cells.reversed()))
    }
    var groups: [TrendTable.Group] = []
    var start = 0
    for group in newest.ranks.groups {
      let members = rows[start..<start + group.members.count]
      start += members.count
      let sorted = members.enumerated().sorted { left, right in
        let ranks = [left, right].map { $0.element.cells.last?.figures.rank ?? .max }
        if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
        let (a, b) = (left.element.code, right.element.code)
        return a == b ? left.offset < right.offset : a.utf8.lexicographicallyPrecedes(b.utf8)
      }
      groups.append(
        TrendTable.Group(name: group.name, level: group.level, rows: sorted.map(\.element)))
    }
    return TrendTable(
      method: newest.scores.method, tree: tree, spans: spans.reversed(), groups: groups)
  }

  /// - Parameter cells: oldest first.
  private static func withStreaks(_ cells: [TrendTable.Cell]) -> [TrendTable.Cell] {
    var result = cells
    var (index, rank) = (0, 0)
    for place in result.indices {
      index = streak(index, result[place].indexChange.map { $0.count.signum() })
      rank = streak(rank, result[place].rankChange.map { Int128($0.signum()) })
      result[place].streak = index
      result[place].rankStreak = rank
    }
    return result
  }

  /// - Parameter sign: of the step that follows; nil where it cannot be compared.
  private static func streak(_ streak: Int, _ sign: Int128?) -> Int {
    switch sign {
    case nil, 0: 0
    case .some(let sign) where sign > 0: max(streak, 0) + 1
    default: min(streak, 0) - 1
    }
  }
}
