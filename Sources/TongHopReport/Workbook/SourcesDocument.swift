import TongHopDiagnostics
import TongHopDomain

/// By what and from what the tables were made.
enum SourcesDocument {
  static func make(_ maker: SheetMaker, _ contents: WorkbookContents) -> ReportDocument {
    let language = maker.language
    var document = maker.document(Phrase("PHƯƠNG PHÁP VÀ NGUỒN SỐ LIỆU", en: "METHOD AND SOURCES"))
    document.columns = [
      maker.words(Phrase("Nội dung", en: "What"), width: 40),
      maker.words(Phrase("Giá trị", en: "Value"), width: 60),
      maker.words(Phrase("SHA-256", en: "SHA-256"), width: 68),
    ]
    func part(_ title: Phrase, _ rows: [(String, ReportDocument.Cell, String)]) {
      let number = document.rows.count { if case .group = $0 { true } else { false } } + 1
      document.rows.append(.group("\(RomanNumeral.text(number)). \(title[language])"))
      document.rows += rows.map { .unit([.text($0), $1, .text($2)]) }
    }
    part(Phrase("BỘ TIÊU CHÍ", en: "METHOD"), method(maker))
    part(Phrase("KỲ", en: "PERIODS"), periods(maker))
    let notes = ComparisonNotes(table: maker.table, style: maker.style, rows: [])
    part(
      Phrase("CÁCH TÍNH", en: "HOW IT IS COMPUTED"),
      notes.settings.map { ($0[language], .text($1), "") })
    part(
      Phrase("QUY TẮC CỦA TỪNG TIÊU CHÍ", en: "THE RULE OF EACH CRITERION"),
      RuleNotes.rules(of: maker.method, contents.annex?.indicators ?? [:], language).map {
        ($0, .text($1), "")
      })
    part(
      Phrase("TỆP SỐ LIỆU (số byte)", en: "INPUT FILES (bytes)"),
      contents.files.map { file in
        (file.name, maker.style.count(file.size), file.sha256)
      })
    part(
      Phrase("CHƯƠNG TRÌNH", en: "PROGRAM"), [("TongHop", .text(contents.version), "")])
    document.notes = [
      Phrase(
        "SHA-256 của một tệp đổi khi một byte của tệp đổi; tính lại bằng: sha256sum TỆP.",
        en: "The SHA-256 of a file changes with every byte of it; recompute it by: sha256sum FILE.")[
          language]
    ]
    return document
  }

  private static func method(_ maker: SheetMaker) -> [(String, ReportDocument.Cell, String)] {
    let (method, language) = (maker.method, maker.language)
    let open = Phrase("không hạn định", en: "open")[language]
    func row(_ title: Phrase, _ cell: ReportDocument.Cell) -> (
      String, ReportDocument.Cell, String
    ) {
      (title[language], cell, "")
    }
    return [
      row(MethodNotes.Title.name, .text(method.name)),
      row(MethodNotes.Title.id, .text(MethodNotes(method, language).identity)),
      row(
        Phrase("Hiệu lực từ", en: "In force from"),
        method.validFrom.map { maker.date($0) } ?? .text(open)),
      row(
        Phrase("Hết hiệu lực từ", en: "Until, exclusive"),
        method.validTo.map { maker.date($0) } ?? .text(open)),
      row(MethodNotes.Title.calendar, .text(MethodNotes(method, language).calendar)),
    ]
  }

  private static func periods(_ maker: SheetMaker) -> [(String, ReportDocument.Cell, String)] {
    let (table, language) = (maker.table, maker.language)
    let all: [(Phrase, Period?)] = [
      (Phrase("Kỳ này", en: "This period"), table.period),
      (Phrase("Kỳ trước", en: "The period before"), table.previousPeriod),
      (Phrase("Cùng kỳ năm trước", en: "The year before"), table.earlier.otherYearAgo),
    ]
    return all.compactMap { title, period in
      guard let period else { return nil }
      let days = maker.style.text.days(of: period, in: maker.method.calendar)
      return (title[language], .text("\(period.title[language]), \(days)"), "")
    }
  }
}
