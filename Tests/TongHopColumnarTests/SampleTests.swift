import Testing
import TongHop
import TongHopDomain
import TongHopRecords
import TongHopTestSupport

/// The sample workspaces, every period of them.
@Suite("Samples, both engines")
struct SampleTests {
  static let samples = ["lang-son", "papi", "phu-tho-766", "sipas"]

  @Test("Both engines agree on every period", arguments: samples, Calendar.allCases)
  func agreement(sample: String, calendar: Calendar) throws {
    let agreement = try Agreement(try ScratchWorkspace(copyOf: sample), calendar: calendar)
    #expect(!agreement.periods.isEmpty)
    try agreement.check(.init(blockSize: 1000, memoryBudget: 0, threads: 3))
    guard Effort.isLong else { return }
    try agreement.check(.init(), isBrief: true, sources: true)
    for period in agreement.periods { try agreement.check(.init(threads: 1, periods: [period])) }
  }

  @Test("The pipeline with both engines ends well", arguments: samples)
  func pipeline(sample: String) throws {
    var options = PipelineOptions()
    options.engine = .both
    let workspace = try Workspace.open(Repository.path("SampleData/" + sample))
    let newest = try Pipeline(workspace, options: options)
    var compared = 0
    for period in newest.received.periods where period == newest.period || Effort.isLong {
      options.period = period
      compared += try run(workspace, options) ? 1 : 0
    }
    #expect(compared > 0)
  }

  /// - Returns: false where no version of the method is in force in the period.
  private func run(_ workspace: Workspace, _ options: PipelineOptions) throws(PipelineError) -> Bool
  {
    let pipeline: Pipeline
    do throws(PipelineError) {
      pipeline = try Pipeline(workspace, options: options)
    } catch {
      if error.kind == .usage { return false }
      throw error
    }
    var working = pipeline
    _ = try working.compare()
    _ = try working.rollUpIndicators()
    return true
  }
}
