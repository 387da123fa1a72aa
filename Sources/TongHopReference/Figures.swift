import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What one figure is of: a unit, an indicator and a period.
struct FactKey: Hashable {
  var unit: UnitID
  var indicator: String
  var period: Period
}

/// The sum of the rows of one key.
struct Fact {
  var cell = RollupCell()
  var folder: FactsFile.Folder
  /// Where the first of its rows stands.
  var location: SourceLocation
  /// All of its rows; only the first where sources are not kept.
  var spans: [SourceSpan]
}

/// Everything that units sent, checked, by key.
struct Figures {
  var facts: [FactKey: Fact] = [:]
  var received = ReceivedFigures()
  /// The keys of each indicator, by unit and period: in one order, whatever that of the files.
  private(set) var keys: [String: [FactKey]] = [:]
  /// Facts that a running check has found wrong.
  var doomed: Set<FactKey> = []

  /// Puts what is left after all checks in order, and counts it.
  mutating func finish() {
    keys = Dictionary(grouping: facts.keys, by: \.indicator).mapValues { list in
      list.sorted { ($0.unit, $0.period.description) < ($1.unit, $1.period.description) }
    }
    for (key, fact) in facts {
      received.rows[key.indicator, default: [:]][key.period, default: 0] += fact.cell.records
    }
  }
}
