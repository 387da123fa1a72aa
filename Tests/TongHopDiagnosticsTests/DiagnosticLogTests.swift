import Testing
import TongHopDiagnostics

@Suite("What is printed of a log")
struct DiagnosticLogTests {
  private func fault(
    _ code: DiagnosticCode = .badNumber, line: Int, column: String? = "numerator",
    file: String = "metrics/a.csv", severity: Diagnostic.Severity = .error, found: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, severity: severity, at: SourceLocation(file: file, line: line, column: 4),
      column: column, Phrase("x", en: "x"), found: found ?? "\(line)")
  }

  @Test("Five rows of which the same is said are one entry with the places, four are not")
  func sameWords() {
    let rows = (1...5).map { fault(line: $0, found: "k/c") }
    #expect(log(Array(rows.dropLast()), rows: 1000).condensed().count == 4)
    let printed = log(rows + (6...30).map { fault(line: $0) }, rows: 1000).condensed()
    #expect(printed.map(\.diagnostic.location.line) == [1] + Array(6...24))
    #expect(printed[0].otherPlaces == (2...5).map { "metrics/a.csv:\($0):4" })
    #expect(printed.map(\.more) == Array(repeating: 0, count: 19) + [6])
  }

  private func log(_ diagnostics: [Diagnostic], rows: Int) -> DiagnosticLog {
    var log = DiagnosticLog()
    for diagnostic in diagnostics { log.report(diagnostic) }
    for file in ["metrics/a.csv", "metrics/b.csv"] { log.noteRows(rows, in: file) }
    return log
  }

  @Test("The same fault is printed 20 times, then counted")
  func limit() {
    let printed = log((1...30).map { fault(line: $0) }, rows: 1000).condensed()
    #expect(printed.map { $0.diagnostic.location.line } == Array(1...20))
    #expect(printed.map(\.more) == Array(repeating: 0, count: 19) + [10])
    #expect(log((1...20).map { fault(line: $0) }, rows: 1000).condensed().last?.more == 0)
  }

  @Test("Other columns, codes and files are counted apart")
  func apart() {
    var list = (1...20).map { fault(line: $0) }
    list += (1...20).map { fault(line: $0, column: "denominator") }
    list += (1...20).map { fault(.negative, line: $0) }
    list += (1...20).map { fault(line: $0, file: "metrics/b.csv") }
    let printed = log(list, rows: 1000).condensed()
    #expect(printed.count == 80)
    #expect(printed.allSatisfy { $0.more == 0 && $0.diagnostic.count == 1 })
  }

  @Test("More than half of the rows, and at least ten: the column is faulty, one entry")
  func faultyColumn() {
    let printed = log((2...12).map { fault(line: $0) }, rows: 20).condensed()
    #expect(printed.map(\.diagnostic.count) == [11])
    #expect(printed.map(\.diagnostic.location.line) == [2])
    #expect(printed.map(\.more) == [0])
    // Exactly half is not more than half, and nine are few.
    #expect(log((2...11).map { fault(line: $0) }, rows: 20).condensed().count == 10)
    #expect(log((2...10).map { fault(line: $0) }, rows: 9).condensed().count == 9)
    // Faults of no column are never a faulty column.
    let whole = log((2...12).map { fault(line: $0, column: nil) }, rows: 11).condensed()
    #expect(whole.count == 11)
  }

  @Test("A fault of five columns is counted as if they were one")
  func manyColumns() {
    let names = ["a", "b", "c", "d", "e"]
    let few = names.flatMap { name in (1...5).map { fault(line: $0, column: name) } }
    #expect(log(Array(few.dropLast(5)), rows: 1000).condensed().count == 20)
    let printed = log(few + [fault(line: 9, column: "a")], rows: 1000).condensed()
    #expect(printed.count == 20)
    #expect(printed.last?.more == 6)
    let most = log(few, rows: 9).condensed()
    #expect(most.map(\.diagnostic.count) == [25])
    #expect(most.map(\.diagnostic.columnCount) == [5])
    #expect(log(few, rows: 10).condensed().count == 20)
  }

  @Test("The same of five files is one entry that names the places")
  func manyFiles() {
    let files = (1...5).map { "metrics/\($0).csv" }
    let rows = files.map { fault(line: 7, file: $0) }
    #expect(log(Array(rows.dropLast()), rows: 9).condensed().count == 4)
    let printed = log(rows.reversed(), rows: 9).condensed()
    #expect(printed.map(\.diagnostic.location.file) == ["metrics/1.csv"])
    #expect(printed.map(\.otherPlaces) == [files.dropFirst().map { "\($0):7:4" }])
    // Of a whole file its name; the advice of the one that asks for most.
    var whole = files.map { fault(.undeclaredDecimals, line: 7, file: $0) }
    whole[2].reach = 2
    let asked = log(whole, rows: 9).condensed()
    #expect(asked.map(\.diagnostic.location.file) == ["metrics/3.csv"])
    #expect(asked.map(\.otherPlaces) == [files.filter { $0 != "metrics/3.csv" }])
  }

  @Test("Damage of a file is one entry, however few rows show it")
  func damage() {
    let list = [(5, "unit"), (3, "parent_code"), (9, "unit")].map {
      fault(.lostZeros, line: $0, column: $1)
    }
    let printed = log(list, rows: 1000).condensed()
    #expect(printed.map(\.diagnostic.count) == [3])
    #expect(printed.map(\.diagnostic.location.line) == [3])
  }

  @Test("By file, line and column, whatever the order they were found in")
  func order() {
    let list = [
      fault(line: 10), fault(line: 9), fault(line: 1, file: "metrics/b.csv"),
      fault(.negative, line: 9), fault(line: 2, file: "exemptions.csv"),
    ]
    let printed = log(list, rows: 100).condensed().map(\.diagnostic)
    #expect(
      printed.map(\.location.description) == [
        "exemptions.csv:2:4", "metrics/a.csv:9:4", "metrics/a.csv:9:4", "metrics/a.csv:10:4",
        "metrics/b.csv:1:4",
      ])
    #expect(printed[1].code == .badNumber)
    #expect(printed == log(list.reversed(), rows: 100).condensed().map(\.diagnostic))
  }

  @Test("Errors and warnings are counted, and are not one fault")
  func counts() {
    var one = log((2...7).map { fault(line: $0) }, rows: 6)
    let other = log((8...12).map { fault(line: $0, severity: .warning) }, rows: 5)
    #expect(one.hasErrors)
    #expect(!other.hasErrors)
    one.merge(other)
    #expect((one.errorCount, one.warningCount) == (6, 5))
    #expect(one.condensed().count == 11)
  }

  @Test("Merging adds the faults and the rows of both")
  func merging() {
    var one = log((2...7).map { fault(line: $0) }, rows: 10)
    one.merge(log((8...12).map { fault(line: $0) }, rows: 10))
    #expect(one.condensed().map(\.diagnostic.count) == [11])
    one.merge(log([], rows: 2))
    #expect(one.condensed().count == 11)
  }

  @Test("The same problem met twice is one")
  func twice() {
    #expect(log([fault(line: 2), fault(line: 3), fault(line: 2)], rows: 9).errorCount == 2)
  }

  @Test("However many faults there are, all are counted", arguments: [900, 5_000])
  func many(count: Int) {
    var one = log((1...count).map { fault(line: $0) }, rows: count * 10)
    #expect(one.errorCount == count)
    #expect(one.condensed().last?.more == count - 20)
    one.merge(log((1...count).map { fault(line: count + $0) }, rows: 0))
    #expect(one.errorCount == 2 * count)
    #expect(one.condensed().map(\.diagnostic.location.line) == Array(1...20))
  }
}

extension DiagnosticLogTests {
  @Test("A warning becomes an error where it is meant, and is counted as one")
  func raised() {
    var log = DiagnosticLog()
    for line in 1...3 {
      log.report(
        Diagnostic(
          .missingReason, severity: .warning,
          at: SourceLocation(file: "points/a.csv", line: line), Phrase(verbatim: "x")))
    }
    log.raise(.missingReason) { $0.location.line != 2 }
    log.raise(.missingReason) { $0.location.line != 2 }
    #expect(log.errorCount == 2)
    #expect(log.warningCount == 1)
    #expect(log.entries.map(\.severity) == [.error, .warning, .error])
    log.raise(.dateOrder) { _ in true }
    #expect(log.errorCount == 2)
  }
}
