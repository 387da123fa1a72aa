import TongHop
import TongHopDomain
import TongHopTestSupport

/// One period of a sample workspace through the whole pipeline, as its CSV documents say it.
struct SampleRun {
  let pipeline: Pipeline
  let compared: ComparedPeriods
  let ranks: CSVText
  let scores: CSVText

  init(_ folder: String, method: String, period: String) throws {
    var options = PipelineOptions()
    options.method = method
    options.period = Period(parsing: period)
    let workspace = try Workspace.open(Repository.path("SampleData/" + folder))
    var pipeline = try Pipeline(workspace, options: options)
    compared = try pipeline.compare()
    ranks = CSVText(Documents.csv(compared.table))
    scores = CSVText(Documents.scores(compared.current, of: pipeline))
    self.pipeline = pipeline
  }

  /// The score rows of one node (empty: the total) by unit code.
  func scores(of criterion: String) -> [String: [String: String]] {
    let rows = scores.rows.filter { $0["criterion"] == criterion }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("unit"), $0) })
  }
}
