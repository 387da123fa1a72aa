import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport
import TongHopScoring

/// What `check` says beside the problems: who has not reported, what else is missing and with which
/// effect, which tasks lack something, and what changed between versions of the method.
public enum CheckReport {
  public static func text(_ pipeline: Pipeline, _ compared: ComparedPeriods, language: Language)
    -> String
  {
    let missing = MissingNotes.make(
      compared.table, scores: compared.current.scores,
      exemptions: pipeline.workspace.exemptions, language: language, most: .max,
      states: [.awaitingAppraisal, .withheld])
    let lines =
      endedLevels(pipeline, language) + missingReports(pipeline, compared.current, language)
      + notAsked(compared.current, pipeline, language) + missing
      + faultyTasks(pipeline, language) + versionChanges(pipeline, language)
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// `32.463 dòng`, `1 row`.
  public static func rowCount(_ pipeline: Pipeline, _ language: Language) -> String {
    let count = NumberText(language).count(pipeline.rowCount)
    return count + Phrase(" dòng", en: pipeline.rowCount == 1 ? " row" : " rows")[language]
  }

  /// By parent: each unit that should have reported, with the figures it owes.
  private static func missingReports(
    _ pipeline: Pipeline, _ result: PeriodResult, _ language: Language
  ) -> [String] {
    let tree = result.scores.tree
    let method = result.scores.method
    let faulty = faultyRows(pipeline, result)
    var owed: [UnitIndex: [String]] = [:]
    var asked: [String: Int] = [:]
    var silent: [String] = []
    // Sent, but a difference of what has accumulated cannot be taken.
    var untaken: (units: Set<UnitIndex>, silent: Set<String>) = ([], [])
    var columns: Set<Int> = []
    for leaf in method.leaves {
      // Nobody owes a bonus or a penalty.
      guard !(method.criteria[leaf].leaf?.rule.isExtra ?? false),
        let code = figureCode(method, leaf),
        isDue(method, leaf, result.scores.period),
        let position = pipeline.plan(for: method, in: PeriodTree(of: result)).leafColumn[leaf]
      else { continue }
      columns.insert(position)
      let cells = result.rollup.cells[position]
      let isCumulative = pipeline.codebook.indicators[code]?.isCumulative ?? false
      if cells[0].records == 0, cells[0].expected == 0 {
        silent.append(code)
        if isCumulative, cells[0].isIncomplete { untaken.silent.insert(code) }
      }
      var levels: Set<String> = []
      for index in tree.units.indices where cells[index].expected == 1 {
        // Only the unit that should have entered it, not those above that wait for it.
        guard tree.children(of: index).allSatisfy({ cells[$0].expected == 0 }) else { continue }
        levels.insert(tree.units[index].level)
        guard cells[index].reported == 0 else { continue }
        let isFaulty = faulty[tree.ids[index]]?.contains(code) ?? false
        let isUntaken = isCumulative && cells[index].isIncomplete && cells[index].records == 0
        if isUntaken { untaken.units.insert(index) }
        let mark =
          isFaulty
          ? Phrase(" (dòng có lỗi)", en: " (row with an error)")
          : isUntaken ? Phrase(" (chưa trừ ra được)", en: " (not taken off)") : Phrase("", en: "")
        owed[index, default: []].append(code + mark[language])
      }
      for level in levels { asked[level, default: 0] += 1 }
    }
    let refused = refusedCodes(pipeline, result)
    let nobody =
      line(
        Phrase("Chưa đơn vị nào gửi: ", en: "No unit has sent: "),
        silent.filter { !refused.contains($0) && !untaken.silent.contains($0) }, language)
      + line(
        Phrase(
          "Đã gửi số lũy kế, nhưng chưa trừ ra được số của kỳ: ",
          en: "What has accumulated was sent, but that of the period cannot be taken off: "),
        silent.filter { !refused.contains($0) && untaken.silent.contains($0) }, language)
      + line(
        Phrase(
          "Đã gửi, nhưng mọi dòng đều có lỗi và bị loại: ",
          en: "Sent, but every row has an error and was left out: "),
        silent.filter(refused.contains), language)
    guard !owed.isEmpty else {
      guard silent.isEmpty else { return nobody }
      guard !pipeline.log.hasErrors else { return [] }
      return [
        Phrase(
          "Mọi đơn vị đã báo cáo kỳ \(result.scores.period).",
          en: "Every unit has reported \(result.scores.period).")[language]
      ]
    }
    var lines =
      nobody + [
        Phrase(
          "Chưa báo cáo, kỳ \(result.scores.period):",
          en: "Not reported, period \(result.scores.period):")[language]
      ]
    let register = pipeline.workspace.units
    let ended = endedSilent(pipeline, result, levels: Set(asked.keys), columns: columns)
    let byParent = Dictionary(grouping: owed.keys) { tree.parents[$0] }
    for (parent, units) in byParent.sorted(by: { $0.key < $1.key }) {
      if parent >= 0 {
        lines.append("  \(tree.units[parent].displayName) (\(tree.units[parent].code))")
      }
      for index in units.sorted() {
        let codes = owed[index] ?? []
        let all =
          codes.count == asked[tree.units[index].level] && faulty[tree.ids[index]] == nil
          && !untaken.units.contains(index)
        let what =
          all
          ? Phrase("chưa gửi gì", en: "nothing sent")[language]
            + addition(ended.byHeir[index], register, language)
          : codes.joined(separator: ", ")
        lines.append("    \(tree.units[index].code) \(tree.units[index].displayName): \(what)")
      }
    }
    return lines + self.lines(ended, result.scores.period, register, language)
  }

  /// By unit, the figures of the period of which a row was sent and left out.
  private static func faultyRows(_ pipeline: Pipeline, _ result: PeriodResult)
    -> [UnitID: Set<String>]
  {
    var codes: [UnitID: Set<String>] = [:]
    for row in pipeline.received.leftOut {
      guard !row.isAnswer, let unit = row.unit, let code = row.code,
        row.period.map({ pipeline.isPart($0, of: result.scores.period, code: code) }) ?? true
      else { continue }
      codes[unit, default: []].insert(code)
    }
    return codes
  }

  /// The figures of the period of which a row was left out, whosever it is.
  private static func refusedCodes(_ pipeline: Pipeline, _ result: PeriodResult) -> Set<String> {
    Set(
      pipeline.received.leftOut.filter { row in
        !row.isAnswer
          && (row.period.map { pipeline.isPart($0, of: result.scores.period, code: row.code) }
            ?? true)
      }.compactMap(\.code))
  }

  private static func line(_ words: Phrase, _ codes: [String], _ language: Language) -> [String] {
    codes.isEmpty ? [] : [words[language] + codes.joined(separator: ", ")]
  }

  private static func figureCode(_ method: TongHopDomain.Method, _ leaf: Int) -> String? {
    switch method.criteria[leaf].leaf?.measure {
    case .metric(let code): code
    case .points: method.criteria[leaf].code
    default: nil
    }
  }

  private static func isDue(_ method: TongHopDomain.Method, _ leaf: Int, _ period: Period) -> Bool {
    guard let periods = method.criteria[leaf].leaf?.periods, !periods.isEmpty else { return true }
    return periods.contains(period.kind)
  }

  private static func faultyTasks(_ pipeline: Pipeline, _ language: Language) -> [String] {
    let days = pipeline.codebook.days(of: pipeline.period)
    let register = pipeline.received.tasks.filter {
      $0.state(from: days.first, through: days.last) != nil
    }
    let kinds: [(Phrase, (UnitTask) -> Bool)] = [
      (Phrase("không có đơn vị chủ trì", en: "without a lead"), { $0.lead.isEmpty }),
      (
        Phrase("không có thời hạn", en: "without a deadline"),
        { $0.due == nil && $0.deadline.isEmpty }
      ),
      (Phrase("không có sản phẩm", en: "without a product"), { $0.product.isEmpty }),
    ]
    var lines: [String] = []
    for (words, isFaulty) in kinds {
      let tasks = register.filter(isFaulty)
      guard !tasks.isEmpty else { continue }
      lines.append(
        Phrase(
          "\(tasks.count) nhiệm vụ \(words.vietnamese):",
          en: "\(tasks.count) \(tasks.count == 1 ? "task" : "tasks") \(words.english):")[language])
      let spans = tasks.map {
        SourceSpan(
          file: $0.location.file, first: $0.location.line ?? 0, last: $0.location.line ?? 0)
      }
      lines += SourceText.lines(spans, language: language).map { "  " + $0 }
    }
    return lines
  }
}
