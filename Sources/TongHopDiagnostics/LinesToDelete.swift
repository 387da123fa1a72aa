/// What is advised of lines of one file that are to be deleted.
///
/// With each line that goes those below it move up, and what the next message calls line 5 is
/// another one: done in order, such advice deletes a row that is right.
struct LinesToDelete {
  /// Lines that nothing is known of but their number are one message with all of them.
  let diagnostics: [Diagnostic]
  /// How many of a fault were put into one message.
  private(set) var joined: [DiagnosticLog.Fault: Int] = [:]
  /// Faults of which something else is said, too.
  private var mixed: Set<DiagnosticLog.Fault> = []

  /// - Complexity: O(*n*).
  init(_ sorted: [Diagnostic]) {
    var lines: [DiagnosticLog.Fault: [Int]] = [:]
    for diagnostic in sorted where diagnostic.isLineToDelete {
      lines[DiagnosticLog.Fault(diagnostic), default: []].append(diagnostic.location.line ?? 0)
    }
    lines = lines.filter { $0.value.count > 1 }
    guard !lines.isEmpty else {
      diagnostics = sorted
      return
    }
    joined = lines.mapValues(\.count)
    var told: Set<DiagnosticLog.Fault> = []
    var result: [Diagnostic] = []
    for diagnostic in sorted {
      let fault = DiagnosticLog.Fault(diagnostic)
      guard diagnostic.isLineToDelete, let all = lines[fault] else {
        if lines[fault] != nil { mixed.insert(fault) }
        result.append(diagnostic)
        continue
      }
      if told.insert(fault).inserted { result.append(Self.one(diagnostic, all)) }
    }
    diagnostics = result
  }

  private static func one(_ first: Diagnostic, _ lines: [Int]) -> Diagnostic {
    var one = first
    one.count = lines.count
    one.fix =
      Phrase("xóa các dòng, từ dòng cuối lên: ", en: "delete these lines, from the last one up: ")
      + Phrase(listing: lines.reversed().map(String.init))
    return one
  }

  /// - Parameter total: how many more there are of the fault.
  func printed(_ diagnostic: Diagnostic, total: Int) -> DiagnosticLog.Printed {
    DiagnosticLog.Printed(
      diagnostic: diagnostic, more: mixed.contains(DiagnosticLog.Fault(diagnostic)) ? 0 : total)
  }

  /// Says what has to be done last where advice to delete lines of a file is not all that is said of
  /// it.
  ///
  /// - Complexity: O(*n*).
  static func fromTheLast(_ printed: [DiagnosticLog.Printed]) -> [DiagnosticLog.Printed] {
    var counts: [String: Int] = [:]
    var lastLines: [String: Int] = [:]
    for entry in printed {
      let place = entry.diagnostic.location
      lastLines[place.file] = max(lastLines[place.file] ?? 0, place.line ?? 0)
      guard entry.diagnostic.movesLines else { continue }
      counts[place.file, default: 0] +=
        max(entry.diagnostic.count, 1 + entry.otherPlaces.count) + entry.more + entry.others
    }
    return printed.map { entry in
      let place = entry.diagnostic.location
      let isBefore = (lastLines[place.file] ?? 0) > place.line ?? 0
      guard entry.diagnostic.movesLines, isBefore || (counts[place.file] ?? 0) > 1,
        let fix = entry.diagnostic.fix
      else { return entry }
      let isListed = fix.vietnamese.contains("từ dòng cuối lên")
      guard isBefore || !isListed else { return entry }
      var entry = entry
      entry.diagnostic.fix =
        fix
        + (isListed
          ? Phrase(" (sau khi sửa các dòng khác)", en: " (after all other corrections)")
          : Phrase(
            " (xóa dòng sau cùng, từ dòng cuối lên)",
            en: " (delete lines after all else, the last one first)"))
      return entry
    }
  }
}

extension Diagnostic {
  /// Advice in words that are the same wherever a line is to go.
  var movesLines: Bool {
    guard let fix else { return false }
    return Self.deletions.contains { fix.vietnamese.contains($0) }
      && !fix.vietnamese.contains("không xóa dòng")
  }

  private static let deletions = [
    "xóa dòng", "xóa cả dòng", "xóa các dòng", "xóa một dòng", "xóa một khối", "xóa điểm",
    "bỏ dòng", "bỏ một dòng", "bỏ một trong hai dòng", "giữ một dòng", "giữ một trong hai",
  ]
}
