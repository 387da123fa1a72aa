import TongHopDiagnostics
import TongHopDomain

extension Scorer {
  /// Units that are scored together, leaf by leaf: their sums stay in the cache.
  private static let blockLength = 256

  /// The totals of a range of units, leaf by leaf and not unit by unit, so that a column of cells is
  /// read from front to back and what a leaf needs is at hand.
  ///
  /// A unit that anything is unusual about, a number that does not fit, is scored node by node: the
  /// same, in the order in which problems are named.
  func totals(of range: Range<UnitIndex>) -> ScorePart {
    var part = ScorePart()
    part.totals.reserveCapacity(range.count)
    part.columns = emptyColumns(range.count)
    let domains = domainLeaves
    var start = range.lowerBound
    while start < range.upperBound {
      let block = start..<min(start + Self.blockLength, range.upperBound)
      let units = block.filter(kinds.isCovered)
      var totals = Array(repeating: emptySum, count: units.count)
      for leaves in domains { add(leaves, of: units, to: &totals, &part.columns) }
      append(totals, of: units, in: block, to: &part)
      start = block.upperBound
    }
    return part
  }

  /// Nobody can have scored himself where there is no such round.
  private var emptySum: NodeSum {
    var sum = NodeSum()
    if !hasSelfRound { sum.selfPoints = nil }
    return sum
  }

  /// The leaves of each domain, in file order.
  private var domainLeaves: [[LeafContext]] {
    var byDomain: [Int: [LeafContext]] = [:]
    for case let leaf? in leaves {
      var domain = leaf.index
      while let parent = method.criteria[domain].parent { domain = parent }
      byDomain[domain, default: []].append(leaf)
    }
    return method.domains.map { byDomain[$0] ?? [] }
  }

  /// *shape* [criterion]
  private func emptyColumns(_ capacity: Int) -> [LeafColumn?] {
    leaves.map { leaf in
      guard leaf != nil else { return nil }
      var column = LeafColumn(method.rounding)
      column.reserveCapacity(capacity)
      return column
    }
  }

  /// Adds what the units have on the leaves of one domain to their totals, and to the columns of the
  /// leaves.
  private func add(
    _ leaves: [LeafContext], of units: [UnitIndex], to totals: inout [NodeSum],
    _ columns: inout [LeafColumn?]
  ) {
    guard method.rounding.step == .domain else {
      for leaf in leaves { add(leaf, of: units, to: &totals, &columns) }
      return
    }
    var sums = Array(repeating: emptySum, count: units.count)
    for leaf in leaves { add(leaf, of: units, to: &sums, &columns) }
    for place in units.indices {
      sums[place].apply(method.rounding.domainPoints)
      totals[place].addOrMark(sums[place])
    }
  }

  private func add(
    _ leaf: LeafContext, of units: [UnitIndex], to sums: inout [NodeSum],
    _ columns: inout [LeafColumn?]
  ) {
    // Taken out while it grows, so that it is not copied.
    guard var column = columns[leaf.index] else { return }
    columns[leaf.index] = nil
    defer { columns[leaf.index] = column }
    var span = sums.mutableSpan
    guard let rule = leaf.shortRule, isPlain(leaf) else {
      for place in units.indices { add(leaf, of: units[place], to: &span[place], &column) }
      return
    }
    let (cells, maximum, isTasks) = (leaf.cells, leaf.maximumSum, leaf.isTasks)
    for place in units.indices {
      let cell = cells[units[place]]
      if cell.isPlain, let points = rule.points(cell.numerator, over: cell.denominator) {
        span[place].addPlain(points, maximum: maximum, isTasks: isTasks)
        column.append(plain: points)
      } else {
        add(leaf, of: units[place], to: &span[place], &column)
      }
    }
  }

  /// Is there nothing to ask about the leaf but what the cells say?
  private func isPlain(_ leaf: LeafContext) -> Bool {
    leaf.isDue && !leaf.hasExemptions && !leaf.cells.isEmpty && !leaf.isEntered
      && !leaf.isSurvey && !leaf.isExtra && leaf.most == nil
      && kinds.appliesToAll(leaf.index)
  }

  private func add(
    _ leaf: LeafContext, of unit: UnitIndex, to sum: inout NodeSum, _ column: inout LeafColumn
  ) {
    let score = score(leaf, of: unit, applies: kinds.applies(leaf.index, to: unit))
    sum.addOrMark(score, leaf.figures.kind)
    column.append(score, isEntered: leaf.isEntered)
  }

  private func append(
    _ totals: [NodeSum], of units: [UnitIndex], in block: Range<UnitIndex>,
    to part: inout ScorePart
  ) {
    var place = 0
    for unit in block {
      guard place < units.count, units[place] == unit else {
        part.totals.append(nil)
        continue
      }
      let sum = totals[place]
      place += 1
      part.scored.append(unit)
      if sum.overflowed || sum.dependsOnOrder {
        part.totals.append(score(unit, overflows: &part.overflows)?.total)
      } else {
        part.totals.append(
          sum.total(
            method.rounding, isIncomplete: rollup.isIncomplete[unit],
            hasSelfScore: sum.hasSelfScore, isSilent: sum.isSilent))
      }
    }
  }

  /// The parts put together, with their problems in the order of the units.
  ///
  /// - Parameter parts: are empty afterwards, so that the first needs not be copied to grow.
  func table(of parts: inout [ScorePart], log: inout DiagnosticLog) -> ScoreTable {
    var found = DiagnosticLog()
    for overflow in parts.lazy.flatMap(\.overflows) { found.report(message(overflow)) }
    log.merge(found)
    let scored = parts.flatMap(\.scored)
    let nodes = NodeTable(
      sums, parts.map { NodeTable.Part($0.columns, count: $0.scored.count) }, scored: scored,
      unitCount: rollup.tree.count)
    var totals = TotalScores()
    swap(&totals, &parts[0].totals)
    for part in parts.dropFirst() { totals.append(contentsOf: part.totals) }
    parts = []
    return ScoreTable(
      period: rollup.period, method: method, tree: rollup.tree, scored: scored, totals: totals,
      nodes: nodes)
  }

  func message(_ overflow: Overflow) -> Diagnostic {
    let code = rollup.tree.units[overflow.unit].code
    let leaf = leaves.lazy.compactMap { $0 }.first { $0.code == overflow.criterion }?.leaf
    let place = overflow.criterion.isEmpty ? "" : ", tiêu chí \(overflow.criterion)"
    let placeEn = overflow.criterion.isEmpty ? "" : ", criterion \(overflow.criterion)"
    return Diagnostic(
      .overflow, at: SourceLocation(file: Self.folder(of: leaf)),
      Phrase(
        "kỳ \(rollup.period): số quá lớn để tính chính xác: đơn vị \(code)\(place)",
        en:
          "\(rollup.period): a number is too large for exact arithmetic: unit \(code)\(placeEn)"),
      expected: Self.folder(of: leaf) == "methods"
        ? Phrase("chỉ số dưới khoảng 9,2 × 10^9 %", en: "an index below about 9.2 x 10^9 %")
        : Phrase(
          "tổng nhỏ hơn khoảng 9,2 × 10^18 sau khi tính cả chữ số thập phân",
          en: "sums below about 9.2 x 10^18, decimals counted as digits"),
      fix: Self.advice(on: leaf))
  }

  /// Where the numbers of a leaf stand; of a sum of leaves where most do.
  private static func folder(of leaf: Criterion.Leaf?) -> String {
    switch leaf?.measure {
    case .survey: "survey"
    case .points: "points"
    case .tasksDone, .tasksOnTime, .allTasks: "tasks"
    case .index: "methods"
    case .metric, nil: "metrics, records"
    }
  }

  private static func advice(on leaf: Criterion.Leaf?) -> Phrase {
    if case .index(let family) = leaf?.measure {
      return Phrase(
        "kiểm tra điểm tối đa và mức cao nhất của điểm thưởng trong bộ tiêu chí \(family)",
        en: "check the maxima and the limits of bonus points of the method \(family)")
    }
    let what =
      switch leaf?.measure {
      case .survey:
        Phrase("trọng số và câu trả lời", en: "the weights and the answers")
      case .points: Phrase("điểm", en: "the points")
      case .tasksDone, .tasksOnTime, .allTasks:
        Phrase("trọng số nhiệm vụ", en: "the weights of the tasks")
      case .metric, .index, nil: Phrase("số liệu", en: "the figures")
      }
    let weight =
      switch leaf?.rollUp {
      case .meanPopulation:
        Phrase(", và dân số trong units.csv", en: ", and the population in units.csv")
      case .meanHouseholds:
        Phrase(", và số hộ trong units.csv", en: ", and the households in units.csv")
      default: Phrase(verbatim: "")
      }
    return Phrase("kiểm tra ", en: "check ") + what
      + Phrase(
        " của đơn vị và các đơn vị cấp dưới", en: " of the unit and of those below it") + weight
  }

  /// The points fit, but not what they are of the maximum.
  func indexTooLarge(_ unit: UnitIndex) -> Diagnostic {
    let code = rollup.tree.units[unit].code
    return Diagnostic(
      .overflow, at: SourceLocation(file: "methods/\(method.id)/criteria.csv"),
      Phrase(
        "kỳ \(rollup.period): chỉ số quá lớn để tính chính xác: đơn vị \(code)",
        en: "\(rollup.period): an index is too large for exact arithmetic: unit \(code)"),
      expected: Phrase(
        "điểm / điểm tối đa × 100 nhỏ hơn khoảng 1,7 × 10^20",
        en: "points / maximum x 100 below about 1.7 x 10^20"),
      fix: Phrase(
        "kiểm tra điểm tối đa và mức cao nhất của điểm thưởng",
        en: "check the maxima and the limits of bonus points"))
  }
}
