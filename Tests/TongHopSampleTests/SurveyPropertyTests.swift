import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// What holds of every survey, whatever was answered.
@Suite("Surveys")
struct SurveyPropertyTests {
  private struct Output {
    var survey: String
    var scores: String
  }

  private func run(_ scratch: ScratchWorkspace, threads: Int = 1, engine: EngineKind = .both) throws
    -> Output
  {
    var options = PipelineOptions()
    options.period = Period(parsing: "2024-H1")
    options.threads = threads
    options.engine = engine
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    let survey = Documents.survey(try pipeline.survey(), of: pipeline)
    #expect(!pipeline.log.hasErrors)
    return Output(survey: survey, scores: Documents.scores(try pipeline.current(), of: pipeline))
  }

  @Test(
    "The order of rows and files, the engine and the threads change nothing, seed",
    arguments: Effort.seeds(6))
  func order(seed: UInt64) throws {
    let survey = RandomSurvey(seed: seed)
    var files = survey.files
    files["survey/a.csv"] = ([RandomSurvey.header] + survey.rows).joined(separator: "\n") + "\n"
    let first = try run(try ScratchWorkspace(files))
    #expect(first.survey.split(separator: "\n").count > 1 || survey.rows.isEmpty)

    var random = SeededGenerator(seed: seed)
    let shuffled = survey.rows.shuffled(using: &random)
    let cut = Int.random(in: 0...shuffled.count, using: &random)
    files = survey.files
    for (name, rows) in [("z", shuffled[..<cut]), ("b", shuffled[cut...])] {
      files["survey/\(name).csv"] = ([RandomSurvey.header] + rows).joined(separator: "\r\n")
    }
    let scratch = try ScratchWorkspace(files)
    for engine in [EngineKind.columnar, .reference] {
      let second = try run(scratch, threads: 3, engine: engine)
      #expect(second.survey == first.survey)
      #expect(second.scores == first.scores)
    }
  }

  /// The estimate and the figure that is scored are made by different code.
  @Test("The estimate is the ratio that is scored, seed", arguments: Effort.seeds(6))
  func estimateIsScored(seed: UInt64) throws {
    let survey = RandomSurvey(seed: seed)
    var files = survey.files
    files["survey/a.csv"] = ([RandomSurvey.header] + survey.rows).joined(separator: "\n") + "\n"
    files["methods/m/method.json"] = #"{"id": "m", "name": "M", "rounding": {"decimals": 4}}"#
    let output = try run(try ScratchWorkspace(files))
    var ratios: [String: String] = [:]
    for row in CSVText(output.scores).rows where row["numerator"] != "" {
      ratios[row.text("unit") + " " + row.text("criterion")] = row.text("ratio")
    }
    for row in CSVText(output.survey).rows {
      let ratio = try #require(ratios[row.text("unit") + " " + row.text("criterion")])
      guard let estimate = scaled(row.text("estimate"), places: 6) else {
        #expect(row["answers"] == "0")
        continue
      }
      // Both have six significant decimals of the same fraction.
      #expect(scaled(ratio, places: 4) == estimate, "\(row)")
      let answers = try #require(row.int("answers"))
      #expect((1...(row.int("respondents") ?? 0)).contains(answers))
    }
  }

  @Test(
    "The sample has no problem, and its order means nothing, seed", arguments: [1, 2] as [UInt64])
  func sample(seed: UInt64) throws {
    var options = PipelineOptions()
    options.engine = .both
    var pipeline = try Pipeline(
      try Workspace.open(Repository.path("SampleData/sipas")), options: options)
    let first = Documents.survey(try pipeline.survey(), of: pipeline)
    #expect(pipeline.log.entries.isEmpty)
    var random = SeededGenerator(seed: seed)
    let scratch = try ScratchWorkspace(copyOf: "sipas")
    for name in scratch.files(in: "survey") {
      let lines = try scratch.text(name).split(separator: "\n").map(String.init)
      let rows = lines.dropFirst().shuffled(using: &random)
      try scratch.write((lines.prefix(1) + rows).joined(separator: "\n"), to: name)
    }
    var again = try Pipeline(try Workspace.open(scratch.path), options: options)
    #expect(Documents.survey(try again.survey(), of: again) == first)
  }
}
