import Foundation
import Testing
import TongHop
import TongHopDomain
import TongHopTestSupport

/// The trend of the sample beside the table of each of its periods.
@Suite("Trend of the sample")
struct TrendTests {
  private static func csv(
    _ path: String, period: String? = nil, threads: Int = 2,
    engine: EngineKind = .columnar
  ) throws -> String {
    var options = PipelineOptions()
    options.everyPeriod = true
    options.threads = threads
    options.engine = engine
    options.period = period.flatMap { Period(parsing: $0) }
    var pipeline = try Pipeline(try Workspace.open(path), options: options)
    return Documents.trendCSV(try pipeline.trend())
  }

  private static let path = Repository.path("SampleData/lang-son")

  @Test("Each period has the values of its own table")
  func tables() throws {
    let rows = CSVText(try Self.csv(Self.path)).rows
    #expect(
      Set(rows.map { $0.text("period") }) == [
        "2023-Q2", "2023-Q3/2023-Q4", "2024-Q1", "2024-Q2",
      ])
    for period in ["2023-Q2", "2024-Q1", "2024-Q2"] {
      let table = try WorkspaceRun(sample: "lang-son", period: period)
      let found = rows.filter { $0["period"] == period }
      #expect(found.count > 200)
      for row in found {
        let expected = try #require(table.ranksByCode[row.text("code")])
        for column in ["points", "index", "rank", "group"] {
          #expect(row[column] == expected[column], "\(period) \(row.text("code")) \(column)")
        }
        guard row.int("rank") != nil else { continue }
        let size = table.ranksByCode.values.count {
          $0["group"] == row["group"] && $0.int("rank") != nil
        }
        #expect(row.int("group_size") == size)
      }
    }
  }

  @Test("A change is that of the table of the later period")
  func changes() throws {
    let rows = CSVText(try Self.csv(Self.path)).rows.filter { $0["period"] == "2024-Q2" }
    let table = try LangSon.load().run.ranksByCode
    for row in rows {
      let expected = try #require(table[row.text("code")])
      #expect(row["change"] == expected["change"], "\(row)")
      #expect(row["rank_change"] == expected["rank_change"], "\(row)")
      let change = row.text("change")
      let sign = change.isEmpty || change == "0.00" ? 0 : change.hasPrefix("-") ? -1 : 1
      #expect(row.text("points").isEmpty || row.int("streak") == sign, "\(row)")
    }
  }

  @Test("With a period it ends there")
  func period() throws {
    let periods = CSVText(try Self.csv(Self.path, period: "2024-Q1")).rows.map { $0.text("period") }
    #expect(Set(periods) == ["2023-Q2", "2023-Q3/2023-Q4", "2024-Q1"])
  }

  @Test("The same bytes from any number of threads and both engines")
  func repeatable() throws {
    let text = try Self.csv(Self.path, threads: 1)
    #expect(text.utf8.elementsEqual(try Self.csv(Self.path, threads: 5).utf8))
    #expect(text.utf8.elementsEqual(try Self.csv(Self.path, engine: .both).utf8))
  }

  @Test("The table of a period, signed as it is, changes nothing but the source")
  func signed() throws {
    let scratch = try ScratchWorkspace(copyOf: "lang-son")
    let table = try WorkspaceRun(scratch.path, period: "2024-Q1").documents[0]
    let method = "cchc-xa-2024"
    try scratch.write(table, to: "published/\(method)-2024-Q1.csv")
    let (plain, signed) = (
      CSVText(try Self.csv(Self.path)).rows, CSVText(try Self.csv(scratch.path)).rows
    )
    #expect(plain.count == signed.count)
    for (left, right) in zip(plain, signed) {
      let isSigned = left["period"] == "2024-Q1"
      #expect((right.text("source").hasPrefix("published/")) == isSigned)
      for column in left.keys where column != "source" && !(isSigned && column == "flags") {
        #expect(left[column] == right[column], "\(left.text("code")) \(column)")
      }
      #expect(!right.text("flags").contains("differs_from_published"))
    }
  }
}
