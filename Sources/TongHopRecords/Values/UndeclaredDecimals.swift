import TongHopDiagnostics
import TongHopDomain

/// The decimals that a file has of an indicator which does not stand in indicators.csv: one cause,
/// one message.
struct UndeclaredDecimals {
  let indicator: Indicator
  /// Of the first.
  let location: SourceLocation
  private var found = ""
  /// Rows.
  private var count = 0
  private var lastLine = 0
  private var places = 0

  init(_ indicator: Indicator, _ location: SourceLocation) {
    self.indicator = indicator
    self.location = location
  }

  mutating func add(places: Int, text: String, line: Int) {
    if count == 0 { found = text }
    if line != lastLine { count += 1 }
    lastLine = line
    self.places = max(self.places, places)
  }

  func diagnostic(_ list: Codebook.IndicatorList) -> Diagnostic {
    let name = indicator.name.contains { ",\"\n".contains($0) } ? "" : indicator.name
    let decimals = min(places, 9)
    let line = "\(indicator.code),\(name),amount,\(decimals)"
    var diagnostic = Diagnostic(
      .undeclaredDecimals, at: location,
      Phrase(
        "chỉ tiêu \(indicator.code) chưa được khai báo nên là số đếm, nhưng số liệu có phần thập phân",
        en: "\(indicator.code) is declared nowhere, so it is a count, and its figures have decimals"
      ),
      found: found,
      expected: Phrase(
        "chỉ tiêu có kind amount và decimals \(decimals), hoặc số nguyên",
        en: "an indicator of kind amount with decimals \(decimals), or whole numbers"),
      fix: Self.fix(line, list))
    diagnostic.count = count
    return diagnostic
  }

  private static func fix(_ line: String, _ list: Codebook.IndicatorList) -> Phrase {
    switch list {
    case .missing:
      Phrase(
        "tạo tệp indicators.csv, ghi hai dòng: code,name,kind,decimals | \(line)",
        en: "make a file indicators.csv of two lines: code,name,kind,decimals | \(line)")
    case .whole:
      Phrase(
        "thêm vào indicators.csv một dòng, theo các cột code,name,kind,decimals: \(line)",
        en: "add a row to indicators.csv, in the columns code,name,kind,decimals: \(line)")
    case .faulty:
      Phrase(
        "sửa các lỗi trong indicators.csv trước; nếu chỉ tiêu chưa có ở đó thì thêm, theo các cột code,name,kind,decimals: \(line)",
        en:
          "correct the errors of indicators.csv first; if the indicator is not in it, add it, in the columns code,name,kind,decimals: \(line)"
      )
    }
  }
}
