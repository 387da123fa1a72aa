/// The different pieces of advice for one fault in many rows of a column, each told once: who follows
/// one corrects all rows that it stands for, and no other.
struct SameAdvice {
  /// What has to be the same: all that is said, but for what stands in the field and the numbers that
  /// the message names; of rows that are told what to type, that too.
  private struct Advice: Hashable {
    var fault: DiagnosticLog.Fault
    var message: Phrase
    var expected: Phrase?
    var fix: Phrase?

    /// - Parameter fault: what the diagnostic is counted as; of no column, that of any.
    init(_ diagnostic: Diagnostic, of fault: DiagnosticLog.Fault) {
      self.fault = fault
      let column = fault.column == nil ? diagnostic.columnName : nil
      message = diagnostic.message.masked(diagnostic.found, column).withoutNumbers
      fix = diagnostic.fix?.masked(nil, column)
      // Where nothing is advised, it is what is expected that has to be typed.
      if fix == nil { expected = diagnostic.expected?.masked(nil, column) }
      if diagnostic.code.isDamageOfFile { message = Phrase(verbatim: "") }
    }
  }

  private struct Group {
    var rows = 0
    var columns: Set<String> = []
    var place = 0
    /// Those after the first, as long as they are few.
    var others: [String] = []
    var fault: DiagnosticLog.Fault
  }

  private var groups: [Advice: Group] = [:]
  private var told: [DiagnosticLog.Fault: (pieces: Int, rows: Int, place: Int)] = [:]

  /// - Parameter limit: so many pieces of one fault are told, then the rest of the rows is counted.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// - Returns: what is to be printed at `place`; nil where its advice was told, or enough was.
  mutating func next(
    _ diagnostic: Diagnostic, of fault: DiagnosticLog.Fault, at place: Int
  ) -> DiagnosticLog.Printed? {
    let advice = Advice(diagnostic, of: fault)
    var known = told[fault] ?? (0, 0, 0)
    let isNew = groups[advice] == nil
    guard !isNew || known.pieces < limit else { return nil }
    groups[advice, default: Group(place: place, fault: fault)].rows += 1
    if !isNew, let rows = groups[advice]?.rows, rows <= DiagnosticLog.mostPrinted + 1 {
      groups[advice]?.others.append(diagnostic.location.description)
    }
    if let column = diagnostic.columnName { groups[advice]?.columns.insert(column) }
    known.rows += 1
    if isNew { (known.pieces, known.place) = (known.pieces + 1, place) }
    told[fault] = known
    return isNew ? DiagnosticLog.Printed(diagnostic: diagnostic) : nil
  }

  /// Writes into what was printed for how many rows it stands, and how many are left.
  func count(in printed: inout [DiagnosticLog.Printed], totals: [DiagnosticLog.Fault: Int]) {
    for group in groups.values {
      // Which rows are meant is to be told where it is not the whole column.
      if let pieces = told[group.fault]?.pieces, pieces > 1, group.others.count == group.rows - 1 {
        printed[group.place].otherPlaces = group.others
      }
      printed[group.place].diagnostic.count = group.rows
      printed[group.place].diagnostic.columnCount = max(group.columns.count, 1)
    }
    for (fault, known) in told {
      printed[known.place].others = max((totals[fault] ?? 0) - known.rows, 0)
    }
  }
}

extension Phrase {
  /// Without what stands in the field, and the name of its column.
  fileprivate func masked(_ found: String?, _ column: String?) -> Phrase {
    var (vi, en) = (vietnamese, english)
    if let found, !found.isEmpty {
      (vi, en) = (vi.replacing(found, with: "…"), en.replacing(found, with: "…"))
    }
    if let column {
      (vi, en) = (vi.replacing("'\(column)'", with: "''"), en.replacing("'\(column)'", with: "''"))
    }
    return Phrase(vi, en: en)
  }

  fileprivate var withoutNumbers: Phrase {
    Phrase(Self.withoutDigits(vietnamese), en: Self.withoutDigits(english))
  }

  private static func withoutDigits(_ text: String) -> String {
    String(decoding: text.utf8.filter { !(0x30...0x39).contains($0) }, as: UTF8.self)
  }
}
