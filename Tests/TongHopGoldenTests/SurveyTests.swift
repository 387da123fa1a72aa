import TongHop
import TongHopDomain
import TongHopTestSupport
import Testing

/// Estimates, standard errors, intervals and design effects as the package survey of R has them;
/// the script that made them stands beside the numbers.
@Suite("Survey estimates, as R has them")
struct SurveyTests {
  static let designs = ["plain", "weighted", "strata", "clusters", "full", "lonely"]

  /// One design is one workspace with one commune.
  private static func estimates(of design: String) throws -> [String: [String: String]] {
    let answers = try CSVText(file: "Tests/Golden/survey/answers.csv").rows
    let names = [
      "respondent", "unit", "period", "question", "answer", "weight", "stratum", "cluster",
    ]
    let rows = answers.filter { $0["design"] == design }.map { row in
      var row = row
      (row["unit"], row["period"]) = ("C", "2024")
      return names.map { row.text($0) }.joined(separator: ",")
    }
    let scratch = try ScratchWorkspace([
      "units.csv": "code,parent_code,level,name\nC,,commune,C\n",
      "methods/m/method.json": #"{"id": "m", "name": "M"}"#,
      "methods/m/criteria.csv": """
      code,name,max_points,measure,rule
      share,S,1,survey:share,yes_no
      mean,M,1,survey:mean,"goalposts(low: 1, high: 5)"
      letters,L,1,survey:letters,"scale(A: 100%, B: 60%, C: 20%, D: 0%)"

      """,
      "survey/a.csv": ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n",
    ])
    var options = PipelineOptions()
    options.engine = .both
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    return CSVText(Documents.survey(try pipeline.survey(), of: pipeline)).rows(by: "criterion")
  }

  /// One design of a province, whose communes are parts of it.
  @Test("A unit is a part of the whole sample", arguments: ["normal", "t"])
  func domains(interval: String) throws {
    let answers = try CSVText(file: "Tests/Golden/survey/domain_answers.csv").rows
    let names = [
      "respondent", "unit", "period", "question", "answer", "weight", "stratum", "cluster",
    ]
    let rows = answers.map { row in names.map { row.text($0) }.joined(separator: ",") }
    let level = interval == "t" ? "90%" : "95%"
    let scratch = try ScratchWorkspace([
      "units.csv": "code,parent_code,level,name\nP,,province,P\n"
        + ["A", "B", "C", "D"].map { "\($0),P,commune,\($0)\n" }.joined(),
      "methods/m/method.json":
        #"{"id": "m", "name": "M", "survey": {"interval": "\#(interval)", "level": "\#(level)"}}"#,
      "methods/m/criteria.csv": """
      code,name,max_points,measure,rule
      share,S,1,survey:share,yes_no
      mean,M,1,survey:mean,"goalposts(low: 1, high: 5)"

      """,
      "survey/a.csv": ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n",
    ])
    var options = PipelineOptions()
    options.engine = .both
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    let ours = CSVText(Documents.survey(try pipeline.survey(), of: pipeline)).rows
    let golden = try CSVText(file: "Tests/Golden/survey/domain_estimates.csv").rows
    #expect(golden.count == 10 && ours.count == 10)
    for row in golden {
      let found = try #require(
        ours.first { $0["unit"] == row["unit"] && $0["criterion"] == row["criterion"] })
      for (column, text) in row {
        let isEnd = column.hasPrefix("lower") || column.hasPrefix("upper")
        if isEnd, column.hasSuffix("_t") != (interval == "t") { continue }
        let name = isEnd ? String(column.prefix(5)) : column
        #expect(found[name] == text, "\(row.text("unit")), \(row.text("criterion")), \(column)")
      }
    }
  }

  @Test("To the last printed digit", arguments: designs)
  func agrees(design: String) throws {
    let golden = try CSVText(file: "Tests/Golden/survey/estimates.csv").rows
      .filter { $0["design"] == design }
    #expect(golden.count == 3)
    let ours = try Self.estimates(of: design)
    for row in golden {
      let found = try #require(ours[row.text("question")])
      for (column, text) in row where !["design", "question"].contains(column) {
        #expect(found[column] == text, "\(design), \(row.text("question")), \(column)")
      }
    }
  }
}
