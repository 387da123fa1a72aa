import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Pipeline {
  /// The pipeline's own period, scored and ranked.
  ///
  /// - Parameter isEmptyAllowed: a period of which nobody has sent anything yet may be asked for.
  public mutating func current(isEmptyAllowed: Bool = false) throws(PipelineError) -> PeriodResult {
    guard isEmptyAllowed || hasFigures(in: period, for: method) else { throw noFiguresOfPeriod() }
    let tree = try ownOrChosenTree()
    try checkCovered(tree.tree, isEmptyAllowed)
    return try result(of: period, method: method, in: tree)
  }

  /// A table without a unit is never signed.
  private mutating func checkCovered(_ tree: UnitTree, _ isEmptyAllowed: Bool) throws(PipelineError)
  {
    guard !tree.units.contains(where: { method.applies(to: $0) }) else { return }
    let words = method.appliesTo.joined(separator: ", ")
    let message = Phrase(
      "ngày \(tree.day) không có đơn vị nào mà bộ tiêu chí \(method.id) chấm điểm",
      en: "on \(tree.day) there is no unit that the method \(method.id) scores")
    log.report(
      Diagnostic(
        .nobodyScored, at: SourceLocation(file: "methods/\(method.id)/method.json"), message,
        found: words,
        expected: Phrase(
          "cấp hoặc loại của ít nhất một đơn vị vào ngày đó",
          en: "the level or the type of at least one unit of that day"),
        fix: Phrase(
          "sửa applies_to, hoặc cột level trong units.csv; nếu bộ tiêu chí đã hết hiệu lực thì ghi valid_to",
          en:
            "correct applies_to, or the column level of units.csv; if the method has ended, write its valid_to"
        )))
    guard !isEmptyAllowed else { return }
    throw PipelineError(kind: .data, message: message, log: log)
  }

  /// A table of nothing but dots is of no use to anybody; a wrong period is the likelier reason.
  private func noFiguresOfPeriod() -> PipelineError {
    guard !received.periods.isEmpty else {
      var error = Self.noFigures(hasErrors: log.hasErrors)
      error.log = log
      return error
    }
    let known = received.periods.sorted {
      let (a, b) = ($0.lastDay(in: .calendar), $1.lastDay(in: .calendar))
      return a == b ? $0.monthCount > $1.monthCount : a > b
    }
    let list = known.prefix(8).map(\.description).joined(separator: ", ")
    return PipelineError(
      kind: .usage,
      message: Phrase(
        "không có số liệu nào của kỳ \(period); có: \(list). Ai chưa gửi: tonghop check --period \(period)",
        en:
          "there are no figures of \(period); there are: \(list). Who has not sent any: tonghop check --period \(period)"
      ),
      log: log)
  }

  /// Every indicator of the workspace rolled up: as the method says where it measures one, else
  /// as a sum.
  public mutating func rollUpIndicators() throws(PipelineError) -> RollupTable {
    try rollUpIndicators(by: method, in: period, ownOrChosenTree())
  }

  /// The same of any period.
  @discardableResult
  mutating func rollUpIndicators(
    by method: TongHopDomain.Method, in period: Period, _ tree: PeriodTree
  ) throws(PipelineError) -> RollupTable {
    let table = try rollUp(
      period, in: tree, columns: indicatorColumns(by: method, in: tree), log: &log)
    table.checkInvariants()
    reportOverflow(table)
    return table
  }

  func indicatorColumns(by method: TongHopDomain.Method, in tree: PeriodTree) -> [RollupColumn] {
    let measured = Dictionary(
      plan(for: method, in: tree).columns.map { ($0.figure, $0) },
      uniquingKeysWith: { first, _ in first })
    return codebook.indicators.keys.sorted().map { code in
      // Where only other methods measure it, a sum would count a figure twice that is entered at
      // every level.
      let column =
        measured[.indicator(code)]
        ?? RollupColumn(
          figure: .indicator(code), rollUp: codebook.enteredAtEveryLevel[code] ?? .sum,
          overTime: codebook.indicators[code]?.overTime(.sum) ?? .sum)
      // An exemption is from a criterion; the figure is still what it is.
      return column.withoutExemptions
    }
  }

  /// Tells which sums of a unit that the method does not score do not fit: nobody scores it, so
  /// nothing else says so.
  public mutating func reportOverflow(of unit: UnitIndex, in result: PeriodResult) {
    guard result.scores.totals[unit] == nil else { return }
    reportOverflow(result.rollup, within: unit)
  }

  /// The lowest units at which a sum does not fit any more.
  ///
  /// - Parameter top: whose subtree is looked at; nil: all.
  private mutating func reportOverflow(_ table: RollupTable, within top: UnitIndex? = nil) {
    for (column, cells) in zip(table.columns, table.cells) {
      guard case .indicator(let code) = column.figure else { continue }
      // Depth first, so the units below one end where the next overflow begins.
      var next = UnitIndex.max
      let wanted = top.map { $0..<table.tree.ends[$0] } ?? cells.indices
      let lowest = wanted.clamped(to: cells.indices).reversed().filter { index in
        guard cells[index].overflowed else { return false }
        defer { next = index }
        return next >= table.tree.ends[index]
      }
      for index in lowest.reversed() {
        reportOverflow(of: code, at: table.tree.units[index], in: table.period)
      }
    }
  }

  private mutating func reportOverflow(of code: String, at unit: Unit, in period: Period) {
    log.report(
      Diagnostic(
        .overflow, at: SourceLocation(file: "metrics, records"),
        Phrase(
          "kỳ \(period): tổng của \(code) tại \(unit.displayName) quá lớn",
          en: "\(period): the sum of \(code) at \(unit.displayName) is too large"),
        expected: Phrase("dưới 9,2 tỷ tỷ", en: "below 9.2 x 10^18"),
        fix: Phrase("kiểm tra đơn vị tính", en: "check the unit of measurement")))
  }

  /// The lines that a unit's cells of the pipeline's own period came from, by column.
  func sources(of unit: UnitIndex, in tree: PeriodTree, columns: [RollupColumn])
    throws(PipelineError) -> [[SourceSpan]]
  {
    var changes = DiagnosticLog()
    let spans: [[SourceSpan]]
    // Of a column that is put together of stretches those of each count.
    let parts = columns.map { $0.stretches.isEmpty ? [$0] : $0.stretches }
    do {
      let found = try engine.sources(
        of: unit, in: tree.tree, from: tree.restatement?.own, columns: parts.flatMap(\.self),
        period: period, log: &changes)
      var next = 0
      spans = parts.map { part in
        next += part.count
        let own = found[(next - part.count)..<next]
        return part.count == 1 ? own.first ?? [] : own.flatMap(\.self).sortedAndJoined()
      }
    } catch {
      throw PipelineError(error)
    }
    try Self.refuse(changes)
    return spans
  }

  /// - Throws: where a file that was read is not what it was: what was made of it is of no state of
  ///   the workspace.
  public func requireUnchanged() throws(PipelineError) {
    var changes = DiagnosticLog()
    workspace.reportChanges(into: &changes)
    try Self.refuse(changes)
  }

  static func refuse(_ changes: DiagnosticLog) throws(PipelineError) {
    guard changes.hasErrors else { return }
    throw PipelineError(
      kind: .data,
      message: Phrase(
        "chưa lập bảng vì có tệp không đọc được hoặc đã thay đổi trong khi đọc",
        en: "no table is made because a file cannot be read or changed while it was read"),
      log: changes)
  }

  /// Reports the files that are not what they were when the workspace was opened.
  public mutating func noteChanges() { workspace.reportChanges(into: &log) }

  /// Rows of metrics/, records/, tasks/, points/ and survey/ that were read.
  public var rowCount: Int { received.rowCount + received.entryCount }

  /// The periods that figures, points or answers were sent for, newest first; empty where the pipeline's
  /// own period is among them.
  ///
  /// A period without any figures is no error, but more often than not a slip of the finger.
  public var otherPeriods: [Period] {
    guard !hasRows(in: period) else { return [] }
    return received.periods.sorted {
      ($1.lastDay(in: .calendar), $1.description) < ($0.lastDay(in: .calendar), $0.description)
    }
  }

  /// Notes under the table that only the pipeline knows: which criteria two versions do not
  /// share, and which files were not read.
  func notes(_ compared: ComparedPeriods, _ language: Language) -> [String] {
    var notes =
      compositeNotes(language) + openAnswerNotes(language)
      + CheckReport.unscoredLevels(workspace, compared.current, language)
    for earlier in [compared.previous, compared.yearAgo] {
      guard let earlier, case .commonPart(_, let then) = earlier.relation else { continue }
      let old = then.scores.method
      let (common, commonThen) = Comparison.commonLeaves(method, old)
      let changed = method.leaves.filter { !common.contains($0) }.map { method.criteria[$0].code }
      let gone = old.leaves.filter { !commonThen.contains($0) }.map { old.criteria[$0].code }
      let codes = Set(changed).union(gone).sorted().joined(separator: ", ")
      guard !codes.isEmpty else {
        notes.append(
          Phrase(
            "So với \(earlier.period.title.vietnamese): bộ tiêu chí khi đó (\(old.id)) là phiên bản khác, có cùng các tiêu chí; tăng, giảm tính trên cả \(common.count) tiêu chí.",
            en:
              "Against \(earlier.period.title.english): the method of then (\(old.id)) is another version with the same criteria; changes are those of all \(common.count)."
          )[language])
        continue
      }
      notes.append(
        Phrase(
          "So với \(earlier.period.title.vietnamese): bộ tiêu chí khi đó (\(old.id)) khác bộ hiện nay ở \(codes); tăng, giảm chỉ tính trên \(common.count) tiêu chí chung.",
          en:
            "Against \(earlier.period.title.english): the method of then (\(old.id)) differs in \(codes); changes are those of the \(common.count) criteria that both have."
        )[language])
    }
    for earlier in [compared.previous, compared.yearAgo] {
      guard let earlier else { continue }
      notes += otherMaxima(earlier, compared, language)
      notes += signedDifferences(earlier, compared, language)
    }
    if let signed = workspace.signedTables(of: method.family, in: period).first?.1.name {
      notes.append(
        Phrase(
          "Kỳ này đã có bảng ký \(signed); bảng này tính lại từ số liệu hiện có.",
          en:
            "The period has a signed table, \(signed); this one is computed from the figures at hand."
        )[language])
    }
    let unread = workspace.log.entries.filter { $0.code == .notRead }
    return notes + unread.map { "\($0.location): \($0.message[language])" }
  }
}

extension ComparisonTable {
  /// The rows of one level, or of one unit and those below it; ranks stay those of the group.
  ///
  /// - Parameter pipeline: that made the table.
  public func filtered(level: String?, within: String?, tree: UnitTree, of pipeline: Pipeline)
    throws(PipelineError) -> ComparisonTable
  {
    var result = self
    if level != nil || within != nil {
      result.excerpt = Excerpt(
        level: level,
        within: try within.map { text throws(PipelineError) in
          tree.units[try UnitSearch.find(text, in: tree, of: pipeline)].displayName
        },
        isOfDraft: isDraft)
    }
    if let level {
      try UnitSearch.checkLevel(level, in: tree)
      result.keepRows { $0.level == level }
    }
    if let within {
      let top = try UnitSearch.find(within, in: tree, of: pipeline)
      result.keepRows { row in
        row.unitIndex.map { (top..<tree.ends[top]).contains($0) } ?? false
      }
    }
    result.checkInvariants()
    return result
  }
}
