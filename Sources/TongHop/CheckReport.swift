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
      compared.table,
      pipeline.missing(in: compared.table, compared.current),
      language: language, most: .max, states: [.awaitingAppraisal, .withheld])
    let lines =
      thinPeriod(pipeline, language) + endedLevels(pipeline, language)
      + notScored(pipeline, compared.current, language)
      + missingReports(pipeline, compared.current, language)
      + notAsked(compared.current, pipeline, language)
      + unanswered(compared.current, pipeline, language) + uncounted(pipeline, language) + missing
      + idleExemptions(pipeline, compared.current, language)
      + doubts(pipeline, compared, language)
      + pipeline.taskGaps(compared.current, advice: true, language)
      + signedDifferences(pipeline, compared, language)
      + faultyTasks(pipeline, language) + aboveTarget(pipeline, compared.current, language)
      + versionChanges(pipeline, language)
    return lines.map { ShownText.words($0) + "\n" }.joined()
  }

  /// What `rank` says below the table; not of a signed table that has to be restored first.
  private static func signedDifferences(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ language: Language
  ) -> [String] {
    let faulty = Set(
      pipeline.log.entries.lazy.filter { $0.severity == .error }.map(\.location.file))
    return [compared.previous, compared.yearAgo].compactMap(\.self)
      .filter { !faulty.contains($0.published?.file ?? "") }
      .flatMap { pipeline.signedDifferences($0, compared, language) }
  }

  /// `32.463 dòng`, `1 row`.
  public static func rowCount(_ pipeline: Pipeline, _ language: Language) -> String {
    let count = NumberText(language).count(pipeline.rowCount)
    return count + Phrase(" dòng", en: pipeline.rowCount == 1 ? " row" : " rows")[language]
  }

  /// Exemptions end and begin with quarters; one that does within a quarter holds in none.
  private static func idleExemptions(
    _ pipeline: Pipeline, _ result: PeriodResult, _ language: Language
  ) -> [String] {
    let idle = pipeline.idleExemptions(result)
    guard !idle.isEmpty else { return [] }
    let head = Phrase(
      "Dòng miễn không có hiệu lực vào ngày cuối quý (của đơn vị đã kết thúc: ngày cuối của đơn vị) nên không tính trong kỳ này:",
      en:
        "Exemptions that are not in force on the last day of a quarter (of a unit that ended: its last day), so that they do not count in this period:"
    )
    return [head[language]]
      + idle.map {
        let criterion = Phrase("tiêu chí ", en: "criterion ")[language] + $0.exemption.criterion
        return "  \($0.exemption.location): \($0.name), \(criterion)"
      }
  }

  private static func thinPeriod(_ pipeline: Pipeline, _ language: Language) -> [String] {
    guard let thin = pipeline.thinPeriod else { return [] }
    let head = Phrase("Kỳ \(thin.period): ", en: "Period \(thin.period): ")
    return [(head + thin.text)[language] + "."]
  }

  /// By parent: each unit that should have reported, with the figures it owes.
  private static func missingReports(
    _ pipeline: Pipeline, _ result: PeriodResult, _ language: Language
  ) -> [String] {
    let tree = result.scores.tree
    let missing = MissingFigures(pipeline, result)
    let (owed, silent) = (missing.owed, missing.silent)
    func codes(_ reason: MissingReport.Reason) -> [String] {
      silent.filter { $0.reason == reason }.map(\.code)
    }
    let nobody =
      line(Phrase("Chưa đơn vị nào gửi: ", en: "No unit has sent: "), codes(.notSent), language)
      + line(
        Phrase(
          "Đã gửi số lũy kế, nhưng chưa trừ ra được số của kỳ: ",
          en: "What has accumulated was sent, but that of the period cannot be taken off: "),
        codes(.untaken), language)
      + line(
        Phrase(
          "Đã gửi, nhưng mọi dòng đều có lỗi và bị loại: ",
          en: "Sent, but every row has an error and was left out: "),
        codes(.faulty), language)
      + line(
        Phrase("Chưa đơn vị nào có sổ nhiệm vụ: ", en: "No unit has a register of tasks: "),
        codes(.register), language)
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
    let ended = endedUnits(missing, tree)
    let byParent = Dictionary(grouping: missing.units.compactMap { tree.index(of: $0) }) {
      tree.parents[$0]
    }
    if byParent.isEmpty { lines = nobody }
    for (parent, units) in byParent.sorted(by: { $0.key < $1.key }) {
      if parent >= 0 {
        lines.append("  \(tree.units[parent].displayName) (\(tree.units[parent].code))")
      }
      for index in units.sorted() {
        let unit = tree.ids[index]
        let what =
          what(missing, unit, language) + addition(ended.byHeir[index], register, language)
        lines.append("    \(tree.units[index].code) \(tree.units[index].displayName): \(what)")
      }
    }
    return lines + self.lines(ended, missing, result.scores.period, register, language)
      + enteredAbove(missing, language) + monthsHeld(missing, ended, language)
  }

  /// A month of a unit that ended may be in the longer row of who followed; who adds it then counts it
  /// twice.
  private static func monthsHeld(
    _ missing: MissingFigures, _ ended: EndedUnits, _ language: Language
  ) -> [String] {
    let lacksMonths = ended.others.contains { unit, heirs in
      !heirs.isEmpty
        && (missing.owed[unit] ?? []).contains {
          if case .months = $0.reason { true } else { false }
        }
    }
    guard lacksMonths else { return [] }
    return [
      Phrase(
        "  (Tháng đã có trong dòng của đơn vị kế tục thì không nhập thêm: sẽ tính hai lần.)",
        en: "  (Enter no month that a row of who followed holds already: it would count twice.)")[
          language]
    ]
  }

  /// Whoever follows the list must not leave the figure of the unit above beside those below.
  private static func enteredAbove(_ missing: MissingFigures, _ language: Language) -> [String] {
    guard missing.hasEnteredAbove else { return [] }
    return [
      Phrase(
        "  (Cấp trên đã nhập số chung: cấp dưới nhập số riêng thì xóa dòng của cấp trên; mỗi số chỉ nhập ở một cấp.)",
        en:
          "  (A unit above entered one figure for all: when those below enter theirs, delete its row; a figure is entered at one level.)"
      )[language]
    ]
  }

  /// What a unit owes.
  static func what(_ missing: MissingFigures, _ unit: UnitID, _ language: Language) -> String {
    missing.isEverything(unit)
      ? Phrase("chưa gửi gì", en: "nothing sent")[language]
      : (missing.owed[unit] ?? []).map { $0.text(language) }.joined(separator: ", ")
  }

  private static func line(_ words: Phrase, _ codes: [String], _ language: Language) -> [String] {
    codes.isEmpty ? [] : [words[language] + codes.joined(separator: ", ")]
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
      (
        Phrase(
          "đến hạn đúng ngày cuối kỳ, chưa hoàn thành: tính là đang làm trong hạn, từ kỳ sau mới là quá hạn",
          en:
            "due on the last day and not done: they count as open, and as overdue from the next period on"
        ),
        { task in
          task.due == days.last && (task.completed.map { days.last < $0 } ?? true)
        }
      ),
      (
        Phrase(
          "hoàn thành sau ngày cuối kỳ, nên chưa tính là hoàn thành",
          en: "completed after the last day, so not yet done"),
        { task in
          pipeline.period == pipeline.newestPeriod
            && (task.completed.map { days.last < $0 } ?? false)
        }
      ),
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
