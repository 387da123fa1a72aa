import TongHopDiagnostics
import TongHopDomain

/// What to type where a number is wrong; it depends on the file.
struct NumberHints {
  /// Where words stand that say nothing of a number.
  var ifNone = Phrase(
    "nếu chưa có số liệu thì xóa cả dòng", en: "if there is none yet, delete the row")
  /// Where a dash or a word says that there is nothing: right whichever was meant.
  var ifNothing = Phrase(
    "nếu không phát sinh thì viết 0; nếu chưa có số liệu thì xóa cả dòng",
    en: "if nothing arose, write 0; if it is not reported yet, delete the row")
  var ifPercent = Phrase(
    "ghi số, không ghi dấu phần trăm", en: "write a number, without a percent sign")
  var ifNegative = Phrase(
    "kiểm tra lại số; ô này không nhận số âm",
    en: "check the number; this field takes none below zero")
  /// The number is of a criterion, which may not apply to the unit.
  var mayBeExempt = false
  /// Somebody has said how many decimals there are.
  var declaresDecimals = false
  /// The indicator, where it does not stand in indicators.csv.
  var undeclared: Indicator?
  /// The unit of measurement, where it is known.
  var unit = ""

  /// Of a weight, which is 1 where none is given.
  static let weight = NumberHints(
    ifNone: Phrase("để trống = 1", en: "empty means 1"),
    ifNothing: Phrase(
      "nếu không có trọng số riêng thì để trống (bằng 1); nếu không được tính thì viết 0",
      en: "if it has no weight of its own, leave it empty (1); if it must not count, write 0"))

  /// Of points that a person gives.
  static let points = NumberHints(
    ifNone: Phrase(
      "nếu chưa chấm thì xóa cả dòng", en: "if no points were given yet, delete the row"),
    ifNothing: Phrase(
      "nếu được 0 điểm thì viết 0; nếu chưa chấm thì xóa cả dòng",
      en: "if it is 0 points, write 0; if none were given yet, delete the row"),
    ifPercent: Phrase(
      "ghi số điểm, không ghi tỷ lệ phần trăm", en: "write the points, not a percentage"),
    ifNegative: Phrase(
      "kiểm tra lại điểm; điểm trừ ghi bằng số không có dấu trừ, ở tiêu chí điểm trừ",
      en: "check the points; a penalty has its own criterion and is written without a minus"))

  /// Of a number that need not be known.
  static let mayBeEmpty = NumberHints(
    ifNone: Phrase(
      "nếu chưa có số liệu thì để trống ô", en: "if there is none yet, leave the field empty"),
    ifNothing: Phrase(
      "nếu chưa có số liệu thì để trống ô; nếu đúng là 0 thì viết 0",
      en: "if there is none yet, leave the field empty; if it is 0, write 0"))
}

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
