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
    let profiles: ProfileTable
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

  @Test("Late tasks are those that are counted, losses those of the sheet by lead")
  func parts() throws {
    let run = try LangSon.load().run
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
}
