import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite struct ComparisonDocumentTests {
  private static func document(
    _ table: ComparisonTable = Samples.table(), language: Language = .vietnamese,
    office: OfficeHeader? = nil
  ) -> ReportDocument {
    ComparisonDocument.make(
      table, language: language, wide: false, office: office,
      leftOut: ["metrics/2024-Q2.csv: 17, 20-25"], extraNotes: ["Biểu mẫu thử."])
  }

  @Test func vietnameseText() {
    #expect(TextTable.render(Self.document()) == Golden.vietnamese)
  }

  @Test func englishText() {
    #expect(TextTable.render(Self.document(language: .english)) == Golden.english)
  }

  @Test func officeBlockAndSignatures() {
    let office = OfficeHeader(
      agencyAbove: "UBND TỈNH LẠNG SƠN", agency: "SỞ NỘI VỤ", place: "Lạng Sơn",
      signerTitle: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", signer: "Nguyễn Văn A")
    let document = Self.document(office: office)
    #expect(document.header.left == ["UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", "Số: …"])
    #expect(document.header.right.last == "Lạng Sơn, ngày … tháng … năm …")
    #expect(document.signatures.left.first == "NGƯỜI LẬP BIỂU")
    #expect(document.signatures.right.prefix(2) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"])
    #expect(document.signatures.right.last == "Nguyễn Văn A")
  }

  @Test func annexHasNoOfficeBlock() {
    let document = Self.document(
      office: OfficeHeader(agency: "Sở Nội vụ", documentNumber: "12/BC-SNV", annex: "Phụ lục I"))
    #expect(document.header.isEmpty && document.signatures.isEmpty)
    #expect(document.titles.prefix(2) == ["Phụ lục I", "DỰ THẢO"])
    #expect(
      document.subtitles.first
        == "(Kèm theo Báo cáo số 12/BC-SNV ngày … tháng … năm … của Sở Nội vụ)")
  }

  @Test func signedTableIsNoDraft() {
    var table = Samples.table()
    table.groups[1].rows[1].flags = []
    #expect(Self.document(table).titles.first == "BẢNG SO SÁNH KẾT QUẢ QUÝ II/2024")
  }

  @Test func headingsOfGroups() {
    var table = Samples.table()
    table.method.ranking.groupBy = .parent
    table.groups[1].name = "180"
    #expect(Self.headings(table).last == "II. HUYỆN TRÀNG ĐỊNH (180) (4 đơn vị)")
    table.groups[1].name = "Các phường"
    #expect(Self.headings(table).last == "II. CÁC PHƯỜNG (4 đơn vị)")
  }

  private static func headings(_ table: ComparisonTable) -> [String] {
    document(table).rows.compactMap {
      if case .group(let text) = $0 { text } else { nil }
    }
  }

  /// A year is compared with the year before: one pair of columns, not two.
  @Test func onePeriodIsNotComparedTwice() {
    var table = Samples.table()
    table.period = Samples.period("2024")
    table.previousPeriod = Samples.period("2023")
    table.yearAgoPeriod = Samples.period("2023")
    let groups = Self.document(table).columns.map(\.group).filter { !$0.isEmpty }
    #expect(groups == ["So với Năm\u{A0}2023", "So với Năm\u{A0}2023"])
  }

  @Test func methodWithGroupsInsteadOfClasses() {
    var table = Samples.table()
    table.method.bands = []
    table.method.quantileGroups = [
      QuantileGroup(name: "cao", above: Fraction(50)),
      QuantileGroup(name: "thấp", above: Fraction(0)),
    ]
    table.groups[0].rows[0].quantileGroup = "cao"
    let document = Self.document(table)
    #expect(document.columns[5].title == "Nhóm")
    guard case .unit(let cells) = document.rows[1] else { return #expect(Bool(false)) }
    #expect(cells[5].text == "cao")
    #expect(
      document.notes.contains(
        "Nhóm (giá trị bằng nhau thì cùng nhóm): cao: trên bách phân vị 50; thấp: còn lại."))
  }

  @Test(
    arguments: [
      ([.provisional], true, "(tt)"), ([.notReported], false, "chưa báo cáo"),
      ([.notReported], true, "thiếu số liệu"), ([.methodChanged], true, "(2)"),
      ([.methodChanged, .commonPart], true, "(1)"), ([.restated, .provisional], true, "*, (tt)"),
      ([.withheld], false, "không công bố"), ([.differsFromPublished], true, "khác bảng đã ký"),
      ([.belowCoverage], true, "dưới mức tối thiểu"), ([], true, ""),
      ([.earlierProvisional, .restated], true, "*, kỳ trước (tt)"),
    ] as [([ComparisonFlag], Bool, String)])
  func remarks(flags: [ComparisonFlag], hasPoints: Bool, expected: String) {
    var row = Samples.row("1", "xã", "A", points: hasPoints ? 100 : nil, rank: nil)
    row.flags = ComparisonFlags(flags)
    let style = TableStyle(Samples.table(), language: .vietnamese)
    #expect(style.remarks(row) == expected)
  }

  @Test func rowWithheldHasNoReportMark() {
    var row = Samples.row("1", "xã", "A", points: nil, rank: nil)
    row.flags = [.withheld, .notReported]
    let style = TableStyle(Samples.table(), language: .vietnamese)
    #expect(style.current(row.current.points, of: row).text == "–")
  }

  @Test func settingsAreSaidUnderTheTable() {
    var table = Samples.table()
    table.method.rounding = Rounding(decimals: 3, mode: .truncate, at: .total)
    table.method.ranking.by = .points
    table.method.ranking.on = .full
    table.method.ranking.ties = .dense
    table.method.minimumCoverage = Fraction(parsing: "62,5%")
    let notes = Self.document(table, language: .english).notes
    #expect(notes.contains("Rounding: 3 decimals, truncated, at the total."))
    #expect(
      notes.contains(
        "Ranked inside each group by the total points before rounding; ties share a rank, 1-2-2-3."
      ))
    #expect(notes.contains("A unit is ranked if it reported 62.5% of its applicable maximum."))
  }
}
