import TongHopDiagnostics
import TongHopDomain

/// A level or a type that differs by a slip from one that a method names or more units have, and a
/// level that says the same in other words (`xã` beside `commune`). Levels are any words, so it may be
/// right; if it is not, the units of the word vanish from the table of their neighbours.
///
/// Two words are compared only where their units stand beside each other: levels below one level,
/// types of one level. `cap1` and `cap2`, which differ in digits only, are two names.
struct UnitWordCheck {
  /// What a word is compared with; a file whose columns slipped can have as many words as rows.
  private static let mostCompared = 20
  private static let mostLines = 5

  private let register: UnitRegister
  private let file: String
  private let named: Set<String>

  /// - Parameter named: the words of `applies_to` of the methods.
  init(_ register: UnitRegister, file: String, named: Set<String>) {
    self.register = register
    self.file = file
    self.named = named
  }

  /// - Complexity: O(*units* + *words* x 20).
  func report(into log: inout DiagnosticLog) {
    var levels: [String: String] = [:]
    for unit in register.units { levels[unit.code] = unit.level }
    compare("level", into: &log) { ($0.level, levels[$0.parentCode] ?? "") }
    compare("type", into: &log) { ($0.type, $0.level) }
  }

  fileprivate struct Use {
    var word: String
    var count = 0
    /// The first ones in the file.
    var lines: [Int] = []
  }

  private func compare(
    _ column: String, into log: inout DiagnosticLog,
    by words: (Unit) -> (word: String, group: String)
  ) {
    var groups: [String: [String: Use]] = [:]
    for unit in register.units {
      let (word, group) = words(unit)
      guard !word.isEmpty else { continue }
      groups[group, default: [:]][word, default: Use(word: word)].add(unit.line, Self.mostLines)
    }
    var faults: [(use: Use, meant: Use)] = []
    for uses in groups.values where uses.count > 1 {
      let ordered = uses.values.sorted(by: comesFirst)
      for (position, use) in ordered.enumerated() {
        let common = ordered.prefix(min(position, Self.mostCompared))
        guard let meant = common.first(where: { isDoubtful(use.word, beside: $0.word, column) })
        else { continue }
        faults.append((use, meant))
      }
    }
    for (use, meant) in faults.sorted(by: { $0.use.lines[0] < $1.use.lines[0] }) {
      log.report(problem(use, meant, column))
    }
  }

  /// What a method names is no slip of what it does not name, however many units have that.
  private func comesFirst(_ left: Use, _ right: Use) -> Bool {
    let (isLeft, isRight) = (named.contains(left.word), named.contains(right.word))
    if isLeft != isRight { return isLeft }
    return left.count == right.count ? left.lines[0] < right.lines[0] : left.count > right.count
  }

  private func isDoubtful(_ word: String, beside other: String, _ column: String) -> Bool {
    if Self.isSlip(word, of: other, column) { return true }
    return column == "level" && LevelWords.meanTheSame(word, other)
      && !(named.contains(word) && named.contains(other))
  }

  /// Types that differ in capitals, blanks or the place of the tone are one type already.
  private static func isSlip(_ word: String, of other: String, _ column: String) -> Bool {
    let isOne = NameKey(word) == NameKey(other)
    if isOne { return column == "level" }
    // Characters that look like others are reported in the field itself.
    if LookAlike.isStrange(word) || LookAlike.isStrange(other) { return false }
    // `Khu 1` and `Khu 01`.
    if KeyLook.of(word) == KeyLook.of(other) { return true }
    func withoutDigits(_ text: String) -> String { text.filter { !$0.isNumber } }
    guard withoutDigits(word) != withoutDigits(other) else { return false }
    let shorter = min(word.count, other.count)
    guard shorter > 2 else { return false }
    return Suggestion.nearest(to: word, in: [other], limit: shorter > 5 ? 2 : 1) != nil
  }

  private func problem(_ use: Use, _ meant: Use, _ column: String) -> Diagnostic {
    let lines =
      use.lines.map(String.init).joined(separator: ", ")
      + (use.count > use.lines.count ? ", …" : "")
    let isLevel = column == "level"
    return Diagnostic(
      .loneWord, severity: .warning,
      at: SourceLocation(file: file, line: use.lines[0], column: register.columns[column]),
      column: column,
      isLevel
        ? Phrase(
          "cấp '\(use.word)' có \(use.count) đơn vị (dòng \(lines)), bên cạnh \(meant.count) đơn vị cấp '\(meant.word)': không xếp hạng cùng nhau",
          en:
            "\(use.count) \(use.count == 1 ? "unit has" : "units have") the level '\(use.word)' (lines \(lines)) beside \(meant.count) of the level '\(meant.word)': they are not ranked together"
        )
        : Phrase(
          "loại '\(use.word)' có \(use.count) đơn vị (dòng \(lines)), bên cạnh \(meant.count) đơn vị loại '\(meant.word)'",
          en:
            "\(use.count) \(use.count == 1 ? "unit has" : "units have") the type '\(use.word)' (lines \(lines)) beside \(meant.count) of the type '\(meant.word)'"
        ), found: use.word,
      expected: Phrase(
        "một từ cho mỗi \(isLevel ? "cấp" : "loại")", en: "one word for each \(column)"),
      fix: Phrase("có phải là \(meant.word)?", en: "did you mean \(meant.word)?"))
  }
}

extension UnitWordCheck.Use {
  fileprivate mutating func add(_ line: Int, _ most: Int) {
    count += 1
    let place = lines.firstIndex { line < $0 } ?? lines.endIndex
    if place < most { lines.insert(line, at: place) }
    if lines.count > most { lines.removeLast() }
  }
}
