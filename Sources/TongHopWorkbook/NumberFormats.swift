import TongHopReport

/// Number formats of cells. A spreadsheet puts in the signs of its own language: `#,##0.00` shows
/// 1.234,56 in a Vietnamese one.
enum NumberFormats {
  static func format(of number: ReportDocument.Number) -> String {
    let digits = digits(number.decimals)
    return switch number.form {
    case .plain: digits
    case .signed, .signedDown, .gap: "+\(digits);-\(digits);\(digits)"
    // Up and down are told apart by the sign, not by the colour alone.
    case .places: "\"▲\"\(digits);\"▼\"\(digits);\(digits)"
    }
  }

  /// Of a change above or below zero: an arrow, so that a copy in black and white tells them apart at
  /// a glance, and its sign where the arrow does not stand for it.
  static func change(_ form: ReportDocument.Number.Form, isUp: Bool, decimals: Int) -> String {
    let arrow = isUp ? "▲" : "▼"
    let mark = form.isSignedChange ? "\(arrow) \(isUp ? "+" : "-")" : arrow
    let format = "\"\(mark)\"\(digits(decimals))"
    // Once for either sign, or the minus would be put before the arrow.
    return "\(format);\(format)"
  }

  private static func digits(_ decimals: Int) -> String {
    "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
  }

  /// Decree 30/2020/NĐ-CP: the month has two digits for 01, 02, 10, 11 and 12 only.
  static func date(month: Int, isVietnamese: Bool) -> String {
    guard isVietnamese else { return "yyyy-mm-dd" }
    return (3...9).contains(month) ? "dd/m/yyyy" : "dd/mm/yyyy"
  }

  /// The number nearest to the printed digits, which are exact.
  ///
  /// - Returns: nil where a spreadsheet would not show all of them: it keeps fifteen.
  static func value(of number: ReportDocument.Number) -> Double? {
    let digits = number.digits.utf8.filter { (48...57).contains($0) }.drop { $0 == 48 }
    guard digits.count <= 15 else { return nil }
    return Double(number.digits)
  }
}
