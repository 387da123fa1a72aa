import TongHopDiagnostics
import TongHopDomain

/// A code that a spreadsheet has turned into a date: `2-Oct`, `02-Thg10`, `02/10/2025` or `2025-10-02` for
/// `2-10` or `10-2`, `Oct-24` and `Thg10-24` for `10-24`. Which code it was, nobody can tell; those that
/// units bear are named.
struct CodeMadeDate {
  private let text: String
  /// The numbers as they may have stood, one behind the other.
  private let pairs: [(first: String, second: String)]

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// - Returns: nil for what no spreadsheet shows as a date.
  init?(_ text: String) {
    guard text.utf8.count <= 20, text.utf8.contains(where: { $0 == 0x2D || $0 == 0x2F }),
      let pairs = Self.pairsOfWhole(text) ?? Self.pairsNamed(text)
    else { return nil }
    self.text = text
    self.pairs = pairs
  }

  /// `02/10/2025`, `2025-10-02`, with midnight too: what was typed had no year.
  private static func pairsOfWhole(_ text: String) -> [(first: String, second: String)]? {
    let day = text.split(separator: " ").first.map { String($0) } ?? text
    let parts = day.split(omittingEmptySubsequences: false) { "-/".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      let year = parts.firstIndex(where: { $0.utf8.count == 4 }), year != 1,
      let one = Int(parts[year == 0 ? 2 : 0]), let two = Int(parts[1]),
      (1...31).contains(max(one, two)), (1...12).contains(min(one, two))
    else { return nil }
    return one == two ? [("\(one)", "\(two)")] : [("\(one)", "\(two)"), ("\(two)", "\(one)")]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// With the name of a month: Excel's of English, and `Thg10` of Vietnamese.
  private static func pairsNamed(_ text: String) -> [(first: String, second: String)]? {
    let parts = text.lowercased().replacing("thg", with: "thg ")
      .split(whereSeparator: { "- ".contains($0) }).map { String($0) }
    let place = parts.firstIndex(of: "thg")
    let words = parts.filter { $0 != "thg" }
    guard words.count == 2, place == nil || parts.count == 3, text.contains("-") else { return nil }
    func month(_ word: Int) -> Int? {
      if let place {
        return place == word
          ? number(words[word]).flatMap { (1...12).contains($0) ? $0 : nil } : nil
      }
      return months.firstIndex(of: words[word]).map { $0 + 1 }
    }
    func number(_ word: String) -> Int? {
      word.utf8.count <= 2 && word.utf8.allSatisfy(isDigit) ? Int(word) : nil
    }
    if let day = number(words[0]), let month = month(1), (1...31).contains(day) {
      return [("\(day)", "\(month)"), ("\(month)", "\(day)")]
    }
    guard let month = month(0), let year = number(words[1]) else { return nil }
    let two = year < 10 ? "0\(year)" : "\(year)"
    return [("\(month)", two), ("\(month)", "20\(two)")]
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
    "Excel đã đổi mã thành ngày", en: "Excel has turned codes into dates")

  /// Of a code that no criterion bears.
  func problem(_ row: TableRow, _ column: Int, criteria: Set<String>) -> Diagnostic {
    var seen: Set<String> = []
    let borne = codes.filter { criteria.contains($0) && seen.insert($0).inserted }
    return row.problem(
      .codeMadeDate, column: column, Self.message,
      expected: Phrase("một mã trong criteria.csv", en: "a code of criteria.csv"),
      fix: fix((borne.isEmpty ? dotted : borne).joined(separator: "; ")))
  }

  /// Of a code of criteria.csv itself, which may be meant.
  func warning(ofCriterion row: TableRow, _ column: Int, parent: String) -> Diagnostic {
    let below = dotted.filter { $0.hasPrefix(parent + ".") }
    return row.problem(
      .codeMadeDate, severity: .warning, column: column, Self.message,
      expected: Phrase("mã như trong văn bản", en: "the code of the decision"),
      fix: fix((below.count == 1 ? below : dotted).joined(separator: "; "))
        + Phrase(
          ", ở đây và ở mọi tệp ghi mã này", en: ", here and in every file that has the code"))
  }

  private func fix(_ meant: String) -> Phrase {
    Phrase(
      "định dạng cột là Văn bản (Text) rồi nhập lại mã; \(text) có thể là \(meant)",
      en: "format the column as Text and enter the codes again; \(text) is perhaps \(meant)")
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
