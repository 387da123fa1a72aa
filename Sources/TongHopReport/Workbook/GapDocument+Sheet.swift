import TongHopDiagnostics
import TongHopDomain

extension GapDocument {
  /// The tables of all axes below each other, which have the same columns.
  static func make(_ tables: [GapTable], _ maker: SheetMaker) -> ReportDocument {
    var document = maker.document(
      Phrase("ĐIỂM TỰ CHẤM VÀ ĐIỂM THẨM ĐỊNH", en: "SELF SCORE AND APPRAISAL"))
    let parts = tables.map { make($0, language: maker.language) }
    document.columns = parts.first?.columns ?? [maker.number]
    for part in parts {
      // The second title of each names its axis.
      let axis = part.titles.dropFirst().first ?? ""
      for row in part.rows {
        if case .group(let title) = row {
          document.rows.append(.group("\(axis) - \(title)"))
        } else {
          document.rows.append(row)
        }
      }
      for note in part.notes where !document.notes.contains(note) { document.notes.append(note) }
    }
    if document.columns.count > 1 {
      document.columns[1].title = Phrase("Đơn vị, tiêu chí", en: "Unit, criterion")[maker.language]
    }
    return document
  }
}
