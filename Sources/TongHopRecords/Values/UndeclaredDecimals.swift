import TongHopDiagnostics
import TongHopDomain

/// The decimals that a file has of an indicator of which nobody has said how many there are, because
/// it does not stand in indicators.csv or its `decimals` is empty there: one cause, one message.
struct UndeclaredDecimals {
  let indicator: Indicator
  /// Of the first.
  let location: SourceLocation
  private var found = ""
  /// Rows.
  private var count = 0
  private var lastLine = 0
  private var places = 0

  /// Does it stand in indicators.csv?
  let isListed: Bool

  init(_ indicator: Indicator, _ location: SourceLocation, isListed: Bool = false) {
    self.indicator = indicator
    self.isListed = isListed
    self.location = location
  }

  mutating func add(places: Int, text: String, line: Int) {
    if count == 0 { found = text }
    if line != lastLine { count += 1 }
    lastLine = line
    self.places = max(self.places, places)
  }

  /// One message for each indicator of a file, or one for all where there are many.
  static func diagnostics(_ all: [String: Self], _ list: Codebook.IndicatorList) -> [Diagnostic] {
    let sorted = all.values.filter { !$0.isListed }.sorted { $0.indicator.code < $1.indicator.code }
    let listed = all.values.filter(\.isListed).sorted { $0.indicator.code < $1.indicator.code }
    return listed.map(\.listedDiagnostic) + unlisted(sorted, list)
  }

  private static func unlisted(_ sorted: [Self], _ list: Codebook.IndicatorList) -> [Diagnostic] {
    guard sorted.count >= DiagnosticLog.mostApart,
      let first = sorted.min(by: { $0.location < $1.location })
    else { return sorted.map { $0.diagnostic(list) } }
    let codes = Phrase(listing: sorted.map(\.indicator.code))
    var diagnostic = Diagnostic(
      .undeclaredDecimals, at: first.location,
      Phrase(
        "\(sorted.count) chỉ tiêu chưa được khai báo nên là số đếm, nhưng số liệu có phần thập phân: ",
        en:
          "\(sorted.count) indicators are declared nowhere, so they are counts, and their figures have decimals: "
      ) + codes,
      found: first.found,
      expected: Phrase(
        "các chỉ tiêu có kind amount và số decimals, hoặc số nguyên",
        en: "indicators of kind amount with their decimals, or whole numbers"),
      fix: fix(sorted.count, list))
    diagnostic.rows = sorted.map(\.row)
    diagnostic.count = sorted.reduce(0) { $0 + $1.count }
    diagnostic.reach = sorted.reduce(0) { $0 + $1.decimals }
    return [diagnostic]
  }

  private var decimals: Int { min(places, 9) }

  /// Of indicators.csv; a name that would need quotes is left to the officer.
  private var row: Diagnostic.Row {
    let name = indicator.name.contains { ",\"\n|".contains($0) } ? "" : indicator.name
    return Diagnostic.Row("\(indicator.code),\(name),amount", decimals: decimals)
  }

  private var listedDiagnostic: Diagnostic {
    let code = indicator.code
    var diagnostic = Diagnostic(
      .undeclaredDecimals, at: location,
      Phrase(
        "chỉ tiêu \(code) có kind amount nhưng cột decimals để trống, nên là số nguyên, mà số liệu có phần thập phân",
        en:
          "\(code) is an amount whose decimals are empty, so it is a whole number, and its figures have decimals"
      ),
      found: found,
      expected: Phrase(
        "decimals \(decimals), hoặc số nguyên", en: "decimals \(decimals), or whole numbers"),
      fix: Phrase(
        "ghi \(decimals) vào cột decimals của \(code) trong indicators.csv",
        en: "put \(decimals) into decimals of \(code) in indicators.csv"))
    diagnostic.count = count
    diagnostic.reach = decimals
    return diagnostic
  }

  private func diagnostic(_ list: Codebook.IndicatorList) -> Diagnostic {
    var diagnostic = Diagnostic(
      .undeclaredDecimals, at: location,
      Phrase(
        "chỉ tiêu \(indicator.code) chưa được khai báo nên là số đếm, nhưng số liệu có phần thập phân",
        en: "\(indicator.code) is declared nowhere, so it is a count, and its figures have decimals"
      ),
      found: found,
      expected: Phrase(
        "chỉ tiêu có kind amount và đủ số decimals, hoặc số nguyên",
        en: "an indicator of kind amount with enough decimals, or whole numbers"),
      fix: Self.fix(1, list))
    diagnostic.rows = [row]
    diagnostic.count = count
    diagnostic.reach = decimals
    return diagnostic
  }

  /// - Parameter count: rows to write, at least one; they stand behind the words.
  private static func fix(_ count: Int, _ list: Codebook.IndicatorList) -> Phrase {
    let percent = Phrase(
      "nếu là tỷ lệ phần trăm thì ghi tử số và mẫu số, không ghi tỷ lệ phần trăm; nếu là số đo có phần lẻ thì ",
      en:
        "if these are percentages, write numerator and denominator in place of them; if something is measured in fractions, "
    )
    return percent + line(count, list)
  }

  private static func line(_ count: Int, _ list: Codebook.IndicatorList) -> Phrase {
    let isOne = count == 1
    return switch list {
    case .missing:
      Phrase(
        "tạo tệp indicators.csv, ghi \(isOne ? "hai" : "\(count + 1)") dòng: code,name,kind,decimals | ",
        en:
          "make a file indicators.csv of \(isOne ? "two" : "\(count + 1)") lines: code,name,kind,decimals | "
      )
    case .whole:
      Phrase(
        "thêm vào indicators.csv \(isOne ? "một" : "\(count)") dòng, theo các cột code,name,kind,decimals: ",
        en:
          "add \(isOne ? "a row" : "\(count) rows") to indicators.csv, in the columns code,name,kind,decimals: "
      )
    case .faulty:
      Phrase(
        "sửa các lỗi trong indicators.csv trước; \(isOne ? "nếu chỉ tiêu chưa có ở đó thì thêm" : "chỉ tiêu nào chưa có ở đó thì thêm"), theo các cột code,name,kind,decimals: ",
        en:
          "correct the errors of indicators.csv first; \(isOne ? "if the indicator is not in it, add it" : "add those that are not in it"), in the columns code,name,kind,decimals: "
      )
    }
  }
}
