import TongHopDiagnostics
import TongHopDomain

/// How the units did on each leaf as a table for people, and as a note under another table.
public enum FullMarksDocument {
  public static func make(_ table: FullMarksTable, language: Language) -> ReportDocument {
    var document = ReportDocument()
    let days = NumberText(language).days(of: table.period, in: table.method.calendar)
    let period = table.period.title
    document.titles = [
      Phrase(
        "MỨC ĐỘ PHÂN LOẠI CỦA TỪNG TIÊU CHÍ \(period.vietnamese.uppercased())",
        en: "HOW FAR EACH CRITERION RANKS, \(period.english.uppercased())")[language],
      table.method.name,
    ]
    document.subtitles = [days.prefix(1).uppercased() + days.dropFirst()]
    document.columns = columns(language)
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    let text = NumberText(language)
    func styled(_ points: Points) -> String { text.styled(numbers.text(points)) }
    for (position, group) in table.groups.enumerated() {
      let name = GroupHeading.text(of: group.name, in: table.method, parentName: nil)[language]
      document.rows.append(.group("\(RomanNumeral.text(position + 1)). \(name)"))
      for row in group.rows {
        document.rows.append(
          .unit([
            row.code, row.name, text.styled(numbers.text(row.maximum)), text.count(row.units),
            text.count(row.fullMarks),
            row.share.flatMap { numbers.percent($0) }.map(text.styled) ?? TableStyle.Mark.none,
            styled(row.mean), styled(row.least), styled(row.greatest),
            row.ranksNobody ? Phrase("không phân loại", en: "ranks nobody")[language] : "",
          ]))
      }
    }
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    document.notes = [
      Phrase(
        "“Không phân loại”: trên \(FullMarksTable.most) % đơn vị trong nhóm đạt điểm tối đa của tiêu chí. Chỉ tính các đơn vị có tổng điểm và được áp dụng tiêu chí. Điểm tối đa của điểm thưởng là mức trần; điểm trừ và tiêu chí chỉ theo dõi (tối đa 0 điểm) không có trong bảng.",
        en:
          "“Ranks nobody”: more than \(FullMarksTable.most) % of the units of the group have full marks. Counted are units that have a total and to which the criterion applies. The maximum of a bonus is its limit; penalties and criteria that are only tracked (maximum 0) are left out."
      )[language]
    ]
    return document
  }

  private static func columns(_ language: Language) -> [ReportDocument.Column] {
    func column(_ vietnamese: String, _ english: String) -> ReportDocument.Column {
      ReportDocument.Column(title: Phrase(vietnamese, en: english)[language])
    }
    func words(_ vietnamese: String, _ english: String, _ width: Int) -> ReportDocument.Column {
      ReportDocument.Column(
        title: Phrase(vietnamese, en: english)[language], alignment: .leading, minimumWidth: width,
        wraps: true)
    }
    return [
      words("Mã", "Code", 4), words("Tiêu chí", "Criterion", 18),
      column("Điểm tối đa", "Maximum"), column("Số đơn vị", "Units"),
      column("Đạt tối đa", "Full marks"), column("Tỷ lệ (%)", "Share (%)"),
      column("Trung bình", "Mean"), column("Thấp nhất", "Least"), column("Cao nhất", "Greatest"),
      words("Ghi\u{A0}chú", "Remarks", 8),
    ]
  }

  /// One note for each group with criteria that rank nobody: `1.1 (12/12)`.
  public static func notes(_ table: FullMarksTable, language: Language) -> [String] {
    table.groups.compactMap { group in
      let rows = group.rows.filter(\.ranksNobody)
      guard !rows.isEmpty else { return nil }
      let name = GroupHeading.text(of: group.name, in: table.method, parentName: nil)[language]
      let list = rows.map { "\($0.code) (\($0.fullMarks)/\($0.units))" }.joined(separator: ", ")
      return Phrase(
        "Tiêu chí không phân loại được đơn vị nào (trên \(FullMarksTable.most) % đơn vị đạt điểm tối đa), \(name): \(list).",
        en:
          "Criteria that rank nobody (more than \(FullMarksTable.most) % of the units have full marks), \(name): \(list)."
      )[language]
    }
  }
}
