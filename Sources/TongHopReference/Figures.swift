import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What one figure is of: a unit, an indicator and a period.
public struct FactKey: Sendable, Hashable {
  public var unit: UnitID
  public var indicator: String
  public var period: Period
}

/// Lines of one file, both ends included.
public struct SourceSpan: Sendable, Hashable {
  public var file: String
  public var first: Int
  public var last: Int

  public init(file: String, first: Int, last: Int) {
    self.file = file
    self.first = first
    self.last = last
  }
}

/// The sum of the rows of one key.
public struct Fact: Sendable {
  public var cell = RollupCell()
  public var folder: FactsFile.Folder
  /// Where the first of its rows stands.
  public var location: SourceLocation
  /// All of its rows; only the first where sources are not kept.
  public var spans: [SourceSpan]
}

/// Everything that units sent, checked, by key.
public struct Figures: Sendable {
  public internal(set) var facts: [FactKey: Fact] = [:]
  public internal(set) var tasks: [UnitTask] = []
  public internal(set) var points: [PointEntry] = []
  public internal(set) var leftOut: [LeftOutRow] = []
  public internal(set) var log = DiagnosticLog()
  public internal(set) var rowCount = 0
  /// The keys of each indicator, by unit and period: in one order, whatever that of the files.
  public internal(set) var keys: [String: [FactKey]] = [:]
  /// Facts that a running check has found wrong.
  var doomed: Set<FactKey> = []

  /// Every period that a figure or points were sent for.
  public var periods: Set<Period> {
    Set(facts.keys.map(\.period)).union(points.map(\.period))
  }
}

/// The files that hold figures.
public struct FigureFiles: Sendable {
  public var metrics: [WorkspaceFile] = []
  public var records: [WorkspaceFile] = []
  public var tasks: [WorkspaceFile] = []
  public var points: [WorkspaceFile] = []

  public init() {}
}

extension Figures {
  mutating func indexKeys() {
    keys = Dictionary(grouping: facts.keys, by: \.indicator).mapValues { list in
      list.sorted { ($0.unit, $0.period.description) < ($1.unit, $1.period.description) }
    }
  }
}
