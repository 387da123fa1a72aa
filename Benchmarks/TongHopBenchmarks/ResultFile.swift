import Foundation

/// Results as JSON lines: first the machine, then a line a benchmark.
struct ResultFile: Equatable {
  var machine: MachineInfo?
  var results: [BenchmarkResult] = []

  init(machine: MachineInfo?, results: [BenchmarkResult]) {
    self.machine = machine
    self.results = results
  }

  /// - Throws: where a line is neither a machine nor a result.
  init(text: String) throws {
    let decoder = JSONDecoder()
    for line in text.split(separator: "\n") {
      let data = Data(line.utf8)
      if let machine = try? decoder.decode(MachineInfo.self, from: data) {
        self.machine = machine
      } else {
        results.append(try decoder.decode(BenchmarkResult.self, from: data))
      }
    }
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var lines: [Data] = []
    if let machine { lines.append(try encoder.encode(machine)) }
    for result in results { lines.append(try encoder.encode(result)) }
    return lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
  }
}

/// The part of a page that the runner writes.
enum MarkedSection {
  static let begin = "<!-- results: begin (written by make bench) -->"
  static let end = "<!-- results: end -->"

  /// The page with everything between the two marks replaced.
  ///
  /// - Returns: nil where the page does not have both marks.
  static func replace(in page: String, with text: String) -> String? {
    guard let first = page.range(of: begin),
      let last = page.range(of: end, range: first.upperBound..<page.endIndex)
    else { return nil }
    return page[..<first.upperBound] + "\n\n" + text + "\n" + page[last.lowerBound...]
  }
}
