import TongHopDiagnostics
import TongHopDomain

/// Finds the unit that a row belongs to, and explains where it finds none.
struct UnitResolver {
  let register: UnitRegister
  let guide: UnitGuide
  /// One wrong code in a whole column is looked up among all units once.
  private var unknown: [Key: Diagnostic] = [:]
  /// A column of nothing but different wrong codes must not be remembered as a whole.
  private static let mostRemembered = 4096

  private struct Key: Hashable {
    var code: String
    var first: Day
    var last: Day
  }

  /// - Parameter guide: one for all files, where there are several.
  init(register: UnitRegister, guide: UnitGuide? = nil) {
    self.register = register
    self.guide = guide ?? UnitGuide(register)
  }

  /// The unit that bore the code on any of the days; `CODE@DATE` names the one of that date.
  mutating func unit(
    _ row: TableRow, _ column: Int, from first: Day, through last: Day, log: inout DiagnosticLog
  ) -> UnitID? {
    let text = row[column]
    if let unit = find(text, from: first, through: last) { return unit }
    let key = Key(code: text, first: first, last: last)
    if var same = unknown[key] {
      // Where its cause stands is not this row: it was said already.
      guard same.location.file == row.file else { return nil }
      same.location = row.location(column)
      log.report(same)
      return nil
    }
    let diagnostic = problem(row, column, text, from: first, through: last, log: &log)
    guard let diagnostic else { return nil }
    if unknown.count < Self.mostRemembered { unknown[key] = diagnostic }
    log.report(diagnostic)
    return nil
  }

  /// Whose code looks the same: what the row was left out of, never what it counts for.
  func lookAlike(_ text: String, from first: Day, through last: Day) -> UnitID? {
    LookAlike.repaired(text) { find($0, from: first, through: last) != nil }
      .flatMap { find($0, from: first, through: last) }
  }

  private func find(_ text: String, from first: Day, through last: Day) -> UnitID? {
    guard text.utf8.contains(UInt8(ascii: "@")) else {
      return register.unit(coded: text, from: first, through: last)
    }
    let parts = text.split(separator: "@", maxSplits: 1)
    guard parts.count == 2 else { return register.unit(coded: text, from: first, through: last) }
    guard let day = Day(parsing: parts[1]),
      let unit = register.unit(coded: String(parts[0]), on: day),
      register[unit].isValid(from: first, through: last)
    else { return nil }
    return unit
  }

  /// - Returns: nil where the problem was only counted, because many like it are known.
  private func problem(
    _ row: TableRow, _ column: Int, _ text: String, from first: Day, through last: Day,
    log: inout DiagnosticLog
  ) -> Diagnostic? {
    if text.isEmpty {
      return row.problem(
        .emptyField, column: column, Phrase("thiếu mã đơn vị", en: "the unit code is missing"),
        fix: Phrase("điền mã đơn vị", en: "fill in the unit code"))
    }
    let parts = text.split(separator: "@", maxSplits: 1)
    let code = parts.first.map { String($0) } ?? text
    if let line = register.unread.line(of: text) ?? register.unread.line(ofCode: code) {
      return row.problem(
        .unknownUnit, column: column, Self.unread, fix: Self.correctUnread(line))
    }
    if parts.count == 2, !register.units(coded: code).isEmpty {
      return badDate(row, column, code, from: first, through: last)
    }
    if let id = nearest(code, to: first) {
      let lives = register.units(coded: code).reversed().map { Self.life(register[$0]) }
      let name = register[id].displayName
      return row.problem(
        .outsideValidity, column: column,
        Phrase(
          "\(name) không tồn tại ngày nào trong kỳ \(first) – \(last)",
          en: "\(name) did not exist on any day of \(first) – \(last)"),
        expected: Phrase(
          "hiệu lực \(lives.joined(separator: "; "))", en: "valid \(lives.joined(separator: "; "))"),
        fix: relatives(of: id, from: first, through: last)
          ?? Self.checkAll)
    }
    if let damaged = register.units(coded: withoutZeros(code)).first.map({ register[$0] }),
      code.hasPrefix("0")
    {
      return Diagnostic(
        .lostZeros, at: SourceLocation(file: "units.csv", line: damaged.line, column: 1),
        column: "code",
        Phrase(
          "units.csv đã mất số 0 ở đầu các mã",
          en: "units.csv has lost the leading zeros of its codes"),
        found: damaged.code,
        expected: Phrase("\(code), như trong \(row.file)", en: "\(code), as in \(row.file)"),
        fix: Phrase(
          "trong units.csv, định dạng cột code và parent_code là Văn bản (Text) rồi nhập lại mã",
          en: "in units.csv format code and parent_code as Text and enter the codes again"))
    }
    if let date = CodeMadeDate(text) { return date.problem(row, column, register) }
    if let twin = twin(of: code) {
      let unit = register[register.units(coded: twin)[0]]
      return row.problem(
        .unknownUnit, column: column, Self.nobody,
        expected: Phrase("một mã trong units.csv", en: "a code of units.csv"),
        fix: declared(code, unit)
          ?? LookAlike.fix(code, meant: twin, shown: "\(unit.code) (\(unit.displayName))"))
    }
    if let repaired = repaired(code) {
      let unit = register[register.units(coded: repaired)[0]]
      return row.problem(
        .lostZeros, column: column,
        Phrase(
          "mã đơn vị bị Excel đổi thành số", en: "Excel has turned unit codes into numbers"),
        expected: Phrase(
          "\(repaired) (\(unit.displayName))", en: "\(repaired) (\(unit.displayName))"),
        fix: Phrase(
          "định dạng cột là Văn bản (Text) rồi nhập lại mã, giữ số 0 ở đầu",
          en: "format the column as Text and enter the codes again with their leading zeros"))
    }
    // Looking for the nearest code costs more than all the rest of the row.
    if log.countIfFull(.unknownUnit, column: row.names[column], in: row.file) { return nil }
    return row.problem(
      .unknownUnit, column: column, Self.nobody,
      expected: Phrase("một mã trong units.csv", en: "a code of units.csv"), fix: advice(text))
  }

  /// Every unit that bore a name, with or without its type, on any day.
  func units(named name: String) -> [UnitID] { guide.units(named: name) ?? [] }

  static let nobody = Phrase(
    "không có đơn vị nào mang mã này", en: "no unit bears this code")

  /// The code that looks the same and is another one.
  func twin(of code: String) -> String? {
    guide.code(near: code).flatMap { LookAlike.areTwins(code, $0) ? $0 : nil }
  }

  /// The strange character is in units.csv.
  private func declared(_ code: String, _ unit: Unit) -> Phrase? {
    guard !LookAlike.isStrange(code), let names = LookAlike.named(in: unit.code) else { return nil }
    let line = "units.csv:\(unit.line)"
    return Phrase("mã ở \(line): ", en: "the code on \(line): ") + names
      + Phrase(": sửa ở đó thành \(code)", en: ": make it \(code) there")
  }

  private static let checkAll = Phrase(
    "kiểm tra kỳ, mã, hoặc valid_from và valid_to trong units.csv",
    en: "check the period, the code, or valid_from and valid_to in units.csv")

  private static func life(_ unit: Unit) -> String {
    "\(unit.validFrom?.description ?? "…") – \(unit.validTo?.description ?? "…")"
  }

  /// Of units that did not exist in a period the last that ended before it, else the first after.
  private func nearest(_ code: String, to first: Day) -> UnitID? {
    let bearers = register.units(coded: code)
    return bearers.first { register[$0].validTo.map { $0 <= first } ?? false } ?? bearers.last
  }

  /// Who bore the figures of a unit in a period in which it did not exist: what it became, or what
  /// it was made of.
  private func relatives(of id: UnitID, from first: Day, through last: Day) -> Phrase? {
    let hasEnded = register[id].validTo.map { $0 <= first } ?? false
    var units = hasEnded ? register.successors(of: id) : register.predecessors(of: id).map(\.unit)
    if hasEnded, let one = register.successor(of: id, on: last) { units = [one] }
    units = units.filter { register[$0].isValid(from: first, through: last) }
    guard !units.isEmpty else { return nil }
    let shown = units.prefix(8).map { "\(register[$0].code) (\(register[$0].displayName))" }
      .joined(separator: ", ")
    let list = shown + (units.count > 8 ? ", …" : "")
    return hasEnded
      ? Phrase(
        "đơn vị này đã thành \(list): ghi mã đó, hoặc kiểm tra kỳ",
        en: "it became \(list): write that code, or check the period")
      : Phrase(
        "trước đó là \(list): ghi mã đó, hoặc kiểm tra kỳ",
        en: "before, it was \(list): write that code, or check the period")
  }

  /// `CODE@DATE` where the code is known: the day is none, or nobody bore the code on it.
  private func badDate(
    _ row: TableRow, _ column: Int, _ code: String, from first: Day, through last: Day
  ) -> Diagnostic {
    let spans = register.units(coded: code).reversed().map { id in
      "\(register[id].displayName) \(Self.life(register[id]))"
    }
    let example = register.unit(coded: code, from: first, through: last).map { id in
      let day = max(register[id].validFrom ?? first, first)
      return Phrase(", ví dụ \(code)@\(day)", en: ", e.g. \(code)@\(day)")
    }
    return row.problem(
      .outsideValidity, column: column,
      Phrase(
        "sau @ không phải là một ngày mà mã \(code) có hiệu lực trong kỳ",
        en: "after @ there is no day on which the code \(code) was valid in the period"),
      expected: Phrase(verbatim: spans.joined(separator: "; ")),
      fix: example == nil
        ? nearest(code, to: first).flatMap { relatives(of: $0, from: first, through: last) }
          ?? Self.checkAll
        : Phrase(
          "ghi \(code)@ và một ngày trong khoảng đó", en: "write \(code)@ and a day of that time")
          + (example ?? Phrase(verbatim: "")))
  }

  func writeCode(of named: [UnitID]) -> Phrase {
    let list = named.prefix(8).map { id in
      let above = named.count > 1 ? register.units(coded: register[id].parentCode).first : nil
      let place = above.map { ", " + register[$0].displayName } ?? ""
      return "\(register[id].code) (\(register[id].displayName)\(place))"
    }.joined(separator: "; ")
    return named.count == 1
      ? Phrase("ghi mã \(list), không ghi tên", en: "write the code \(list), not the name")
      : Phrase(
        "\(named.count) đơn vị cùng tên; ghi mã của một đơn vị: \(list)",
        en: "\(named.count) units bear this name; write the code of one: \(list)")
  }

  /// What Excel made a number of: `6157` for `06157`, `395.0` for `395`. Only for the message.
  private func repaired(_ code: String) -> String? {
    var digits = code
    if let point = digits.firstIndex(where: { $0 == "." || $0 == "," }) {
      guard digits[digits.index(after: point)...].allSatisfy({ $0 == "0" }) else { return nil }
      digits = String(digits[..<point])
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    for _ in 0...5 {
      if digits != code, !register.units(coded: digits).isEmpty { return digits }
      digits = "0" + digits
    }
    return nil
  }

  private func withoutZeros(_ code: String) -> String {
    String(code.drop { $0 == "0" })
  }
}
