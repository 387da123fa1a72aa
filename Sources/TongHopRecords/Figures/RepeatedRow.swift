import TongHopDiagnostics
import TongHopDomain

/// A row whose key stands in another row too.
package struct RepeatedRow: Sendable {
  /// The unit, or the respondent of a survey: what tells it from others, and its name.
  private var holder: String
  private var name: String
  private var isAnswer = false
  /// nil: of no period, as a task.
  package var period: Period?
  /// Where the other row stands.
  package var other: SourceLocation
  /// Code, place, key and what is expected; the rest is said of all rows of one cause.
  package var problem: Diagnostic

  package init(unit: Unit, period: Period?, other: SourceLocation, problem: Diagnostic) {
    holder = "\(unit.code) \(unit.validFrom?.description ?? "")"
    name = unit.displayName
    self.period = period
    self.other = other
    self.problem = problem
  }

  /// The answer of a person to a question.
  package init(respondent: String, period: Period, other: SourceLocation, problem: Diagnostic) {
    (holder, name, isAnswer) = (respondent, respondent, true)
    self.period = period
    self.other = other
    self.problem = problem
  }

  /// So many keys are named, of more it is said how many.
  static let mostNamed = 4

  /// What is said of repeated rows: once for two files that share keys, however many. They share them
  /// for one cause: a copy, or rows of a wrong period.
  ///
  /// - Returns: in the order in which the rows or their files first come.
  /// - Complexity: O(*rows*).
  package static func problems(of rows: [RepeatedRow]) -> [Diagnostic] {
    var groups: [Files: [RepeatedRow]] = [:]
    var order: [Files] = []
    for row in rows {
      let files = Files(row)
      if groups[files] == nil { order.append(files) }
      groups[files, default: []].append(row)
    }
    return order.map { files in
      let group = groups[files] ?? []
      return together(group, files)
    }
  }

  /// Two files, or one; which row came first makes no difference.
  private struct Files: Hashable {
    var earlier: String
    var later: String
    var code: DiagnosticCode

    init(_ row: RepeatedRow) {
      let (a, b) = (row.problem.location.file, row.other.file)
      (earlier, later) = a.utf8.lexicographicallyPrecedes(b.utf8) ? (a, b) : (b, a)
      code = row.problem.code
    }
  }

  private static func together(_ group: [RepeatedRow], _ files: Files) -> Diagnostic {
    let lines = group.flatMap { [$0.problem.location, $0.other] }
    let isOne = files.earlier == files.later
    let later = Set(lines.filter { $0.file == files.later }.compactMap(\.line)).sorted()
    let earlier = Set(lines.filter { $0.file == files.earlier }.compactMap(\.line)).sorted()
    let keys = Set(group.compactMap(\.problem.found)).sorted()
    let other = isOne ? "" : "\(files.earlier):\(span(earlier))"
    let message =
      isOne
      ? what(group, keys.count)
        + Phrase(
          " có \(later.count > 2 * keys.count ? "nhiều" : "hai") lần trong tệp này (dòng \(span(later)))",
          en:
            " \(keys.count == 1 ? "stands" : "stand") \(later.count > 2 * keys.count ? "several times" : "twice") in this file (lines \(span(later)))"
        )
      : what(group, keys.count)
        + Phrase(
          " có cả ở dòng \(span(later)) và trong \(other)",
          en:
            " \(keys.count == 1 ? "stands" : "stand") both on \(later.count == 1 ? "line" : "lines") \(span(later)) and in \(other)"
        )
    return Diagnostic(
      files.code, at: SourceLocation(file: files.later, line: later.first), message,
      found: keys.count <= mostNamed ? named(keys) : nil,
      expected: group.first?.problem.expected, fix: fix(group))
  }

  /// As many as are shown of what was found.
  private static func named(_ keys: [String]) -> String {
    var text = keys[0]
    for (number, key) in keys.enumerated().dropFirst() {
      let room = number + 1 < keys.count ? 77 : 80
      guard text.count + 2 + key.count <= room else { return text + "; …" }
      text += "; " + key
    }
    return text
  }

  private static func what(_ group: [RepeatedRow], _ keys: Int) -> Phrase {
    let holders = Set(group.map(\.holder)).count
    let periods = Set(group.compactMap(\.period)).sorted { $0.description < $1.description }
    let isAnswer = group.contains(where: \.isAnswer)
    let word =
      isAnswer
      ? Phrase("câu trả lời", en: "answer")
      : periods.isEmpty ? Phrase("nhiệm vụ", en: "task") : Phrase("số liệu", en: "figure")
    var what = Phrase(
      "\(keys) \(word.vietnamese)", en: "\(keys) \(word.english)\(keys == 1 ? "" : "s")")
    if let name = group.first?.name, holders == 1 {
      what = what + Phrase(" của \(name)", en: " of \(name)")
    } else {
      what =
        what
        + Phrase(
          " của \(holders) \(isAnswer ? "người" : "đơn vị")",
          en: " of \(holders) \(isAnswer ? "respondents" : "units")")
    }
    let named = periods.prefix(4).map(\.description).joined(separator: ", ")
    return periods.isEmpty ? what : what + Phrase(", kỳ \(named)", en: ", period \(named)")
  }

  /// Nothing is deleted before it is known that it is a copy: the figures of another period, or of
  /// another unit, would go with it.
  private static func fix(_ group: [RepeatedRow]) -> Phrase {
    let start =
      group.contains(where: \.isAnswer)
      ? Phrase(
        "nếu các dòng ghi sai kỳ: sửa cột period; nếu là hai người: đổi mã người trả lời",
        en:
          "if the rows name a wrong period: correct the column period; if they are two people: give one another code"
      )
      : group.contains { $0.period != nil }
        ? Phrase(
          "nếu các dòng ghi sai kỳ hoặc sai đơn vị: sửa cột period hoặc unit",
          en: "if the rows name a wrong period or unit: correct the column period or unit")
        : Phrase(
          "nếu các dòng ghi sai đơn vị hoặc sai mã nhiệm vụ: sửa cột unit hoặc task",
          en: "if the rows name a wrong unit or task: correct the column unit or task")
    return start
      + Phrase(
        "; chỉ khi các dòng thực sự là một: giữ dòng đúng, xóa các dòng kia, từ dòng cuối lên",
        en:
          "; only if they are the same: keep the right one and delete the others, the last one first"
      )
  }

  /// `3`, `3, 9` or, of lines in one piece or of many, `3-9`.
  private static func span(_ lines: [Int]) -> String {
    guard let first = lines.first, let last = lines.last else { return "?" }
    if first == last { return "\(first)" }
    let isWhole = last - first == lines.count - 1
    return isWhole && lines.count > 2 || lines.count > 2 * mostNamed
      ? "\(first)-\(last)" : lines.map(String.init).joined(separator: ", ")
  }
}
