/// The problems of one run, in the order in which they are printed: by file, line and column.
///
/// The order does not depend on the order in which they were found, so two engines, or any number
/// of threads, print the same log.
public struct DiagnosticLog: Sendable {
  /// The problems found; of one fault in one column of a file the first 1,000, or fewer where there
  /// are very many of all faults.
  public private(set) var entries: [Diagnostic] = []
  /// How often each fault was found, also beyond what is kept.
  private(set) var totals: [Fault: Int] = [:]
  /// How many data rows each file has, for telling a faulty column from a few faulty rows.
  private(set) var rowCounts: [String: Int] = [:]

  private var known: Set<Diagnostic> = []
  /// Files that changed while they were read; what else was found in them is of no state of theirs.
  private var changedFiles: Set<String> = []

  /// A million faulty rows must not take a gigabyte to say so,
  static let mostKept = 1000
  /// nor must a thousand files of a thousand faulty rows each: from here on only as many of a fault
  /// are kept as are printed.
  static let mostKeptInAll = 50_000
  public static let mostPrinted = 20

  struct Fault: Hashable {
    var file: String
    var code: DiagnosticCode
    var severity: Diagnostic.Severity
    var column: String?

    init(_ diagnostic: Diagnostic) {
      self.init(
        file: diagnostic.location.file, code: diagnostic.code, severity: diagnostic.severity,
        column: diagnostic.columnName)
    }

    init(file: String, code: DiagnosticCode, severity: Diagnostic.Severity, column: String?) {
      self.file = file
      self.code = code
      self.severity = severity
      self.column = code.isDamageOfFile || code.isOfHeader ? nil : column
    }
  }

  public init() {}

  public mutating func report(_ diagnostic: Diagnostic) {
    if diagnostic.code == .changedFile {
      forget(diagnostic.location.file)
    } else if !changedFiles.isEmpty, changedFiles.contains(diagnostic.location.file) {
      return
    }
    let fault = Fault(diagnostic)
    let count = totals[fault, default: 0]
    // Two steps can meet the same problem, as when two criteria measure one indicator.
    if keepsMore(count) {
      guard known.insert(diagnostic).inserted else { return }
      entries.append(diagnostic)
    }
    totals[fault] = count + 1
  }

  private func keepsMore(_ count: Int) -> Bool {
    count < (entries.count < Self.mostKeptInAll ? Self.mostKept : Self.mostPrinted)
  }

  /// Counts a problem of which so many are kept that this one would not be; then nobody need find
  /// the words for it.
  ///
  /// - Returns: false where it is to be reported.
  /// - Complexity: O(1).
  public mutating func countIfFull(
    _ code: DiagnosticCode, severity: Diagnostic.Severity = .error, column: String?,
    in file: String
  ) -> Bool {
    let fault = Fault(file: file, code: code, severity: severity, column: column)
    guard let count = totals[fault], !keepsMore(count) else { return false }
    totals[fault] = count + 1
    return true
  }

  /// Of a file that changed while it was read nothing but that is said.
  private mutating func forget(_ file: String) {
    guard changedFiles.insert(file).inserted else { return }
    entries.removeAll { $0.location.file == file }
    known = known.filter { $0.location.file != file }
    totals = totals.filter { $0.key.file != file }
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
    let kept = Dictionary(other.entries.lazy.map { (Fault($0), 1) }, uniquingKeysWith: +)
    for (fault, count) in other.totals {
      let more = count - (kept[fault] ?? 0)
      if more > 0, !changedFiles.contains(fault.file) { totals[fault, default: 0] += more }
    }
    rowCounts.merge(other.rowCounts, uniquingKeysWith: +)
  }

  public var hasErrors: Bool { totals.keys.contains { $0.severity == .error } }
  public func hasErrors(in file: String) -> Bool {
    totals.keys.contains { $0.severity == .error && $0.file == file }
  }
  public var errorCount: Int { count(.error) }
  public var warningCount: Int { count(.warning) }

  private func count(_ severity: Diagnostic.Severity) -> Int {
    totals.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
  }
}
