import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension EngineComparison {
  /// Every cell of two roll-ups.
  ///
  /// - Complexity: O(columns x units).
  func compare(_ first: RollupTable, _ second: RollupTable) throws(EngineDifference) {
    for (position, column) in first.columns.enumerated() {
      let (cells, others) = (first.cells[position], second.cells[position])
      guard cells != others,
        let unit = lowest(in: first.tree, where: { !areEqual(cells[$0], others[$0]) })
      else { continue }
      throw difference(
        place(first.tree.units[unit], column.figure, first.period),
        text(cells[unit], column.figure), text(others[unit], column.figure))
    }
    try compareSurveys(first, second)
    let tasks = (first.tasks, second.tasks)
    if tasks.0 != tasks.1,
      let unit = lowest(in: first.tree, where: { tasks.0[$0] != tasks.1[$0] })
    {
      throw difference(
        place(first.tree.units[unit], Phrase("sổ nhiệm vụ", en: "register of tasks"), first.period),
        text(tasks.0[unit]), text(tasks.1[unit]))
    }
    try compareOwed(first, second)
    let marks = (first.isIncomplete, second.isIncomplete)
    if marks.0 != marks.1,
      let unit = lowest(in: first.tree, where: { marks.0[$0] != marks.1[$0] })
    {
      throw difference(
        place(first.tree.units[unit], Phrase("số liệu", en: "figures"), first.period),
        completeness(marks.0[unit]), completeness(marks.1[unit]))
    }
  }

  private func compareSurveys(_ first: RollupTable, _ second: RollupTable)
    throws(EngineDifference)
  {
    for (position, column) in first.columns.enumerated() {
      let (sums, others) = (first.surveys[position] ?? [], second.surveys[position] ?? [])
      guard sums != others,
        let unit = lowest(
          in: first.tree,
          where: { sums[$0] != others[$0] && !(sums[$0].overflowed && others[$0].overflowed) })
      else { continue }
      throw difference(
        place(first.tree.units[unit], column.figure, first.period), text(sums[unit]),
        text(others[unit]))
    }
  }

  private func text(_ sum: SurveySum) -> Phrase {
    Phrase(verbatim: "\(sum.numerator)/\(sum.denominator)")
  }

  /// Who owes what beside the units of the tree.
  private func compareOwed(_ first: RollupTable, _ second: RollupTable) throws(EngineDifference) {
    for (position, column) in first.columns.enumerated()
    where first.owed[position] != second.owed[position] {
      func text(_ owed: OwedFigures) -> Phrase {
        let parts = owed.parts.map { "\($0.unit.number):\($0.missing.months)" }
        let others = [owed.ended, owed.untaken, owed.differing].map { $0.map(\.number) }
        return Phrase(verbatim: "\(others) \(parts)")
      }
      throw difference(
        place(first.tree.units[0], column.figure, first.period), text(first.owed[position]),
        text(second.owed[position]))
    }
  }

  /// The unit of a difference; of a chain of units above each other the lowest, where it began.
  private func lowest(in tree: UnitTree, where differs: (UnitIndex) -> Bool) -> UnitIndex? {
    guard var unit = tree.units.indices.first(where: differs) else { return nil }
    while let below = tree.descendants(of: unit).first(where: differs) { unit = below }
    return unit
  }

  /// Sums that did not fit are not to be used, so what is left of them may differ.
  private func areEqual(_ first: RollupCell, _ second: RollupCell) -> Bool {
    first == second || (first.overflowed && second.overflowed)
  }

  // MARK: - In words

  func place(_ unit: Unit, _ figure: RollupColumn.Figure, _ period: Period) -> Phrase {
    let words =
      switch figure {
      case .indicator(let code): Phrase("chỉ tiêu \(code)", en: "indicator \(code)")
      case .tasks(let criterion?, _):
        Phrase("nhiệm vụ của tiêu chí \(criterion)", en: "tasks of criterion \(criterion)")
      case .tasks(nil, _): Phrase("mọi nhiệm vụ", en: "all tasks")
      case .points(let criterion):
        Phrase("điểm của tiêu chí \(criterion)", en: "points of criterion \(criterion)")
      case .selfPoints(let criterion):
        Phrase("điểm tự chấm của tiêu chí \(criterion)", en: "self score of criterion \(criterion)")
      case .survey(let figure):
        Phrase("câu hỏi \(figure.question)", en: "question \(figure.question)")
      }
    return place(unit, words, period)
  }

  private func place(_ unit: Unit, _ words: Phrase, _ period: Period) -> Phrase {
    Phrase(verbatim: "\(unit.displayName) (\(unit.code)), ") + words
      + Phrase(", kỳ \(period)", en: ", period \(period)")
  }

  /// Numerator over denominator, and all the rest of the cell that can differ.
  private func text(_ cell: RollupCell, _ figure: RollupColumn.Figure) -> Phrase {
    var places = (0, 0)
    switch figure {
    case .indicator(let code):
      let decimals = codebook.indicators[code]?.decimals ?? 0
      places = (decimals, decimals)
    case .tasks, .survey: places = (6, 6)
    case .points, .selfPoints: places = (9, 6)
    }
    func ratio(_ language: Language) -> String {
      let numbers = NumberText(language)
      func number(_ value: Int64, _ places: Int) -> String {
        var text = Decimal.text(Int128(value), places: places)
        while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") {
          let isPoint = text.removeLast() == "."
          if isPoint { break }
        }
        return numbers.styled(text)
      }
      return number(cell.numerator, places.0) + "/" + number(cell.denominator, places.1)
    }
    var result =
      cell.overflowed
      ? Phrase("quá lớn", en: "too large") : Phrase(ratio(.vietnamese), en: ratio(.english))
    result =
      result
      + Phrase(
        " (\(cell.records) dòng, \(cell.reported)/\(cell.expected) đơn vị)",
        en: " (rows \(cell.records), units \(cell.reported)/\(cell.expected))")
    if cell.isOwed { result = result + Phrase(", phải gửi", en: ", owed") }
    if cell.isIncomplete { result = result + Phrase(", thiếu số liệu", en: ", incomplete") }
    if cell.isUndivided { result = result + Phrase(", không chia được", en: ", undivided") }
    if cell.isAppealed { result = result + Phrase(", có giải trình", en: ", appealed") }
    if cell.awaitsAppraisal {
      result = result + Phrase(", chờ thẩm định", en: ", awaiting appraisal")
    }
    return result
  }

  private func text(_ counts: TaskCounts?) -> Phrase {
    guard let counts else { return Phrase(verbatim: "") }
    return Phrase(
      "\(counts.onTime) đúng hạn, \(counts.late) muộn, \(counts.open) đang làm, \(counts.overdue) quá hạn, \(counts.undated) không thời hạn",
      en:
        "\(counts.onTime) on time, \(counts.late) late, \(counts.open) open, \(counts.overdue) overdue, \(counts.undated) undated"
    )
  }

  private func completeness(_ isIncomplete: Bool) -> Phrase {
    isIncomplete ? Phrase("thiếu", en: "incomplete") : Phrase("đủ", en: "complete")
  }
}
