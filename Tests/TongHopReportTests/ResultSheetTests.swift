import Foundation
import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

/// Sheets of units that nobody would wish for.
@Suite("Result sheets")
struct ResultSheetTests {
  private static let odd = [
    "../x", "a/b", "..", ".", "index", "ALL", "a b", "á", "<b>", "100%", "06157-004", "con.html",
    "AB", "ab", "Ab", "CON", "con", "nul", "Aux", "PRN", "com1", "LPT9",
    String(repeating: "x", count: 300), String(repeating: "x", count: 301), "\u{202E}gpj", "a%2Fb",
  ]

  private static func sheets(
    codes: [String], name: String = "A", language: Language = .vietnamese,
    profile: (@Sendable (UnitIndex) -> UnitProfile)? = nil
  ) throws -> ResultSheets {
    var log = DiagnosticLog()
    let top = Unit(code: "T", parentCode: "", level: "province", type: "tỉnh", name: "T")
    let units = codes.map { code in
      Unit(code: code, parentCode: "T", level: "commune", type: "xã", name: name)
    }
    let register = UnitRegister(units: [top] + units)
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    let tree = try #require(UnitTree.build(from: register, on: day, log: &log))
    var method = Samples.method()
    method.criteria = [Criterion(code: "1", name: "Một", maximum: Fraction(10))]
    let rows = tree.units.enumerated().dropFirst().map { place, unit in
      var row = Samples.row(unit.code, "xã", name, points: 8000, rank: 1)
      row.unitIndex = place
      return row
    }
    let table = ComparisonTable(
      period: Samples.period("2024-Q2"), previousPeriod: nil, yearAgoPeriod: nil, method: method,
      groups: [ComparisonTable.Group(name: "commune", level: "commune", rows: rows)])
    return ResultSheets(
      table, tree: tree,
      profiles: MadeProfiles { profile?($0) ?? UnitProfile(unit: $0, groupSize: codes.count) },
      words: ProfileWords(method, indicators: [:], language: language), office: nil,
      version: "1")
  }

  @Test("A file name is never a path, and no two units share one")
  func fileNames() throws {
    let names = try Self.sheets(codes: Self.odd).fileNames
    #expect(names.count == Self.odd.count)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    for name in names {
      #expect(name.hasSuffix(".html") && name.utf8.count < 160)
      #expect(
        name.dropLast(5).utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") })
      #expect(name.utf8.allSatisfy { $0 > 32 && $0 < 127 })
      #expect(!["index.html", "all.html"].contains(name.lowercased()))
    }
    let devices: Set<String> = ["con", "prn", "aux", "nul", "com1", "lpt9"]
    #expect(devices.isDisjoint(with: names.map { $0.lowercased().dropLast(5) }.map(String.init)))
    // Capitals stay where no other code is the same without them.
    #expect(try Self.sheets(codes: ["HN-01"]).fileNames == ["HN-01.html"])
    #expect(
      try Set(Self.sheets(codes: ["AB", "ab"]).fileNames) == ["%41%42.html", "ab.html"])
    let plain = try Self.sheets(codes: ["06157-004", "a/b"]).fileNames
    #expect(Set(plain) == ["06157-004.html", "a%2Fb.html"])
    #expect(try Self.sheets(codes: ["a/b"]).index.contains("href=\"a%252Fb.html\""))
  }

  private static let names = [
    "<b>x</b>", "=1+1", "\"'&", "\u{202E}abc", "</section><script>alert(1)</script>",
    String(repeating: "Tên dài ", count: 40), "a\u{0}b",
  ]

  @Test("Names that look like markup, formulas or orders stay names", arguments: Language.allCases)
  func names(language: Language) throws {
    for name in Self.names {
      let sheets = try Self.sheets(codes: ["06157"], name: name, language: language)
      for text in [sheets.sheet(at: 0), sheets.index, try #require(sheets.all)] {
        #expect(!text.contains("<script") && !text.contains("<b>x"))
        #expect(text.contains("<bdi>"))
        #expect(!text.unicodeScalars.contains { $0.value < 32 && $0.value != 10 })
      }
    }
  }

  @Test("The past is told where more than one period is known, six at most")
  func history() throws {
    func past(_ moments: [UnitProfile.Moment]) throws -> String? {
      let sheets = try Self.sheets(codes: ["06157"]) { unit in
        var profile = UnitProfile(unit: unit, groupSize: 200)
        profile.history = moments
        return profile
      }
      let text = sheets.sheet(at: 0)
      guard let begin = text.range(of: "<p class=\"past\">") else { return nil }
      return String(text[begin.upperBound...].prefix { $0 != "<" })
    }
    func moment(
      _ period: String, _ index: Int?, _ rank: Int?, _ flags: ComparisonFlags = []
    ) -> UnitProfile.Moment {
      UnitProfile.Moment(
        period: Samples.period(period),
        figures: PeriodFigures(
          points: index.map(Samples.points), index: index.map(Samples.points), rank: rank),
        groupSize: rank == nil ? nil : 200, flags: flags)
    }
    let now = moment("2024-Q2", 8215, 12)
    #expect(try past([now]) == nil)
    #expect(
      try past([
        moment("2023-Q3", 7900, 30, [.restated]), moment("2023-Q4", nil, nil, [.notReported]),
        moment("2024-Q1", nil, nil, [.withheld]), now,
      ])
        == "Chỉ số (hạng) qua các kỳ: quý III/2023* 79,00% (30/200) → quý IV/2023 … → quý I/2024 – → quý II/2024 82,15% (12/200) (* tính lại do sắp xếp đơn vị hành chính)"
    )
    let years = (2017...2024).map { moment("\($0)", 8000, 1) }
    #expect(
      try past(years)?.hasPrefix("Chỉ số (hạng) qua các kỳ: năm 2019 80,00% (1/200) → năm 2020 ")
        == true)
  }

  @Test("More than a thousand sheets are not put into one file, and the index says so")
  func many() throws {
    let sheets = try Self.sheets(codes: (0..<1_001).map { "\($0)" })
    #expect(sheets.count == 1_001 && sheets.all == nil)
    #expect(sheets.index.contains("Có 1.001 phiếu, quá nhiều để in trong một tệp"))
    #expect(!sheets.index.contains("all.html"))
    let few = try Self.sheets(codes: (0..<1_000).map { "\($0)" })
    #expect(few.all != nil && few.index.contains("all.html"))
  }

  private static func sheet(_ change: @escaping @Sendable (inout UnitProfile) -> Void) throws
    -> String
  {
    try sheets(codes: ["06157"]) { unit in
      var profile = UnitProfile(unit: unit, groupSize: 63)
      change(&profile)
      return profile
    }.sheet(at: 0)
  }

  @Test("Full marks are told of a unit that has points only")
  func noPoints() throws {
    let full = "Mọi tiêu chí đạt điểm tối đa."
    let best = "Không còn tiêu chí nào tăng điểm được bằng số liệu của chính nó."
    let none = try Self.sheet { _ in }
    #expect(!none.contains(full) && !none.contains(best))
    #expect(none.contains("Không có tiêu chí nào có điểm."))
    let all = try Self.sheet { $0.scoredLeaves = 1 }
    #expect(all.contains(full) && all.contains(best))
  }

  @Test("Without a register nothing is said of tasks")
  func noRegister() throws {
    #expect(!(try Self.sheet { _ in }.contains("hiệm vụ")))
  }

  @Test("A rank in a domain is told among those that have one there")
  func domainRank() throws {
    let text = try Self.sheet { profile in
      var domain = UnitProfile.Domain(criterion: 0, state: .scored, maximum: Fraction(10))
      domain.percent = Samples.points(9000)
      domain.median = Samples.points(8000)
      domain.rank = 3
      domain.groupSize = 64
      profile.domains = [domain]
    }
    #expect(text.contains("; hạng 3/64<"))
  }

  @Test("A sheet loads nothing, and says who wrote it")
  func head() throws {
    let sheets = try Self.sheets(codes: ["06157"])
    for text in [sheets.sheet(at: 0), sheets.index, try #require(sheets.all)] {
      #expect(
        text.contains(
          "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\""
        ))
      #expect(text.prefix(1_024).contains(ResultSheets.generator))
    }
  }

  @Test("The files written are those that can be asked for")
  func written() throws {
    let sheets = try Self.sheets(codes: ["b", "a"])
    var files: [String: String] = [:]
    sheets.write { files[$0] = $1 }
    #expect(files.count == 4)
    #expect(files["index.html"] == sheets.index && files["all.html"] == sheets.all)
    for (place, name) in sheets.fileNames.enumerated() {
      #expect(files[name] == sheets.sheet(at: place))
    }
  }
}
