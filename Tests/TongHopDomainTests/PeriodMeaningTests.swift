import Testing
import TongHopDomain

@Suite("Periods as others write them")
struct PeriodMeaningTests {
  @Test(
    "One period",
    arguments: [
      ("2024Q2", "2024-Q2"), ("202406", "2024-06"), ("Quý II/2024", "2024-Q2"),
      ("Q1/2024", "2024-Q1"), ("QII-2024", "2024-Q2"), ("II/2024", "2024-Q2"),
      ("Quý tư năm 2024", "2024-Q4"), ("Q2/24", "2024-Q2"), ("T6/2024", "2024-06"),
      ("Tháng 6/2024", "2024-06"), ("tháng tư 2024", "2024-04"), ("6/2024", "2024-06"),
      ("2024-6", "2024-06"), ("2024.06", "2024-06"), ("June 2024", "2024-06"),
      ("6 tháng đầu năm 2024", "2024-H1"), ("6 tháng cuối năm 2024", "2024-H2"),
      ("Sáu tháng đầu năm 2024", "2024-H1"), ("nửa cuối năm 2024", "2024-H2"),
      ("2024S2", "2024-H2"), ("9 tháng 2024", "2024-9M"), ("9T/2024", "2024-9M"),
      ("3 tháng đầu năm 2024", "2024-Q1"), ("Năm 2024", "2024"), ("24-Q1", "2024-Q1"),
      ("3/24", "2024-03"),
    ])
  func one(text: String, period: String) {
    #expect(PeriodMeaning(of: text)?.periods.map(\.description) == [period])
  }

  @Test("Decomposed letters are the same")
  func decomposed() {
    #expect(PeriodMeaning(of: "Quy\u{301} II/2024")?.periods.map(\.description) == ["2024-Q2"])
  }

  @Test("Weeks and spans have months")
  func months() {
    #expect(PeriodMeaning(of: "2024W23")?.periods.map(\.description) == ["2024-06"])
    #expect(PeriodMeaning(of: "2024W1")?.periods.map(\.description) == ["2024-01"])
    #expect(PeriodMeaning(of: "2025W1")?.periods.map(\.description) == ["2024-12", "2025-01"])
    #expect(PeriodMeaning(of: "2024AprilS1")?.periods.count == 6)
    #expect(
      PeriodMeaning(of: "202401B")?.periods.map(\.description) == ["2024-01", "2024-02"])
  }

  @Test(
    "What is not clear has no meaning",
    arguments: ["", "nay", "2024-Q5", "13/2024", "2024-2025", "30/6/24", "2567"])
  func nothing(text: String) {
    #expect(PeriodMeaning(of: text) == nil)
  }

  @Test("Without a year there is a pattern")
  func pattern() {
    #expect(PeriodMeaning(of: "quý 1")?.pattern == "-Q1")
    #expect(PeriodMeaning(of: "9 tháng")?.pattern == "-9M")
    #expect(PeriodMeaning(of: "2567-Q1")?.pattern == "-Q1")
  }

  @Test("Periods that end on a day")
  func ends() throws {
    let day = try #require(Day(parsing: "2026-12-14"))
    #expect(
      Period.all(endingOn: day, in: .administrative).map(\.description) == [
        "2026-12", "2026-Q4", "2026-H2", "2026",
      ])
    #expect(Period.all(endingOn: day, in: .calendar).isEmpty)
  }
}
