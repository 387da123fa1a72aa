import TongHopDiagnostics
import TongHopDomain

/// Under a table: which maximum applies in each group and why, which units have another one, and who
/// misses what.
public enum MissingNotes {
  /// Notes for the units of the table; empty where all criteria apply, are due and were reported.
  ///
  /// - Parameters:
  ///   - missing: of the units of the table.
  ///   - most: of one kind no more units than this are named.
  ///   - states: which kinds of missing that stay in the maximum are named.
  package static func make(
    _ table: ComparisonTable, _ missing: MissingTable, language: Language, most: Int = 12,
    states: [ScoreState] = [.notReported, .awaitingAppraisal, .withheld]
  ) -> [String] {
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    let text = NumberText(language)
    let names = RowNames(table)
    let words = MissingWords(
      method: table.method, language: language, most: most,
      headings: table.groups.map { GroupHeading.text(of: $0, in: table)[language] },
      maximum: { text.styled(numbers.text($0)) }, coverage: { text.styled(numbers.text($0)) })
    var notes = missing.maxima.map(words.maximum)
    for state in states {
      notes += words.inside(state, missing.units, others: missing.awaiting)
    }
    notes += words.ended(missing.ended)
    // Nobody owes these: who has none was asked, and sent it.
    if !states.contains(.notReported) { notes += words.withoutDenominator(missing.units) }
    let low = table.groups.flatMap(\.rows).filter { $0.flags.contains(.belowCoverage) }
      .map { (name: names[$0], coverage: $0.coverage) }
    if let note = words.belowCoverage(low) { notes.append(note) }
    return notes
  }
}
