/// The last line on standard error of a run that read figures: what it took, which differs from
/// run to run.
///
///     columnar, 2 luồng: 20.000.000 dòng (0 dòng đọc chậm, 0 dòng bị loại) trong 0,21 giây, …
struct SummaryLine {
  let engine: String
  let threads: Int
  let rows: Int
  let slowRows: Int
  let leftOutRows: Int

  /// - Returns: nil where the line is any other.
  init?(_ line: some StringProtocol) {
    let number = /[0-9][0-9.,]*/
    let words = String(line).replacing(number, with: "#")
    let forms = [
      "#, # luồng: # dòng (# dòng đọc chậm, # dòng bị loại) trong # giây, # dòng/giây, bộ nhớ cao nhất # MB",
      "#, threads #: # rows (# on the slow path, # left out) in # s, # rows/s, peak memory # MB",
    ]
    guard let comma = words.firstIndex(of: ","),
      ["columnar", "reference", "both"].contains(words[..<comma]),
      forms.contains("#" + words[comma...])
    else { return nil }
    engine = String(words[..<comma])
    let numbers = String(line).matches(of: number).compactMap { Int($0.output.filter(\.isNumber)) }
    guard numbers.count == 7 else { return nil }
    (threads, rows, slowRows, leftOutRows) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }
}

extension ToolOutput {
  /// The last line of standard error, where it is a summary.
  var summary: SummaryLine? {
    standardError.linesWithoutBlankEnd.last.flatMap { SummaryLine($0) }
  }

  /// What does not differ from run to run.
  var withoutSummary: ToolOutput {
    guard summary != nil else { return self }
    var output = self
    output.standardError =
      standardError.linesWithoutBlankEnd.dropLast().map { $0 + "\n" }.joined()
    return output
  }
}
