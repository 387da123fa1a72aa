import Foundation
import Testing
import TongHop
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// What the units of the samples are told, beside the tables that say the same.
@Suite("Profiles of the samples")
struct ProfileTests {
  private struct Told {
    let compared: ComparedPeriods
    let profiles: any ProfileSource
    let trend: CSVText

    init(_ sample: String, period: String? = nil) throws {
      var options = PipelineOptions()
      options.everyPeriod = true
      options.period = period.flatMap { Period(parsing: $0) }
      var pipeline = try Pipeline(
        try Workspace.open(Repository.path("SampleData/" + sample)), options: options)
      compared = try pipeline.compare()
      let log = pipeline.log.entries.count
      profiles = try pipeline.profiles(of: compared)
      #expect(pipeline.log.entries.count == log)
      trend = CSVText(Documents.trendCSV(try pipeline.trend()))
    }
  }

  @Test("The history is that of trend", arguments: ["lang-son", "lang-son-2025"])
  func history(sample: String) throws {
    let told = try Told(sample)
    let rows = Dictionary(grouping: told.trend.rows) { $0.text("code") }
    var moments = 0
    for row in told.compared.table.groups.flatMap(\.rows) {
      guard let unit = row.unitIndex else { continue }
      let history = told.profiles.profile(of: unit).history
      #expect(history.last?.period == told.compared.table.period)
      #expect(history.last?.figures == row.current)
      let expected = (rows[row.code] ?? []).filter {
        !$0.text("source").isEmpty && history.map(\.period.description).contains($0.text("period"))
      }
      #expect(expected.count == history.count, "\(row.code)")
      for (moment, line) in zip(history, expected) {
        moments += 1
        #expect(moment.period.description == line.text("period"))
        #expect((moment.figures.index?.text(places: 2) ?? "") == line.text("index"))
        #expect(moment.figures.rank == line.int("rank"))
        #expect(moment.groupSize == line.int("group_size"))
        #expect(moment.flags.sorted().map(\.rawValue).joined(separator: ";") == line.text("flags"))
      }
    }
    #expect(moments > 100)
  }

  @Test("Without the other periods the history is the period alone")
  func alone() throws {
    let run = try LangSon.load().run
    let profiles = try run.pipeline.profiles(of: run.compared)
    for row in run.compared.table.groups.flatMap(\.rows) {
      guard let unit = row.unitIndex else { continue }
      let history = profiles.profile(of: unit).history
      #expect(history.map(\.period) == [run.compared.table.period])
      #expect(history[0].figures == row.current)
    }
  }

  @Test(
    "Late tasks are those that are counted, losses those of the sheet by lead",
    arguments: [("lang-son", "2024-Q2"), ("lang-son-2025", "2025-Q3")])
  func parts(sample: String, period: String) throws {
    let run = try WorkspaceRun(sample: sample, period: period)
    let profiles = try run.pipeline.profiles(of: run.compared)
    let shortfalls = Comparison.shortfalls(in: run.compared.current, most: .max)
    var byUnit = Dictionary(grouping: shortfalls.groups.flatMap(\.rows), by: \.unit)
    for group in run.compared.table.groups {
      let size = group.rows.count { $0.current.rank != nil }
      for row in group.rows {
        guard let unit = row.unitIndex else { continue }
        let profile = profiles.profile(of: unit)
        #expect(profile.groupSize == size)
        let tasks = row.tasks ?? TaskCounts()
        #expect(profile.lateTasks.count { $0.isDone } == tasks.late)
        #expect(profile.lateTasks.count { !$0.isDone } == tasks.overdue)
        #expect(
          zip(profile.lateTasks, profile.lateTasks.dropFirst()).allSatisfy {
            $0.daysLate >= $1.daysLate
          })
        let expected = byUnit.removeValue(forKey: unit) ?? []
        #expect(Set(profile.losses.map(\.criterion)) == Set(expected.map(\.criterion)))
        #expect(profile.losses.count == expected.count)
        #expect(zip(profile.losses, profile.losses.dropFirst()).allSatisfy { $0.lost >= $1.lost })
        for gain in profile.gains {
          #expect(profile.losses.contains { $0.criterion == gain.criterion })
        }
      }
    }
    #expect(byUnit.isEmpty)
  }

  @Test("The rank in a domain is one among those that have one there")
  func domainSizes() throws {
    let run = try WorkspaceRun(sample: "lang-son-2025", period: "2025-Q3")
    let profiles = try run.pipeline.profiles(of: run.compared)
    var differing = 0
    for group in run.compared.table.groups {
      for (place, domain) in run.compared.table.method.domains.enumerated() {
        let scores = run.scores(of: run.compared.table.method.criteria[domain].code)
        let size = group.rows.count { scores[$0.code]?.int("rank") != nil }
        for row in group.rows {
          guard let unit = row.unitIndex else { continue }
          let profile = profiles.profile(of: unit)
          #expect(profile.domains[place].groupSize == size)
          if size != profile.groupSize { differing += 1 }
        }
      }
    }
    // Communes of which something is missing have no total, but ranks in the other domains.
    #expect(differing > 0)
  }

  private static func decimals() throws -> [String: Int] {
    try LangSon.table("indicators").rows.reduce(into: [:]) {
      $0[$1.text("code")] = $1.int("decimals") ?? 0
    }
  }

  @Test("Who enters what is needed gets the points that were promised")
  func promises() throws {
    let run = try LangSon.load().run
    let profiles = try run.pipeline.profiles(of: run.compared)
    let method = run.compared.table.method
    let decimals = try Self.decimals()
    /// By `unit,indicator`: the leaf, the figure to enter, and the points then.
    var promised: [String: (leaf: String, numerator: String, points: String)] = [:]
    for row in run.compared.table.groups.flatMap(\.rows) where row.level == "commune" {
      guard let unit = row.unitIndex else { continue }
      let profile = profiles.profile(of: unit)
      for gain in profile.gains {
        guard case .metric(let code) = method.criteria[gain.criterion].leaf?.measure,
          let loss = profile.losses.first(where: { $0.criterion == gain.criterion })
        else { continue }
        let places = decimals[code] ?? 0
        promised["\(row.code),\(code)"] = (
          method.criteria[gain.criterion].code,
          Decimal.text(Int128(gain.neededNumerator), places: places),
          try loss.points.adding(gain.points).text(places: 2)
        )
      }
    }
    let better = try ScratchWorkspace(copyOf: "lang-son")
    let name = "metrics/2024-Q2.csv"
    var entered: [String: (leaf: String, points: String)] = [:]
    let lines = try better.text(name).split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { line -> String in
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let promise = promised["\(fields[0]),\(fields[1])"] else {
        return String(line)
      }
      fields[3] = promise.numerator
      entered["\(fields[0]),\(promise.leaf)"] = (promise.leaf, promise.points)
      return fields.joined(separator: ",")
    }
    try better.write(text.joined(separator: "\n"), to: name)
    let after = try WorkspaceRun(better.path, period: LangSon.period)
    #expect(entered.count > 1_500)
    for (key, promise) in entered {
      let code = String(key.prefix { $0 != "," })
      #expect(after.scores(of: promise.leaf)[code]?["points"] == promise.points, "\(key)")
    }
  }
}
