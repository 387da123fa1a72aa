import TongHopDiagnostics
import TongHopDomain

/// What each lead has to explain: criteria below their target, with an empty column to write in.
enum ShortfallDocument {
  static func make(
    _ maker: SheetMaker, _ table: ShortfallTable, units tree: UnitTree
  ) -> ReportDocument {
    let (language, style, method) = (maker.language, maker.style, maker.method)
    var document = maker.document(
      Phrase("TIÊU CHÍ CHƯA ĐẠT THEO CƠ QUAN CHỦ TRÌ", en: "CRITERIA BELOW TARGET, BY LEAD"))
    document.columns = [
      maker.number, maker.words(Phrase("Chủ trì", en: "Lead"), width: 18),
      maker.words(Phrase("Tiêu chí", en: "Criterion"), width: 52),
      maker.words(Phrase("Đơn vị", en: "Unit"), width: 18),
      maker.figure(Phrase("Điểm tối đa", en: "Maximum")),
      maker.figure(Phrase("Điểm đạt", en: "Points")),
      maker.figure(Phrase("Điểm mất", en: "Lost")),
      maker.words(Phrase("Tình trạng", en: "State"), width: 10),
      maker.words(Phrase("Giải trình", en: "Explanation"), width: 30),
    ]
    let unnamed = Phrase("(chưa nêu chủ trì)", en: "(no lead named)")[language]
    let rows = table.groups.flatMap { group in
      group.rows.map { (lead: group.name.isEmpty ? unnamed : group.name, row: $0) }
    }
    document.rows = rows.enumerated().map { place, entry in
      let criterion = method.criteria[entry.row.criterion]
      let unit = maker.unitNames[entry.row.unit] ?? tree.units[entry.row.unit].displayName
      return .unit([
        style.count(place + 1), .text(entry.lead), .text("\(criterion.code). \(criterion.name)"),
        .text(unit), style.number(entry.row.maximum),
        style.number(
          style.numbers.number(entry.row.points, isRounded: method.rounds(criterion))),
        style.number(entry.row.lost),
        .text(ProfileWords.state(entry.row.state)[language]), .text(""),
      ])
    }
    document.notes = notes(table, maker)
    return document
  }

  private static func notes(_ table: ShortfallTable, _ maker: SheetMaker) -> [String] {
    let language = maker.language
    guard maker.method.composite == nil else {
      return [
        Phrase(
          "Bộ chỉ số tổng hợp không có điểm tối đa của tiêu chí.",
          en: "The criteria of a composite indicator have no full marks.")[language]
      ]
    }
    guard maker.method.hasPointsToGain else {
      return [
        Phrase(
          "Điểm càng thấp càng tốt, nên không có tiêu chí chưa đạt.",
          en: "Less is better, so no criterion is below its target.")[language]
      ]
    }
    var notes = [
      Phrase(
        "Chưa đạt: chưa được điểm tối đa của tiêu chí. Điểm mất = điểm tối đa - điểm đạt. Không có điểm thưởng, điểm trừ.",
        en:
          "Below target: less than full marks. Lost = maximum - points. Bonuses and penalties are left out."
      )[language]
    ]
    if table.leftOut > 0 {
      let count = maker.style.text.count(table.leftOut)
      notes.append(
        Phrase(
          "Chỉ in các dòng mất nhiều điểm nhất; còn \(count) dòng mất ít hơn có trong tệp -score.csv.",
          en:
            "Printed are the rows that lose most; \(count) more that lose less are in the file -score.csv."
        )[language])
    }
    return notes
  }
}
