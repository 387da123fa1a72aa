/// What is printed of a log: of one cause one message, however often it shows.
extension DiagnosticLog {
  /// A message, and what it stands for beside itself.
  public struct Printed: Sendable, Equatable {
    public var diagnostic: Diagnostic
    /// How many more of the fault there are in the file, after the last one that is printed.
    public var more = 0
    /// How many more rows have the fault, of which other things may have to be said.
    public var others = 0
    /// Where the same is in other files, in their order: files, or fields of them.
    public var otherPlaces: [String] = []
  }

  /// From so many columns of a file, or files, on a cause is told once for all of them.
  public static let mostApart = 5

  /// Sorted, the same fault of a column put together.
  ///
  /// - Damage of a whole file (``DiagnosticCode/isDamageOfFile``) is one entry a file.
  /// - A fault that shows in more than half of the rows of a column, and in at least ten, is a
  ///   faulty column: one entry for each piece of advice, and at most `limit` of them.
  /// - Otherwise a fault is printed `limit` times a file and column, then counted. What is said of
  ///   ``mostApart`` rows in the same words, of the same field, is printed once and names the places.
  /// - A fault of ``mostApart`` columns of a file is counted as if they were one column.
  /// - What is to be said in the same words of ``mostApart`` files is one entry, which names the
  ///   places in the others.
  /// - Advice to delete several lines of a file says that it has to be done from the last one up.
  ///
  /// - Complexity: O(*n* log *n*).
  public func condensed(limit: Int = mostPrinted) -> [Printed] {
    let columns = columnsOfFaults
    var advice = SameAdvice(limit: limit)
    var same = SameWords(entries)
    var pieces: [Fault: Int] = [:]
    var folded: [Fault: Int] = [:]
    var result: [Printed] = []
    let lines = LinesToDelete(asking(sorted))
    for diagnostic in lines.diagnostics {
      var fault = Fault(diagnostic)
      var total = (totals[fault] ?? 1) - (lines.joined[fault] ?? 0)
      if diagnostic.isLineToDelete, diagnostic.count > 1 {
        result.append(lines.printed(diagnostic, total: total))
        continue
      }
      var places = rowCounts[fault.file] ?? 0
      var isOfColumn = fault.column != nil
      if isOfColumn, let all = columns[fault.ofAnyColumn], all.count >= Self.mostApart {
        fault = fault.ofAnyColumn
        total = all.total
        places *= all.count
      }
      let position = pieces[fault, default: 0]
      pieces[fault] = position + 1
      // Which answers nobody could give, and how often, tells whether the list of them is right.
      isOfColumn =
        isOfColumn && total >= 10 && total * 2 > places && diagnostic.code != .unknownAnswer
      if isOfColumn || diagnostic.code == .periodMadeDate {
        folded[fault] = total
        if let one = advice.next(diagnostic, of: fault, at: result.count) { result.append(one) }
      } else if diagnostic.code.isDamageOfFile {
        guard position == 0 else { continue }
        var summary = diagnostic
        summary.count = total
        result.append(Printed(diagnostic: summary))
      } else if let place = same.place(of: diagnostic, fault) {
        pieces[fault] = position
        result[place].otherPlaces.append(diagnostic.location.description)
      } else if position < limit {
        same.tell(diagnostic, fault, at: result.count, total: total)
        result.append(Printed(diagnostic: diagnostic))
      }
    }
    for (place, left) in same.last where left > 0 { result[place].more = left }
    advice.count(in: &result, totals: folded)
    return LinesToDelete.fromTheLast(Self.togetherOverFiles(result))
  }

  /// Of each row to write the most that any file asks of it, so that what is advised for one file is
  /// enough for the others.
  private func asking(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var most: [String: Int] = [:]
    for row in diagnostics.lazy.flatMap(\.rows) {
      most[row.text] = max(most[row.text] ?? 0, row.decimals)
    }
    guard !most.isEmpty else { return diagnostics }
    return diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      for place in diagnostic.rows.indices {
        diagnostic.rows[place].decimals = most[diagnostic.rows[place].text] ?? 0
      }
      return diagnostic
    }
  }

  /// By file, line and column; where these are the same by code, then as they were found.
  private var sorted: [Diagnostic] {
    entries.enumerated().sorted { left, right in
      if left.element.location != right.element.location {
        return left.element.location < right.element.location
      }
      if left.element.code != right.element.code {
        return left.element.code < right.element.code
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// In how many columns of a file a fault shows, and how often in all of them.
  private var columnsOfFaults: [Fault: (count: Int, total: Int)] {
    var result: [Fault: (count: Int, total: Int)] = [:]
    for (fault, total) in totals where fault.column != nil {
      let known = result[fault.ofAnyColumn] ?? (0, 0)
      result[fault.ofAnyColumn] = (known.count + 1, known.total + total)
    }
    return result
  }

  /// What many files have in common: all that is said is the same but for the place.
  private struct Cause: Hashable {
    var code: DiagnosticCode
    var severity: Diagnostic.Severity
    var column: String?
    var message: Phrase?
    var found: String?
    var fix: Phrase?

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      severity = diagnostic.severity
      // Programs do the same to other codes and words.
      if !code.isDamageOfFile { message = diagnostic.message }
      if !code.isOfWholeFile {
        column = diagnostic.columnName
        found = diagnostic.found
      }
      // Advice that goes further is enough for the others; zeros that were lost are other codes.
      if diagnostic.reach == 0, ![.lostZeros, .codeMadeDate].contains(code) {
        fix = diagnostic.fix
      }
    }
  }

  /// Puts those of ``mostApart`` files at the place of the first, in the words of the one that needs
  /// most.
  private static func togetherOverFiles(_ entries: [Printed]) -> [Printed] {
    var places: [Cause: [Int]] = [:]
    for (place, entry) in entries.enumerated() where entry.more == 0 && entry.others == 0 {
      places[Cause(entry.diagnostic), default: []].append(place)
    }
    var result = entries
    var dropped: Set<Int> = []
    for alike in places.values where alike.count >= mostApart {
      let problems = alike.map { entries[$0].diagnostic }
      guard Set(problems.lazy.map(\.location.file)).count >= mostApart else { continue }
      let furthest = problems.lazy.map(\.reach).max() ?? 0
      let told = problems.firstIndex { $0.reach == furthest } ?? 0
      result[alike[0]].diagnostic = problems[told]
      if problems.contains(where: { $0.count > 1 }) {
        result[alike[0]].diagnostic.count = problems.reduce(0) { $0 + $1.count }
        result[alike[0]].diagnostic.columnCount = problems.map(\.columnCount).max() ?? 1
        result[alike[0]].diagnostic.fileCount = Set(problems.map(\.location.file)).count
      }
      let isWhole = problems[told].code.isOfWholeFile
      result[alike[0]].otherPlaces = problems.indices.flatMap { number in
        let first = isWhole ? problems[number].location.file : problems[number].location.description
        return (number == told ? [] : [first]) + entries[alike[number]].otherPlaces
      }
      dropped.formUnion(alike.dropFirst())
    }
    return result.indices.filter { !dropped.contains($0) }.map { result[$0] }
  }
}

extension DiagnosticLog.Fault {
  /// The same fault, wherever in its file it is.
  var ofAnyColumn: Self {
    var fault = self
    fault.column = nil
    return fault
  }
}
