import Testing
import TongHopDiagnostics
import TongHopDomain

@Suite("Periods")
struct PeriodTests {
  private func period(_ text: String) throws -> Period { try #require(Period(parsing: text)) }

  @Test(
    "First and last day, calendar and administrative",
    arguments: [
      ("2024-01", "2024-01-01", "2024-01-31", "2023-12-15", "2024-01-14"),
      ("2024-02", "2024-02-01", "2024-02-29", "2024-01-15", "2024-02-14"),
      ("2024-12", "2024-12-01", "2024-12-31", "2024-11-15", "2024-12-14"),
      ("2024-Q1", "2024-01-01", "2024-03-31", "2023-12-15", "2024-03-14"),
      ("2024-Q2", "2024-04-01", "2024-06-30", "2024-03-15", "2024-06-14"),
      ("2024-Q3", "2024-07-01", "2024-09-30", "2024-06-15", "2024-09-14"),
      ("2024-Q4", "2024-10-01", "2024-12-31", "2024-09-15", "2024-12-14"),
      ("2024-H1", "2024-01-01", "2024-06-30", "2023-12-15", "2024-06-14"),
      ("2024-H2", "2024-07-01", "2024-12-31", "2024-06-15", "2024-12-14"),
      ("2024-9M", "2024-01-01", "2024-09-30", "2023-12-15", "2024-09-14"),
      ("2024", "2024-01-01", "2024-12-31", "2023-12-15", "2024-12-14"),
      ("2023-02", "2023-02-01", "2023-02-28", "2023-01-15", "2023-02-14"),
    ])
  func days(
    text: String, first: String, last: String, administrativeFirst: String,
    administrativeLast: String
  ) throws {
    let period = try period(text)
    #expect(period.firstDay(in: .calendar).description == first)
    #expect(period.lastDay(in: .calendar).description == last)
    #expect(period.firstDay(in: .administrative).description == administrativeFirst)
    #expect(period.lastDay(in: .administrative).description == administrativeLast)
    #expect(period.description == text)
  }

  @Test("Quarters follow on each other without a gap", arguments: Calendar.allCases)
  func noGaps(calendar: Calendar) throws {
    var current = try period("2024-Q4")
    for _ in 0..<8 {
      let before = try #require(current.before)
      #expect(before.lastDay(in: calendar).advanced(by: 1) == current.firstDay(in: calendar))
      current = before
    }
    #expect(current.description == "2022-Q4")
  }

  @Test(
    "The period before, and the same of the year before",
    arguments: [
      ("2024-03", "2024-02", "2023-03"), ("2024-01", "2023-12", "2023-01"),
      ("2024-Q2", "2024-Q1", "2023-Q2"), ("2024-Q1", "2023-Q4", "2023-Q1"),
      ("2024-H2", "2024-H1", "2023-H2"), ("2024-H1", "2023-H2", "2023-H1"),
      ("2024-9M", "2023-9M", "2023-9M"), ("2024", "2023", "2023"),
    ])
  func before(text: String, before: String, yearBefore: String) throws {
    #expect(try period(text).before?.description == before)
    #expect(try period(text).yearBefore?.description == yearBefore)
  }

  @Test("Small letters are read too")
  func lowerCase() throws {
    #expect(Period(parsing: "2024-q2") == Period(parsing: "2024-Q2"))
    #expect(Period(parsing: "2024-h1") == Period(parsing: "2024-H1"))
    #expect(Period(parsing: "2024-9m") == Period(parsing: "2024-9M"))
  }

  @Test(
    "What is not a period",
    arguments: [
      "", "24", "2024-", "2024-Q0", "2024-Q5", "2024-H3", "2024-00", "2024-13", "2024-6", "2024-6M",
      "2024-Q2-1", "Q2-2024", "2024Q2", "0000", "1900", "2024-+1", "2024-Q+", "٢٠٢٤", "-2024",
    ])
  func notAPeriod(text: String) {
    #expect(Period(parsing: text) == nil)
  }

  @Test(
    "What a period contains",
    arguments: [
      ("2024", "2024-Q3", true), ("2024-9M", "2024-Q3", true), ("2024-9M", "2024-Q4", false),
      ("2024-H1", "2024-06", true), ("2024-H1", "2024-07", false), ("2024-Q2", "2024-Q2", true),
      ("2024-Q2", "2024-H1", false), ("2024", "2023-Q3", false), ("2024-9M", "2024-H2", false),
    ])
  func contains(whole: String, part: String, expected: Bool) throws {
    #expect(try period(whole).contains(period(part)) == expected)
  }

  @Test("Overlaps, and months that parts cover")
  func covers() throws {
    #expect(try period("2024-9M").overlaps(period("2024-H2")))
    #expect(try !period("2024-9M").overlaps(period("2024-Q4")))
    #expect(try !period("2024").overlaps(period("2023")))
    let parts = try ["2024-Q1", "2024-03", "2024-04", "2024-Q3"].map(period)
    #expect(try period("2024-H1").monthsCovered(by: parts) == 4)
    #expect(try period("2024-H1").monthCount == 6)
    #expect(try period("2024-9M").monthCount == 9)
  }

  @Test("Titles of columns")
  func titles() throws {
    let titles = try ["2024-Q2", "2024-02", "2024-06", "2024-H1", "2024-H2", "2024-9M", "2024"]
      .map { try period($0).title[.vietnamese] }
    #expect(
      titles == [
        "Quý II/2024", "Tháng 02/2024", "Tháng 6/2024", "6 tháng đầu năm 2024",
        "6 tháng cuối năm 2024", "9 tháng năm 2024", "Năm 2024",
      ])
  }
}
