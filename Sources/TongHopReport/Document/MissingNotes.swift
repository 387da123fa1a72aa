import TongHopDiagnostics
import TongHopDomain

/// Under a table: which maximum applies in each group and why, which units have another one, and who
/// misses what.
public enum MissingNotes {
  /// Notes for the units of the table; empty where all criteria apply, are due and were reported.
  ///
  /// - Parameters:
  ///   - exemptions: whose reasons are given; of any day.
  ///   - unanswered: leaves of surveys that are not due for want of answers alone.
  ///   - most: of one kind no more units than this are named.
  ///   - states: which kinds of missing that stay in the maximum are named.
  /// - Complexity: O(*rows* x *criteria*).
  public static func make(
    _ table: ComparisonTable, scores: ScoreTable, exemptions: [Exemption],
    unanswered: Set<Int> = [], language: Language, most: Int = 12,
    states: [ScoreState] = [.notReported, .awaitingAppraisal, .withheld]
  ) -> [String] {
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    let text = NumberText(language)
    let words = MissingWords(
      method: table.method, language: language, most: most,
      exemptions: Dictionary(
        grouping: exemptions.filter { $0.isInForce(on: scores.tree.day) }, by: \.unitCode),
      unanswered: unanswered,
      maximum: { text.styled(numbers.text($0)) }, coverage: { text.styled(numbers.text($0)) })
    let names = RowNames(table)
    var missing: [MissingUnit] = []
    var maxima: [GroupMaximum] = []
    for group in table.groups {
      let units = group.rows.compactMap { MissingUnit($0, name: names[$0], scores) }
      missing += units
      guard let own = GroupMaximum(units, GroupHeading.text(of: group, in: table)[language], words)
      else { continue }
      if let known = maxima.firstIndex(where: { $0.usual == own.usual }) {
        maxima[known].headings += own.headings
        maxima[known].special += own.special
      } else {
        maxima.append(own)
      }
    }
    var notes = maxima.map(words.maximum)
    for state in states { notes += words.inside(state, missing) }
    let low = table.groups.flatMap(\.rows).filter { $0.flags.contains(.belowCoverage) }
      .map { (name: names[$0], coverage: $0.coverage) }
    if let note = words.belowCoverage(low) { notes.append(note) }
    return notes
  }
}

/// A maximum with the reason why it is no greater, as it is told.
struct AppliedMaximum: Hashable {
  var maximum: Fraction
  /// Empty where all criteria apply.
  var reasons: String
}

/// The maximum that most units of one or more groups have, and those that have another one.
struct GroupMaximum {
  var usual: AppliedMaximum
  var headings: [String]
  var special: [(unit: MissingUnit, maximum: AppliedMaximum)]

  /// The maximum that most units have; of two equally common ones that of the first unit.
  ///
  /// - Returns: nil where all criteria apply to all units.
  init?(_ units: [MissingUnit], _ heading: String, _ words: MissingWords) {
    let maxima = units.map {
      AppliedMaximum(maximum: $0.maximum, reasons: words.reasons($0))
    }
    let counts = maxima.reduce(into: [AppliedMaximum: Int]()) { $0[$1, default: 0] += 1 }
    let most = counts.values.max()
    guard let usual = maxima.first(where: { counts[$0] == most }) else { return nil }
    special = zip(units, maxima).filter { $1 != usual }.map { (unit: $0, maximum: $1) }
    guard !usual.reasons.isEmpty || !special.isEmpty else { return nil }
    self.usual = usual
    headings = [heading]
  }
}
