import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

@Test func preview() {
  for language in [Language.vietnamese] {
    for wide in [false, true] {
      let office = wide ? OfficeHeader(agency: "Sở Nội vụ", documentNumber: "12/BC-SNV", annex: "Phụ lục I") : OfficeHeader(agencyAbove: "UBND TỈNH LẠNG SƠN", agency: "SỞ NỘI VỤ", place: "Lạng Sơn", signerTitle: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", signer: "Nguyễn Văn A")
      print(TextTable.render(ComparisonDocument.make(Samples.table(), language: language, wide: wide, office: office, leftOut: ["metrics/2024-Q2.csv: dòng 17, 20-25"], extraNotes: [])))
    }
  }

  var table = Samples.table()
  table.method.rounding = Rounding(decimals: 4, at: .none)
  table.method.quantileGroups = [QuantileGroup(name: "Nhóm đạt điểm cao nhất", above: Fraction(75)), QuantileGroup(name: "Thấp nhất", above: Fraction(0))]
  table.method.bands = []
  table.yearAgoPeriod = Samples.period("2023-H1")
  for place in table.groups[1].rows.indices { table.groups[1].rows[place].name += " với một cái tên rất dài của một đơn vị hành chính nào đó"
  table.groups[1].rows[place].quantileGroup = "Nhóm đạt điểm cao nhất"
  table.groups[1].rows[place].current.index = Points(count: 47_053_333_333_000_000_000)
  table.groups[1].rows[place].yearAgo.index = Points(count: 47_053_333_333_000_000_000)
  table.groups[1].rows[place].previous.index = Points(count: -12_053_333_333_000_000_000)
  table.groups[1].rows[place].current.points = Points(count: 47_053_333_333_000_000_000) }
  let text = TextTable.render(ComparisonDocument.make(table, language: .vietnamese, wide: false, office: nil, leftOut: [], extraNotes: ["Xin chào"]))
  print(text)
  print(text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0)
}
