import Foundation
import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

@Suite("method.json")
struct MethodSettingsTests {
  @Test func onlyIdAndNameAreRequired() throws {
    let (method, log) = try read(json: "{\"id\": \"qd1\", \"name\": \"Bộ tiêu chí\"}")
    #expect(log.entries.isEmpty)
    let read = try #require(method)
    var expected = Method(id: "qd1", name: "Bộ tiêu chí")
    expected.criteria = read.criteria
    #expect(read == expected)
    #expect(read.criteria.count == 1)
  }

  @Test func everySettingIsRead() throws {
    let (method, log) = try read(
      settings: "\"family\": \"766\"", "\"valid_from\": \"2024-01-01\"",
      "\"valid_to\": \"1/1/2025\"", "\"comparable_with\": [\"qd0\"]",
      "\"calendar\": \"calendar\"", "\"applies_to\": \"commune\"",
      "\"rounding\": {\"decimals\": 3, \"mode\": \"truncate\", \"at\": \"total\"}",
      "\"ranking\": {\"by\": \"points\", \"on\": \"full\", \"ties\": \"dense\"",
      "\"group_by\": \"parent\", \"groups\": [{\"name\": \"Xã\", \"types\": [\"xã\", \"thị trấn\"]}]}",
      "\"bands\": [{\"name\": \"B\", \"from\": 0}, {\"name\": \"A\", \"from\": 89.995}]",
      "\"quantile_groups\": [{\"name\": \"Cao\", \"above\": 75}, {\"name\": \"Thấp\"}]",
      "\"minimum_coverage\": \"65%\"")
    #expect(marks(log) == [])
    let read = try #require(method)
    #expect(read.family == "766")
    #expect(read.validFrom == Day(year: 2024, month: 1, day: 1))
    #expect(read.validTo == Day(year: 2025, month: 1, day: 1))
    #expect(read.comparableWith == ["qd0"])
    #expect(read.calendar == .calendar)
    #expect(read.appliesTo == ["commune"])
    #expect(read.rounding == Rounding(decimals: 3, mode: .truncate, at: .total))
    #expect(read.ranking.by == .points && read.ranking.on == .full)
    #expect(read.ranking.ties == .dense && read.ranking.groupBy == .parent)
    #expect(read.ranking.groups == [Ranking.Group(name: "Xã", types: ["xã", "thị trấn"])])
    #expect(read.bands.map(\.name) == ["A", "B"])
    #expect(read.bands.first?.from == Fraction(parsing: "89.995"))
    #expect(read.quantileGroups.map(\.limit) == [.above(Fraction(75)), .from(.zero)])
    #expect(read.minimumCoverage == Fraction(parsing: "65%"))
  }

  @Test func aByteOrderMarkIsNoError() throws {
    let json = Data([0xEF, 0xBB, 0xBF]) + Data("{\"id\": \"qd1\", \"name\": \"Bộ\"}".utf8)
    let (method, log) = try read(json: json)
    #expect(method != nil && log.entries.isEmpty)
  }

  @Test(
    "A file that is no JSON text",
    arguments: [
      (nil, "TH1011 "), (Data(), "TH1003 "), (Data(" \n".utf8), "TH1003 "),
      (Data([0xFF, 0xFE, 0x7B, 0x00]), "TH1002 1"), (Data([0x50, 0x4B, 0x03, 0x04]), "TH1012 "),
      (Data("{\n\"id\": \"".utf8) + Data([0xE1, 0x22, 0x7D]), "TH1001 2"),
    ] as [(Data?, String)])
  func noText(_ json: Data?, _ mark: String) throws {
    let (method, log) = try read(json: json)
    #expect(method == nil)
    #expect(marks(log) == [mark])
  }

  @Test(
    "Syntax errors tell line and column",
    arguments: [
      ("{\n  \"id\": \"qd1\",\n  \"name\" \"Bộ\"\n}", "TH1401 3:10"),
      ("{\"id\": \"qd1\"", "TH1401 1:13"), ("{\"à\":\n \"đ\" \"x\"}", "TH1401 2:6"),
      ("{\"id\": \"qd1\",\n \"minimum_coverage\": 1e400}", "TH1401 "),
      (String(repeating: "[", count: 100_000), "TH1401 1:100001"),
    ])
  func syntax(_ json: String, _ mark: String) throws {
    let (method, log) = try read(json: json)
    #expect(method == nil)
    #expect(log.entries.map(\.code) == [.badJSON])
    if !json.hasPrefix("[[") { #expect(marks(log) == [mark]) }
  }

  @Test(
    "A setting of no use",
    arguments: [
      ("\"valid_from\": 2024", ["TH1402 2:1"]),
      ("\"valid_from\": \"2024-02-31\"", ["TH1402 2:1"]),
      ("\"valid_from\": \"2024-02-01\",\n \"valid_to\": \"2024-02-01\"", ["TH1402 3:2"]),
      ("\"calendar\": \"lunar\"", ["TH1402 2:1"]), ("\"calendar\": true", ["TH1402 2:1"]),
      ("\"calender\": \"calendar\"", ["TH1403 2:1"]),
      ("\"applies_to\": [\"commune\", \"comune\"]", ["TH1402 2:27"]),
      ("\"applies_to\": [7]", ["TH1402 2:16"]), ("\"comparable_with\": \"qd1\"", ["TH1402 2:1"]),
      ("\"rounding\": {\"decimals\": 10}", ["TH1402 2:14"]),
      ("\"rounding\": {\"decimals\": 1.5}", ["TH1402 2:14"]),
      (
        "\"rounding\": {\"mode\": \"up\",\n \"att\": \"total\"}",
        ["TH1402 2:14", "TH1403 3:2"]
      ),
      ("\"rounding\": 2", ["TH1402 2:1"]), ("\"minimum_coverage\": 65", ["TH1402 2:1"]),
      ("\"minimum_coverage\": \"nhiều\"", ["TH1402 2:1"]),
      ("\"name\": \"Hai\"", ["TH1402 2:1"]), ("\"bands\": {}", ["TH1402 2:1"]),
      ("\"bands\": [1, null]", ["TH1402 2:11", "TH1402 2:14"]),
      (
        "\"ranking\": {\"groups\": [{\"name\": \"A\", \"types\": [\"xã\"]},\n"
          + "{\"name\": \"B\", \"types\": [\"Xã\", \"phuong\"]},\n{\"name\": \"A\"}]}",
        ["TH1402 3:25", "TH1402 3:31", "TH1402 4:1", "TH1402 4:2"]
      ),
    ])
  func badSetting(_ line: String, _ expected: [String]) throws {
    let (method, log) = try read(settings: line)
    #expect(marks(log) == expected)
    #expect((method == nil) == log.hasErrors)
  }

  @Test(
    "Classes",
    arguments: [
      (
        "\"bands\": [{\"name\": \"A\", \"from\": 80},\n{\"name\": \"B\", \"from\": 80}]",
        ["warning TH1404 3:15", "TH1404 3:15"]
      ),
      (
        "\"bands\": [{\"name\": \"A\", \"from\": 80},\n{\"name\": \"A\", \"from\": 0}]",
        ["TH1404 3:2"]
      ),
      (
        "\"bands\": [{\"name\": \"A\", \"from\": 101}, {\"from\": 0}]",
        ["TH1402 2:25", "TH1402 2:39"]
      ),
      ("\"bands\": [{\"name\": \"A\"}]", ["TH1402 2:11"]),
      ("\"bands\": [{\"name\": \"A\", \"from\": \"80%\"}]", ["TH1402 2:25"]),
      (
        "\"quantile_groups\": [{\"name\": \"A\", \"above\": 25},\n{\"name\": \"B\", \"above\": 75}]",
        ["TH1404 3:15"]
      ),
      (
        "\"bands\": [{\"name\": \"A\", \"from\": 80,\n\"above\": 70}, {\"name\": \"B\", \"from\": 0}]",
        ["TH1404 3:1"]
      ),
      (
        "\"bands\": [{\"name\": \"B\", \"from\": 0}, {\"name\": \"A\", \"above\": 0}]", []
      ),
      ("\"bands\": [{\"name\": \"A\", \"above\": 0}]", ["warning TH1404 2:25"]),
      (
        "\"bands\": [{\"name\": \"A\", \"from\": 0.8},\n{\"name\": \"B\", \"from\": 0}]",
        ["TH1404 2:25"]
      ),
      ("\"quantile_groups\": {\"equal_counts\": [\"A\", \"B\", \"A\"]}", ["TH1404 2:48"]),
      ("\"quantile_groups\": {\"equal_counts\": [\"A\"]}", ["TH1404 2:21"]),
      ("\"quantile_groups\": {\"equal_count\": [\"A\", \"B\"]}", ["TH1403 2:21", "TH1404 2:1"]),
      (
        "\"quantile_groups\": [{\"name\": \"A\"},\n{\"name\": \"A\", \"above\": 5}]",
        ["TH1402 2:21", "warning TH1404 3:15"]
      ),
    ])
  func classes(_ line: String, _ expected: [String]) throws {
    let (_, log) = try read(settings: line)
    #expect(marks(log).sorted() == expected.sorted())
  }

  @Test func theIdIsTheNameOfTheFolder() throws {
    let (method, log) = try read(json: "{\n\"id\": \"qd2\"}")
    #expect(method == nil)
    #expect(marks(log) == ["TH1402 1:1", "TH1402 2:1"])
    let text = DiagnosticRenderer(language: .vietnamese).render(log.entries[1])
    #expect(text.contains("ghi \"id\": \"qd1\""))
  }

  @Test func nearWordsAreSuggested() throws {
    let (_, log) = try read(settings: "\"rounding\": {\"mode\": \"half-up\"}")
    let problem = try #require(log.entries.first)
    #expect(problem.found == "\"half-up\"")
    #expect(problem.expected?.english == "half_up, half_even, truncate")
    #expect(problem.fix?.english == "did you mean half_up?")
  }

  private func version(_ id: String, _ from: String?, _ to: String?, family: String = "f") -> Method
  {
    var method = Method(id: id, family: family, name: id)
    method.validFrom = from.flatMap { Day(parsing: $0) }
    method.validTo = to.flatMap { Day(parsing: $0) }
    return method
  }

  private func codes(_ methods: [Method]) -> [String] {
    var log = DiagnosticLog()
    MethodFile.checkVersions(methods, files: ["b": "methods/b/method.json"], log: &log)
    return log.condensed().map { "\($0.diagnostic.location.file) \($0.diagnostic.code.rawValue)" }
  }

  @Test func versionsOfAFamilyFollowEachOther() {
    let a = version("a", "2023-01-01", "2024-01-01")
    #expect(codes([version("b", "2024-01-01", nil), a]) == [])
    #expect(codes([version("b", "2023-12-31", nil), a]) == ["methods/b/method.json TH1405"])
    #expect(codes([a, version("b", nil, nil, family: "g")]) == [])
    #expect(
      codes([version("c", nil, nil), version("a", nil, nil)]) == ["methods/c/method.json TH1405"])
    #expect(codes([a, a]) == ["methods/a/method.json TH1402"])
  }

  @Test func comparisonsStayInTheFamily() {
    let a = version("a", "2023-01-01", "2024-01-01")
    var b = version("b", "2024-01-01", nil)
    b.comparableWith = ["a"]
    #expect(codes([a, b]) == [])
    b.comparableWith = ["x"]
    #expect(codes([a, b]) == ["methods/b/method.json TH1402"])
    b.comparableWith = ["a"]
    #expect(codes([version("a", nil, nil, family: "g"), b]) == ["methods/b/method.json TH1402"])
  }
}
