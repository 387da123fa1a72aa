import TongHopDiagnostics
import TongHopDomain

/// Numbers as people read them: `403.016` and `82,15` in Vietnamese, `403,016` and `82.15` in
/// English. The sign of a fall is the hyphen-minus, so that a cell can be pasted into a
/// spreadsheet and is not taken for the dash that says that nothing arose.
public struct NumberText: Sendable {
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  public func count(_ value: Int) -> String { styled(String(value)) }

  /// A number that is written for machines, `-1234.5`, as `-1.234,5`.
  ///
  /// Text that is no such number (`10/3`) is returned with its decimal signs turned only.
  public func styled(_ machine: String) -> String {
    let isVietnamese = language == .vietnamese
    var digits = machine[...]
    var sign = ""
    if let first = digits.first, first == "-" || first == "+" {
      sign = String(first)
      digits = digits.dropFirst()
    }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.allSatisfy({ (48...57).contains($0) })
    else {
      return isVietnamese ? String(machine.map { $0 == "." ? "," : $0 }) : machine
    }
    var text = ""
    for (position, digit) in whole.enumerated() {
      if position > 0, (whole.count - position).isMultiple(of: 3) {
        text.append(isVietnamese ? "." : ",")
      }
      text.append(digit)
    }
    if parts.count == 2 { text += (isVietnamese ? "," : ".") + parts[1] }
    return sign + text
  }

  /// With its sign: `+1,35`, `-0,20`, `0,00`.
  public func signed(_ machine: String) -> String {
    let isZero = machine.allSatisfy { "-0.".contains($0) }
    if isZero { return styled(machine.first == "-" ? String(machine.dropFirst()) : machine) }
    return styled(machine.first == "-" ? machine : "+" + machine)
  }

  /// `▲3` for three places up, `▼2` for two down, `0` for none.
  public func rankChange(_ places: Int) -> String {
    if places == 0 { return "0" }
    return (places > 0 ? "▲" : "▼") + String(places.magnitude)
  }

  /// `15/3/2024`.
  public func day(_ day: Day) -> String {
    language == .vietnamese ? day.vietnamese : day.description
  }

  /// `từ ngày 15/3/2024 đến ngày 14/6/2024`.
  public func days(of period: Period, in calendar: Calendar) -> String {
    let (first, last) = (period.firstDay(in: calendar), period.lastDay(in: calendar))
    return Phrase(
      "từ ngày \(first.vietnamese) đến ngày \(last.vietnamese)", en: "from \(first) to \(last)")[
        language]
  }
}
