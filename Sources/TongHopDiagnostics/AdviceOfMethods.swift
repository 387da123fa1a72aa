/// The different pieces of advice for one fault in many rows of criteria.csv, each told once.
struct AdviceOfMethods {
  private struct Advice: Hashable {
    var fault: DiagnosticLog.Fault
    var fix: Phrase?

    init(_ diagnostic: Diagnostic) {
      fault = DiagnosticLog.Fault(diagnostic)
      fix = diagnostic.fix
    }
  }

  private var counts: [Advice: Int] = [:]
  private var told: [DiagnosticLog.Fault: (pieces: Int, rows: Int)] = [:]

  /// - Complexity: O(*n*).
  init(_ entries: [Diagnostic]) {
    for entry in entries where entry.code.isOfMethod { counts[Advice(entry), default: 0] += 1 }
  }

  /// - Parameters:
  ///   - total: how often the fault was found.
  ///   - limit: so many pieces are told, then the rest of the rows is counted.
  /// - Returns: nil where its advice was told, or enough was.
  mutating func next(
    _ diagnostic: Diagnostic, of fault: DiagnosticLog.Fault, total: Int, limit: Int
  ) -> DiagnosticLog.Printed? {
    guard let count = counts.removeValue(forKey: Advice(diagnostic)) else { return nil }
    var known = told[fault] ?? (0, 0)
    guard known.pieces < limit else { return nil }
    known = (known.pieces + 1, known.rows + count)
    told[fault] = known
    var summary = diagnostic
    summary.count = count
    return DiagnosticLog.Printed(
      diagnostic: summary, more: known.pieces == limit ? total - known.rows : 0)
  }
}
