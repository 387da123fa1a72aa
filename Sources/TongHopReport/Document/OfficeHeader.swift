import TongHopDiagnostics

/// Who issues a table. Everything is optional; what is empty is left out or dotted.
public struct OfficeHeader: Sendable, Hashable {
  public var agencyAbove: String
  public var agency: String
  public var place: String
  public var preparer: String
  public var signerTitle: String
  public var signer: String
  public var documentNumber: String
  /// The heading of an annex, `Phụ lục I`; then there is no agency block and no signature.
  public var annex: String

  public init(
    agencyAbove: String = "", agency: String = "", place: String = "", preparer: String = "",
    signerTitle: String = "", signer: String = "", documentNumber: String = "", annex: String = ""
  ) {
    self.agencyAbove = agencyAbove
    self.agency = agency
    self.place = place
    self.preparer = preparer
    self.signerTitle = signerTitle
    self.signer = signer
    self.documentNumber = documentNumber
    self.annex = annex
  }

  static let nation = Phrase(
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "SOCIALIST REPUBLIC OF VIET NAM")
  static let motto = Phrase(
    "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness")

  // The day of signing is left to the pen: the same inputs must give the same bytes on any day.
  private static let dottedDate = Phrase("ngày … tháng … năm …", en: "date …")

  func header(_ language: Language) -> ReportDocument.Block {
    guard annex.isEmpty else { return ReportDocument.Block() }
    var left = [agencyAbove, agency].filter { !$0.isEmpty }
    let number = documentNumber.isEmpty ? "…" : documentNumber
    left.append(Phrase("Số: \(number)", en: "No. \(number)")[language])
    let date = Self.dottedDate[language]
    return ReportDocument.Block(
      left: left,
      right: [
        Self.nation[language], Self.motto[language],
        place.isEmpty ? date : "\(place), \(date)",
      ])
  }

  /// `(Kèm theo Báo cáo số … của Sở Nội vụ)`; nil where the table is not an annex.
  func annexLine(_ language: Language) -> String? {
    guard !annex.isEmpty else { return nil }
    let number = documentNumber.isEmpty ? "…" : documentNumber
    let date = Self.dottedDate[language]
    let whose = agency.isEmpty ? "…" : agency
    return Phrase(
      "(Kèm theo Báo cáo số \(number) \(date) của \(whose))",
      en: "(attached to report No. \(number) of \(whose), \(date))")[language]
  }

  func signatures(_ language: Language) -> ReportDocument.Block {
    guard annex.isEmpty else { return ReportDocument.Block() }
    let space = ["", "", ""]
    // `KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC` stands on two lines; the preparer begins on the first.
    let title =
      signerTitle.isEmpty
      ? ["…"]
      : signerTitle.split(separator: "/").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    let preparerTitle = Phrase("NGƯỜI LẬP BIỂU", en: "PREPARED BY")[language]
    let gap = Array(repeating: "", count: max(title.count - 1, 0))
    return ReportDocument.Block(
      left: [preparerTitle] + gap + space + (preparer.isEmpty ? [] : [preparer]),
      right: title + space + (signer.isEmpty ? [] : [signer]))
  }
}
