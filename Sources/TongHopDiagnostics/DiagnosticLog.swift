/// The problems of one run, in the order in which they are printed: by file, line and column.
///
/// The order does not depend on the order in which they were found, so two engines, or any number
/// of threads, print the same log.
public struct DiagnosticLog: Sendable {
  /// The problems found; of one fault in one column of a file the first 1,000.
  public private(set) var entries: [Diagnostic] = []
  /// How often each fault was found, also beyond what is kept.
  private var totals: [Fault: Int] = [:]
  /// How many data rows each file has, for telling a faulty column from a few faulty rows.
  private var rowCounts: [String: Int] = [:]

  private var known: Set<Diagnostic> = []

  /// A million faulty rows must not take a gigabyte to say so.
  static let mostKept = 1000

  private struct Fault: Hashable {
    var file: String
    var code: DiagnosticCode
    var severity: Diagnostic.Severity
    var column: String?

    init(_ diagnostic: Diagnostic) {
      file = diagnostic.location.file
      code = diagnostic.code
      severity = diagnostic.severity
      column = diagnostic.code.isDamageOfFile ? nil : diagnostic.columnName
    }
  }

  public init() {}

  public mutating func report(_ diagnostic: Diagnostic) {
    let fault = Fault(diagnostic)
    let count = totals[fault, default: 0]
    // Two steps can meet the same problem, as when two criteria measure one indicator.
    if count < Self.mostKept {
      guard known.insert(diagnostic).inserted else { return }
      entries.append(diagnostic)
    }
    totals[fault] = count + 1
  }

  /// Makes errors of the warnings of one kind.
  ///
  /// - Parameter isMeant: asked for each that is kept.
  public mutating func raise(_ code: DiagnosticCode, where isMeant: (Diagnostic) -> Bool) {
    for place in entries.indices where entries[place].code == code && isMeant(entries[place]) {
      guard entries[place].severity == .warning else { continue }
      let warning = Fault(entries[place])
      known.remove(entries[place])
      entries[place].severity = .error
      known.insert(entries[place])
      totals[warning, default: 1] -= 1
      totals[Fault(entries[place]), default: 0] += 1
    }
    totals = totals.filter { $0.value > 0 }
  }

  public mutating func noteRows(_ count: Int, in file: String) {
    rowCounts[file, default: 0] += count
  }

  public mutating func merge(_ other: DiagnosticLog) {
    for diagnostic in other.entries { report(diagnostic) }
    for (fault, count) in other.totals where count > Self.mostKept {
      totals[fault, default: 0] += count - Self.mostKept
    }
    rowCounts.merge(other.rowCounts, uniquingKeysWith: +)
  }

  public var hasErrors: Bool { totals.keys.contains { $0.severity == .error } }
  public var errorCount: Int { count(.error) }
  public var warningCount: Int { count(.warning) }

  private func count(_ severity: Diagnostic.Severity) -> Int {
    totals.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
  }

  /// What is printed: sorted, the same fault of a column put together.
  ///
  /// - Damage of a whole file (``DiagnosticCode/isDamageOfFile``) is one entry a file.
  /// - A fault that shows in more than half of the rows of a column, and in at least ten, is a
  ///   faulty column: one entry.
  /// - Otherwise a fault is printed `limit` times a file and column, then counted.
  ///
  /// - Returns: the entries to print, and for the last printed one of a counted fault how many
  ///   more there are.
  /// - Complexity: O(*n* log *n*).
  public func condensed(limit: Int = 20) -> [(diagnostic: Diagnostic, more: Int)] {
    let sorted = entries.enumerated().sorted { left, right in
      if left.element.location != right.element.location {
        return left.element.location < right.element.location
      }
      if left.element.code != right.element.code {
        return left.element.code < right.element.code
      }
      return left.offset < right.offset
    }.map(\.element)
    var seen: [Fault: Int] = [:]
    var result: [(diagnostic: Diagnostic, more: Int)] = []
    for diagnostic in sorted {
      let group = Fault(diagnostic)
      let total = totals[group] ?? 1
      let position = seen[group, default: 0]
      seen[group] = position + 1
      let rows = rowCounts[group.file] ?? 0
      let isFaultyColumn = group.column != nil && total >= 10 && total * 2 > rows
      if diagnostic.code.isDamageOfFile || isFaultyColumn {
        guard position == 0 else { continue }
        var summary = diagnostic
        summary.count = total
        result.append((summary, 0))
      } else if position < limit {
        result.append((diagnostic, position == limit - 1 ? total - limit : 0))
      }
    }
    return result
  }
}
