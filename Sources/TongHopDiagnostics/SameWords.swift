/// What is said of many rows of one column in the same words, of the same field: told once, with the
/// places.
struct SameWords {
  private struct Words: Hashable {
    var fault: DiagnosticLog.Fault
    var message: Phrase
    var found: String?
    var expected: Phrase?
    var fix: Phrase?

    init(_ diagnostic: Diagnostic) {
      fault = DiagnosticLog.Fault(diagnostic)
      (message, found) = (diagnostic.message, diagnostic.found)
      (expected, fix) = (diagnostic.expected, diagnostic.fix)
    }
  }

  private var counts: [Words: Int] = [:]
  private var places: [Words: Int] = [:]
  private var told: [DiagnosticLog.Fault: (place: Int, left: Int)] = [:]

  /// - Complexity: O(*n*).
  init(_ entries: [Diagnostic]) {
    for entry in entries { counts[Words(entry), default: 0] += 1 }
  }

  /// Where the same was told; nil where it is to be told.
  mutating func place(of diagnostic: Diagnostic, _ fault: DiagnosticLog.Fault) -> Int? {
    guard let place = places[Words(diagnostic)] else { return nil }
    told[fault]?.left -= 1
    return place
  }

  /// - Parameter total: how often the fault was found.
  mutating func tell(
    _ diagnostic: Diagnostic, _ fault: DiagnosticLog.Fault, at place: Int, total: Int
  ) {
    let words = Words(diagnostic)
    if counts[words, default: 0] >= DiagnosticLog.mostApart { places[words] = place }
    told[fault] = (place, (told[fault]?.left ?? total) - 1)
  }

  /// The last that was told of each fault, and how many rows of it were not.
  var last: [(place: Int, left: Int)] { told.values.map { ($0.place, $0.left) } }
}
