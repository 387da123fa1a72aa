import TongHop
import TongHopDiagnostics
import TongHopDomain

/// One period of a workspace through the whole pipeline, with its CSV documents read back.
public struct WorkspaceRun: Sendable {
  public let pipeline: Pipeline
  public let compared: ComparedPeriods
  /// The texts of `rank`, `score` and `rollup`.
  public let documents: [String]
  public let ranks: CSVText
  public let scores: CSVText
  public let rollup: CSVText
  /// The rows of the comparison table by unit code.
  public let ranksByCode: [String: [String: String]]
  private let scoresByNode: [String: [String: [String: String]]]
  private let rollupByIndicator: [String: [String: [String: String]]]

  /// A sample workspace by the name of its folder.
  public init(
    sample: String, method: String? = nil, period: String, tree: TreeChoice? = nil,
    isPaired: Bool = false
  ) throws {
    try self.init(
      Repository.path("SampleData/" + sample), method: method, period: period, tree: tree,
      isPaired: isPaired)
  }

  /// - Parameter isPaired: both engines run and must agree.
  public init(
    _ path: String, method: String? = nil, period: String, tree: TreeChoice? = nil,
    threads: Int? = nil, isPaired: Bool = false
  ) throws {
    var options = PipelineOptions()
    options.tree = tree
    options.threads = threads ?? options.threads
    if isPaired { options.engine = .both }
    options.method = method
    options.period = Period(parsing: period)
    var pipeline = try Pipeline(try Workspace.open(path), options: options)
    compared = try pipeline.compare()
    let rollup = try pipeline.rollUpIndicators()
    documents = [
      Documents.csv(compared.table), Documents.scores(compared.current, of: pipeline),
      Documents.rollup(rollup, of: pipeline),
    ]
    ranks = CSVText(documents[0])
    scores = CSVText(documents[1])
    self.rollup = CSVText(documents[2])
    // A unit that is gone may have left its code to another.
    ranksByCode = CSVText(documents[0]).rows.reduce(into: [:]) { rows, row in
      if rows[row.text("code")] == nil { rows[row.text("code")] = row }
    }
    scoresByNode = Self.byUnit(scores, each: "criterion")
    rollupByIndicator = Self.byUnit(self.rollup, each: "indicator")
    self.pipeline = pipeline
  }

  /// Everything that was found wrong, as the command prints it.
  public var problems: String {
    DiagnosticRenderer(language: .vietnamese).render(pipeline.log)
  }

  private static func byUnit(_ table: CSVText, each column: String)
    -> [String: [String: [String: String]]]
  {
    table.rows.reduce(into: [:]) { $0[$1.text(column), default: [:]][$1.text("unit")] = $1 }
  }

  /// The score rows of one node (empty: the total) by unit code.
  public func scores(of criterion: String) -> [String: [String: String]] {
    scoresByNode[criterion] ?? [:]
  }

  /// The roll-up rows of one indicator by unit code.
  public func rollup(of indicator: String) -> [String: [String: String]] {
    rollupByIndicator[indicator] ?? [:]
  }
}
