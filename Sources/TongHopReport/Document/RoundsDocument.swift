import TongHopDiagnostics
import TongHopDomain

/// The appendix of points by round: who gave what, and why it changed.
public enum RoundsDocument {
  /// - Parameter rounds: in the order of the table. Printed are those that changed, await an
  ///   appraisal or lack something; a note counts the others.
  public static func make(
    _ rounds: [PointRounds], period: Period, method: Method, language: Language
  ) -> ReportDocument {
    var document = ReportDocument()
    let days = NumberText(language).days(of: period, in: method.calendar)
    document.titles = [
      Phrase(
        "PHỤ LỤC: ĐIỂM TỰ CHẤM, THẨM ĐỊNH, GIẢI TRÌNH \(period.title.vietnamese.uppercased())",
        en: "ANNEX: POINTS BY ROUND, \(period.title.english.uppercased())")[language],
      method.name,
    ]
    document.subtitles = [days.prefix(1).uppercased() + days.dropFirst()]
    document.columns = columns(language)
    let shown = rounds.filter {
      $0.isChanged || $0.lacksEvidence || !$0.unreasoned.isEmpty
        || !($0.counted?.round.isAppraisal ?? false)
    }
    let style = Style(language: language, period: period, places: places(of: shown))
    for (place, series) in shown.enumerated() {
      document.rows.append(.unit(style.cells(series, number: place + 1)))
    }
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    document.notes = [
      Phrase(
        "Vòng thẩm định sau cùng được tính; chưa thẩm định thì tạm tính điểm tự chấm; điểm giải trình không được tính.",
        en:
          "The last appraisal counts; until there is one the self score, provisionally; an explanation never counts."
      )[language],
      Phrase(
        "\(rounds.count - shown.count) dòng khác: các vòng bằng nhau và đủ tài liệu, không in ở đây.",
        en:
          "\(rounds.count - shown.count) more: all rounds are equal and nothing lacks; not printed here."
      )[language],
    ]
    return document
  }

  private static func columns(_ language: Language) -> [ReportDocument.Column] {
    func number(_ title: Phrase) -> ReportDocument.Column {
      ReportDocument.Column(title: title[language])
    }
    func words(_ title: Phrase, _ width: Int) -> ReportDocument.Column {
      ReportDocument.Column(
        title: title[language], alignment: .leading, minimumWidth: width, wraps: true)
    }
    return [
      ReportDocument.Column(title: Phrase("TT", en: "No.")[language], minimumWidth: 3),
      words(Phrase("Đơn vị", en: "Unit"), 16), words(Phrase("Tiêu chí", en: "Criterion"), 8),
      number(Phrase("Tự chấm", en: "Self score")), number(Phrase("Thẩm định", en: "Appraised")),
      number(Phrase("Giải trình", en: "Explained")), number(Phrase("Lần hai", en: "Second")),
      words(Phrase("Lý do", en: "Reason"), 16),
      words(Phrase("Tài liệu kiểm chứng", en: "Evidence"), 16),
    ]
  }

  /// As many decimals in a column as its longest number needs.
  private static func places(of rounds: [PointRounds]) -> [PointEntry.Round: Int] {
    var places: [PointEntry.Round: Int] = [:]
    for entry in rounds.flatMap(\.entries) {
      let needed = PrintedNumbers.trimmed(entry.points, places: 9).places
      places[entry.round] = max(places[entry.round] ?? 0, needed)
    }
    return places
  }

  private struct Style {
    let language: Language
    let period: Period
    let places: [PointEntry.Round: Int]

    func cells(_ series: PointRounds, number: Int) -> [String] {
      let text = NumberText(language)
      func points(_ round: PointEntry.Round) -> String {
        series[round].map {
          let number = PrintedNumber(count: Int128($0.points), places: 9)
          return text.styled(number.trimmed(to: places[round] ?? 0).text)
        } ?? TableStyle.Mark.none
      }
      let part = series.period == period ? "" : " (\(series.period))"
      return [
        String(number), series.displayName + part, series.criterion, points(.selfScored),
        points(.appraised), points(.explained), points(.second), reasons(series),
        evidence(series),
      ]
    }

    private func reasons(_ series: PointRounds) -> String {
      var texts = series.entries.filter { !$0.reason.isEmpty }.map {
        "\($0.round.words[language]): \($0.reason)"
      }
      for entry in series.unreasoned {
        texts.append(
          entry.round.words[language]
            + Phrase(": KHÔNG GHI LÝ DO", en: ": NO REASON GIVEN")[language])
      }
      if !(series.counted?.round.isAppraisal ?? false) {
        texts.append(Phrase("chờ thẩm định", en: "awaiting appraisal")[language])
      }
      return texts.joined(separator: "; ")
    }

    private func evidence(_ series: PointRounds) -> String {
      var texts: [String] = []
      for entry in series.entries where !entry.evidence.isEmpty {
        if !texts.contains(entry.evidence) { texts.append(entry.evidence) }
      }
      if series.lacksEvidence {
        texts.insert(Phrase("KHÔNG CÓ", en: "NONE")[language], at: 0)
      }
      return texts.joined(separator: "; ")
    }
  }
}
