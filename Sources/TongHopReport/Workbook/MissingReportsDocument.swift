import TongHopDiagnostics
import TongHopDomain

/// Who did not send what.
enum MissingReportsDocument {
  static func make(
    _ maker: SheetMaker, _ missing: [MissingReport], _ silent: [MissingReport.Figure]
  ) -> ReportDocument {
    let language = maker.language
    var document = maker.document(Phrase("ĐƠN VỊ CHƯA BÁO CÁO", en: "UNITS THAT HAVE NOT REPORTED"))
    document.columns = [
      maker.number, maker.words(Phrase("Đơn vị", en: "Unit"), width: 18),
      maker.words(Phrase("Mã", en: "Code"), width: 9),
      maker.words(Phrase("Thuộc", en: "Belongs to"), width: 18),
      maker.words(Phrase("Số liệu chưa gửi", en: "Figures not sent"), width: 40),
    ]
    document.rows = missing.enumerated().map { place, report in
      let everything = Phrase("chưa gửi gì", en: "nothing sent")[language]
      return .unit([
        maker.style.count(place + 1),
        .text(
          report.isEnded
            ? report.name
              + Phrase(" (đã kết thúc trong kỳ)", en: " (ended in the period)")[language]
            : report.name), .text(report.code),
        .text(report.parentName),
        .text(
          report.isEverything
            ? everything : report.figures.map { $0.text(language) }.joined(separator: ", ")),
      ])
    }
    if missing.isEmpty, silent.isEmpty {
      document.notes = [
        Phrase("Mọi đơn vị đã báo cáo.", en: "Every unit has reported.")[language]
      ]
    }
    if !silent.isEmpty {
      document.notes.append(
        Phrase("Chưa đơn vị nào có số liệu dùng được: ", en: "No unit has any that counts: ")[
          language] + silent.map { $0.text(language) }.joined(separator: ", "))
    }
    guard !missing.isEmpty else { return document }
    document.notes.append(
      Phrase(
        "Mỗi đơn vị phải tự nhập số liệu được liệt kê; cấp trên chờ cấp dưới không có trong bảng.",
        en:
          "Listed are the units that enter the figures themselves, not those above that wait for them."
      )[language])
    return document
  }
}
