import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Finds the first thing on which two engines do not agree, and says it.
struct EngineComparison: Sendable {
  let names: (String, String)
  let codebook: Codebook

  /// `Xã Hải Yến (06220), chỉ tiêu HS, kỳ 2024-Q2: columnar 40/50; reference 41/50`
  func difference(_ what: Phrase, _ first: Phrase, _ second: Phrase) -> EngineDifference {
    let nothing = Phrase("không có", en: "nothing")
    func value(_ name: String, _ text: Phrase) -> Phrase {
      Phrase(verbatim: name + " ") + (text[.vietnamese].isEmpty ? nothing : text)
    }
    return EngineDifference(
      message: what + Phrase(verbatim: ": ") + value(names.0, first) + Phrase(verbatim: "; ")
        + value(names.1, second))
  }

  private func difference(_ what: Phrase, _ first: Int, _ second: Int) -> EngineDifference {
    difference(what, Phrase(verbatim: "\(first)"), Phrase(verbatim: "\(second)"))
  }

  // MARK: - What was received

  /// The row counts, the problems, the rows left out and the entries; not how many rows were slow.
  func compare(_ first: ReceivedFigures, _ second: ReceivedFigures) throws(EngineDifference) {
    guard first.rowCount == second.rowCount else {
      throw difference(
        Phrase("số dòng của metrics/ và records/", en: "rows of metrics/ and records/"),
        first.rowCount, second.rowCount)
    }
    guard first.entryCount == second.entryCount else {
      throw difference(
        Phrase(
          "số dòng của tasks/, points/ và survey/",
          en: "rows of tasks/, points/ and survey/"),
        first.entryCount, second.entryCount)
    }
    try compare(first.log, second.log)
    try compareLeftOut(first.leftOut, second.leftOut)
    try compareRows(first.rows, second.rows)
    guard first.tasks == second.tasks else {
      throw difference(
        Phrase("các nhiệm vụ", en: "the tasks"), first.tasks.count, second.tasks.count)
    }
    guard first.answers == second.answers else {
      throw difference(
        Phrase("các câu trả lời điều tra", en: "the answers of surveys"), first.answers.count,
        second.answers.count)
    }
    guard first.points == second.points else {
      throw difference(
        Phrase("các điểm chấm", en: "the points entered"), first.points.count, second.points.count)
    }
  }

  /// As they are printed, line by line.
  func compare(_ first: DiagnosticLog, _ second: DiagnosticLog) throws(EngineDifference) {
    let lines = [first, second].map { log in
      [Language.vietnamese, .english].map { language in
        DiagnosticRenderer(language: language).render(log)
          .split(separator: "\n").map(String.init)
      }
    }
    let count = max(lines[0][0].count, lines[1][0].count)
    for number in 0..<count {
      let texts = lines.map { pair in
        number < pair[0].count ? Phrase(pair[0][number], en: pair[1][number]) : Phrase(verbatim: "")
      }
      guard texts[0] == texts[1] else {
        throw difference(
          Phrase("thông báo lỗi", en: "the problems reported"), texts[0], texts[1])
      }
    }
  }

  private func compareLeftOut(_ first: LeftOutRows, _ second: LeftOutRows)
    throws(EngineDifference)
  {
    let lists = [first, second].map { rows in
      rows.sorted { ($0.location, text($0)) < ($1.location, text($1)) }
    }
    guard lists[0] != lists[1] else { return try compareLeftOutLines(first, second) }
    for position in 0..<max(first.count, second.count) {
      let rows = lists.map { position < $0.count ? $0[position] : nil }
      guard rows[0] != rows[1] else { continue }
      throw difference(
        Phrase("dòng bị loại", en: "rows left out"),
        Phrase(verbatim: rows[0].map(text) ?? ""), Phrase(verbatim: rows[1].map(text) ?? ""))
    }
  }

  private func compareLeftOutLines(_ first: LeftOutRows, _ second: LeftOutRows)
    throws(EngineDifference)
  {
    let texts = [first, second].map { rows in
      SourceText.lines(
        rows.lines.flatMap { file, stretches in
          stretches.map { SourceSpan(file: file, first: $0.lowerBound, last: $0.upperBound) }
        }, language: .english)
    }
    guard texts[0] != texts[1] else { return }
    throw difference(
      Phrase("các dòng bị loại", en: "the lines left out"),
      Phrase(verbatim: texts[0].joined(separator: "; ")),
      Phrase(verbatim: texts[1].joined(separator: "; ")))
  }

  private func text(_ row: LeftOutRow) -> String {
    let unit = row.unit.map { codebook.register[$0].code }
    let period = row.period?.description
    let known = [unit, row.code, period].map { $0 ?? "–" }.joined(separator: ", ")
    return "\(row.location) (\(known)) × \(row.rows)"
  }

  private func compareRows(
    _ first: [String: [Period: Int]], _ second: [String: [Period: Int]]
  ) throws(EngineDifference) {
    for code in Set(first.keys).union(second.keys).sorted() {
      let (one, two) = (first[code] ?? [:], second[code] ?? [:])
      let periods = Set(one.keys).union(two.keys).sorted { $0.description < $1.description }
      for period in periods where one[period] != two[period] {
        throw difference(
          Phrase(
            "số dòng của chỉ tiêu \(code), kỳ \(period)",
            en: "rows of indicator \(code), period \(period)"),
          one[period] ?? 0, two[period] ?? 0)
      }
    }
  }
}
