import TongHopDiagnostics
import TongHopDomain

/// A code that a spreadsheet has turned into a date: `2-Oct` for `2-10` or `10-2`, `Oct-24` for
/// `10-24`. Which code it was, nobody can tell; those that units bear are named.
struct CodeMadeDate {
  /// The numbers as they may have stood, one behind the other.
  private let pairs: [(first: String, second: String)]

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// - Returns: nil for what no spreadsheet shows as a date with the name of a month.
  init?(_ text: String) {
    guard text.utf8.count <= 20, text.utf8.contains(UInt8(ascii: "-")) else { return nil }
    // `02-thg 10` and, without a blank, `02-Thg10`.
    let parts = text.lowercased().replacing("thg", with: "thg ")
      .split(whereSeparator: { "- ".contains($0) }).map { String($0) }
    let isVietnamese = parts.contains("thg")
    let words = parts.filter { $0 != "thg" }
    guard words.count == 2, !isVietnamese || parts.count == 3 else { return nil }
    func month(_ word: String) -> Int? {
      Self.months.firstIndex(of: word).map { $0 + 1 }
        ?? (isVietnamese ? Int(word).flatMap { (1...12).contains($0) ? $0 : nil } : nil)
    }
    func number(_ word: String) -> Int? {
      word.utf8.count <= 2 && word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
    }
    if let day = number(words[0]), let month = month(words[1]), (1...31).contains(day) {
      pairs = [("\(day)", "\(month)"), ("\(month)", "\(day)")]
    } else if let month = month(words[0]), let year = number(words[1]) {
      let two = year < 10 ? "0\(year)" : "\(year)"
      pairs = [("\(month)", two), ("\(month)", "20\(two)")]
    } else {
      return nil
    }
  }

  /// As codes of criteria are written: `1.2`, `2.1`.
  private var dotted: [String] {
    pairs.reduce(into: []) { list, pair in
      let code = "\(pair.first).\(pair.second)"
      if !list.contains(code) { list.append(code) }
    }
  }

  /// `2-10`, `10-2`.
  private var examples: [String] { pairs.map { "\($0.first)-\($0.second)" } }

  /// Every way in which such a code may have been written.
  private var codes: [String] {
    func forms(_ number: String) -> [String] {
      number.utf8.count == 1 ? [number, "0" + number] : [number]
    }
    var result: [String] = []
    for pair in pairs {
      for first in forms(pair.first) {
        for second in forms(pair.second) {
          result += ["-", "/", "."].map { first + $0 + second }
        }
      }
    }
    return result
  }

  private static let message = Phrase(
    "Excel đã đổi mã đơn vị thành ngày", en: "Excel has turned unit codes into dates")

  private static let ofCriteria = Phrase(
    "Excel đã đổi mã tiêu chí thành ngày", en: "Excel has turned codes of criteria into dates")

  /// Of a code that no criterion bears.
  func problem(_ row: TableRow, _ column: Int, criteria: Set<String>) -> Diagnostic {
    var seen: Set<String> = []
    let borne = codes.filter { criteria.contains($0) && seen.insert($0).inserted }
    return row.problem(
      .codeMadeDate, column: column, Self.ofCriteria,
      expected: Phrase("một mã trong criteria.csv", en: "a code of criteria.csv"),
      fix: fix((borne.isEmpty ? dotted : borne).joined(separator: "; ")))
  }

  /// Of a code of criteria.csv itself, which may be meant.
  func warning(ofCriterion row: TableRow, _ column: Int, parent: String) -> Diagnostic {
    let below = dotted.filter { $0.hasPrefix(parent + ".") }
    return row.problem(
      .codeMadeDate, severity: .warning, column: column, Self.ofCriteria,
      expected: Phrase("mã như trong văn bản", en: "the code of the decision"),
      fix: fix((below.count == 1 ? below : dotted).joined(separator: "; "))
        + Phrase(
          ", ở đây và ở mọi tệp ghi mã này", en: ", here and in every file that has the code"))
  }

  private func fix(_ meant: String) -> Phrase {
    Phrase(
      "định dạng cột là Văn bản (Text) rồi nhập lại mã, có thể là \(meant)",
      en: "format the column as Text and enter the codes again, perhaps \(meant)")
  }

  /// Of a code that no unit bears.
  func problem(_ row: TableRow, _ column: Int, _ register: UnitRegister) -> Diagnostic {
    let borne = codes.flatMap { register.units(coded: $0).prefix(1) }
      .map { "\(register[$0].code) (\(register[$0].displayName))" }
    return row.problem(
      .codeMadeDate, column: column, Self.message,
      expected: Phrase("một mã trong units.csv", en: "a code of units.csv"),
      fix: fix((borne.isEmpty ? examples : borne).joined(separator: "; ")))
  }

  /// Of a code of units.csv itself, which may be meant.
  func warning(_ row: TableRow, _ column: Int) -> Diagnostic {
    row.problem(
      .codeMadeDate, severity: .warning, column: column, Self.message,
      expected: Phrase("mã như trong danh mục", en: "the code of the official list"),
      fix: fix(examples.joined(separator: "; ")))
  }
}
