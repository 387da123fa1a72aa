import Foundation
import TongHopDiagnostics
import TongHopDomain

/// Reads settings of a JSON file by their path, and reports what is wrong with them.
///
/// Each function returns nil for a setting that is missing, and after it has reported a problem.
struct SettingReader {
  let document: JSONDocument
  var log = DiagnosticLog()

  init(_ document: JSONDocument) {
    self.document = document
  }

  mutating func report(
    _ code: DiagnosticCode = .badSetting, severity: Diagnostic.Severity = .error,
    at path: [String], _ message: Phrase, found: String? = nil, expected: Phrase? = nil,
    fix: Phrase? = nil
  ) {
    log.report(
      Diagnostic(
        code, severity: severity, at: document.location(path), message,
        found: found ?? document.value(at: path)?.text, expected: expected, fix: fix))
  }

  mutating func wrongValue(_ path: [String], expected: Phrase, fix: Phrase? = nil) {
    let name = Self.name(of: path)
    report(
      at: path,
      Phrase("'\(name)' có giá trị không dùng được", en: "'\(name)' has a value of no use here"),
      expected: expected, fix: fix)
  }

  /// `bands[2].from`, counted from 1 as people do.
  static func name(of path: [String]) -> String {
    var name = ""
    for step in path {
      if let position = Int(step) {
        name += "[\(position + 1)]"
      } else {
        name += name.isEmpty ? step : ".\(step)"
      }
    }
    return name
  }

  /// A setting that is not understood would be missing from the table without a word.
  mutating func checkKeys(_ path: [String], known: [String]) {
    for key in document.keys(at: path) where !known.contains(key) && !FreeWords.isFree(key) {
      report(
        .unknownSetting, at: path + [key],
        Phrase(
          "không có thiết lập '\(LookAlike.shown(key))'",
          en: "there is no setting '\(LookAlike.shown(key))'"),
        found: "\"\(key)\"", expected: Phrase(verbatim: known.joined(separator: ", ")),
        fix: Self.didYouMean(key, known) ?? FreeWords.fixOfSetting(key))
    }
  }

  static func didYouMean(_ word: String, _ known: some Sequence<String>) -> Phrase? {
    Suggestion.question(word, in: known)
  }

  /// - Returns: whether there is an object at the path.
  mutating func hasObject(_ path: [String], known: [String]) -> Bool {
    guard let value = document.value(at: path) else { return false }
    guard case .object = value else {
      wrongValue(
        path,
        expected: Phrase("một nhóm thiết lập trong ngoặc nhọn { }", en: "settings in braces { }"))
      return false
    }
    checkKeys(path, known: known)
    return true
  }

  /// The paths of the objects of a list.
  mutating func objects(_ path: [String], known: [String]) -> [[String]] {
    guard let value = document.value(at: path) else { return [] }
    guard case .array(let elements) = value else {
      wrongValue(path, expected: Phrase("một danh sách [ { … } ]", en: "a list [ { … } ]"))
      return []
    }
    var result: [[String]] = []
    for position in elements.indices {
      let element = path + [String(position)]
      if elements[position] == .null {
        wrongValue(element, expected: Phrase("một mục trong ngoặc nhọn { }", en: "an item in { }"))
      } else if hasObject(element, known: known) {
        result.append(element)
      }
    }
    return result
  }

  /// Text that is not empty, without white space around it.
  mutating func text(_ path: [String]) -> String? {
    guard let value = document.value(at: path) else { return nil }
    if case .string(let text) = value, !text.trimmed.isEmpty { return text.trimmed }
    var fix: Phrase?
    if case .number(let number) = value {
      fix = Phrase("đặt trong ngoặc kép: \"\(number)\"", en: "put it in quotes: \"\(number)\"")
    }
    wrongValue(path, expected: Phrase("chữ trong ngoặc kép", en: "text in quotes"), fix: fix)
    return nil
  }

  mutating func requiredText(_ path: [String]) -> String? {
    guard document.value(at: path) != nil else {
      let name = path.last ?? ""
      report(
        at: path, Phrase("thiếu '\(name)'", en: "'\(name)' is missing"), found: "",
        fix: Phrase("thêm \"\(name)\": \"…\"", en: "add \"\(name)\": \"…\""))
      return nil
    }
    return text(path)
  }

  /// One text or a list of them, each with its path.
  mutating func texts(_ path: [String]) -> [(text: String, path: [String])] {
    guard case .array(let elements)? = document.value(at: path) else {
      return text(path).map { [($0, path)] } ?? []
    }
    var result: [(text: String, path: [String])] = []
    for position in elements.indices {
      let element = path + [String(position)]
      if elements[position] == .null {
        wrongValue(element, expected: Phrase("chữ trong ngoặc kép", en: "text in quotes"))
      } else if let text = text(element) {
        result.append((text, element))
      }
    }
    return result
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ path: [String], default fallback: Word
  ) -> Word where Word.RawValue == String {
    guard let value = document.value(at: path) else { return fallback }
    let all = Word.allCases.map(\.rawValue)
    var fix: Phrase?
    if case .string(let text) = value {
      if let word = Word(rawValue: text.trimmed.lowercased()) { return word }
      fix = Self.didYouMean(text.trimmed, all)
    }
    wrongValue(path, expected: Phrase(verbatim: all.joined(separator: ", ")), fix: fix)
    return fallback
  }

  mutating func number(_ path: [String], in range: ClosedRange<Fraction>) -> Fraction? {
    guard let value = document.value(at: path) else { return nil }
    var fix: Phrase?
    switch value {
    case .number(let number):
      if let fraction = Fraction(parsing: number.description), range.contains(fraction) {
        return fraction
      }
    case .string(let text):
      if let fraction = Fraction(parsing: text.filter { $0 != "%" }), range.contains(fraction) {
        let digits = fraction.text
        fix = Phrase(
          "viết \(digits), không có ngoặc kép và %", en: "write \(digits), without quotes and %")
      }
    default: break
    }
    let (low, high) = (range.lowerBound.text, range.upperBound.text)
    wrongValue(
      path, expected: Phrase("một số từ \(low) đến \(high)", en: "a number from \(low) to \(high)"),
      fix: fix)
    return nil
  }

  /// A share as a number from 0 to 1, or as text like `65%`.
  mutating func share(_ path: [String]) -> Fraction? {
    guard let value = document.value(at: path) else { return nil }
    var fix: Phrase?
    switch value {
    case .number(let number):
      guard let fraction = Fraction(parsing: number.description) else { break }
      if fraction >= .zero, fraction <= .one { return fraction }
      if fraction > .one, fraction <= Fraction(100) {
        fix = Phrase("viết \"\(fraction.text)%\"", en: "write \"\(fraction.text)%\"")
      }
    case .string(let text):
      if text.utf8.count <= 64, let fraction = Fraction(parsing: text), fraction >= .zero,
        fraction <= .one
      {
        return fraction
      }
      if text.utf8.count <= 64, let fraction = Fraction(parsing: text), fraction > .one,
        fraction <= Fraction(100)
      {
        fix = Phrase("viết \"\(fraction.text)%\"", en: "write \"\(fraction.text)%\"")
      }
    default: break
    }
    wrongValue(
      path,
      expected: Phrase(
        "một số từ 0 đến 1, hoặc tỷ lệ như \"65%\"", en: "a number from 0 to 1, or \"65%\""),
      fix: fix)
    return nil
  }

  mutating func day(_ path: [String]) -> Day? {
    guard let value = document.value(at: path) else { return nil }
    var fix: Phrase?
    if case .string(let text) = value {
      // Empty is open, as in units.csv.
      if text.trimmed.isEmpty { return nil }
      if let day = Day(parsing: text.trimmed) { return day }
      let looks = LookAlike.repaired(text.trimmed, isOfDigits: true) { Day(parsing: $0) != nil }
      fix = looks.map { LookAlike.fix(text.trimmed, meant: $0, shown: "\"\($0)\"") }
    }
    wrongValue(
      path,
      expected: Phrase(
        "\"2024-06-14\" hoặc \"14/6/2024\"", en: "\"2024-06-14\" or \"14/6/2024\" (day first)"),
      fix: fix
        ?? Phrase(
          "ghi đủ ngày, tháng, năm bốn chữ số", en: "write day, month and a year of four digits"))
    return nil
  }

  /// Where one date has its month first, another one whose two numbers are both up to 12 may have, too.
  mutating func checkDateOrder(_ paths: [[String]]) {
    let dates = paths.compactMap { path -> (path: [String], text: String)? in
      guard case .string(let text)? = document.value(at: path) else { return nil }
      return (path, text.trimmed)
    }
    guard let monthFirst = dates.first(where: { DateOrders.order(of: $0.text) == .monthFirst })
    else { return }
    for (path, text) in dates where DateOrders.order(of: text) == .either {
      let days = [Day(parsing: text), DateOrders.swapped(text)].compactMap { $0?.description }
      report(
        .dayOrMonth, at: path,
        Phrase(
          "'\(Self.name(of: path))': không rõ ngày hay tháng đứng trước, vì tệp này có ngày ghi tháng trước (\(monthFirst.text))",
          en:
            "'\(Self.name(of: path))': day or month may come first, because this file has a date with the month first (\(monthFirst.text))"
        ),
        expected: Phrase(
          "ngày mà chỉ đọc được theo một cách: \"2025-05-31\"",
          en: "a date that can be read in one way only: \"2025-05-31\""),
        fix: Phrase(
          "ghi cả hai ngày dạng yyyy-mm-dd; \(text) là \(days.joined(separator: " hoặc "))",
          en: "write both dates as yyyy-mm-dd; \(text) is \(days.joined(separator: " or "))"))
    }
  }
}
