import Testing
import TongHopDomain

@Suite("Signed tables by name")
struct PublicationTests {
  @Test(arguments: [
    ("m-2024", "m", "2024"), ("cchc-xa-2024-2024-Q1", "cchc-xa-2024", "2024-Q1"),
    ("m-2023-2024", "m-2023", "2024"), ("m-2024-06", "m", "2024-06"), ("m-2024-9M", "m", "2024-9M"),
    ("-2024", "", "2024"),
  ])
  func named(name: String, method: String, period: String) throws {
    let table = try #require(Publication(named: name, source: "published/\(name).csv"))
    #expect(table.method == method && table.period == Period(parsing: period))
    #expect(table.revision == 1 && table.source == "published/\(name).csv")
  }

  @Test("No period at the end", arguments: ["m", "2024", "m-2024-Q5", "m-2024-1", "m-24-Q1", ""])
  func others(name: String) {
    #expect(Publication(named: name, source: name) == nil)
  }
}
