import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

/// As many communes as the country had, each with all that a card can tell.
@Suite("The size of a page")
struct PageSizeTests {
  private static let count = 10_600
  private static let domains = 8
  private static let leaves = 32

  private static func mixed(_ place: Int, _ salt: Int, below limit: Int) -> Int {
    var value = UInt64(truncatingIfNeeded: place &* 1_000_003 &+ salt &* 7_919 &+ 1)
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }

  private static var method: TongHopDomain.Method {
    var method = Samples.method()
    for domain in 0..<domains {
      let parent = method.criteria.count
      let name = "Lĩnh vực cải cách hành chính số \(domain + 1)"
      method.criteria.append(
        Criterion(code: "\(domain + 1)", name: name, maximum: Fraction(12)))
      for leaf in 0..<leaves / domains {
        method.criteria.append(
          Criterion(
            code: "\(domain + 1).\(leaf + 1)", parent: parent,
            name: "Tỷ lệ hồ sơ được giải quyết đúng hạn, loại \(leaf + 1)", maximum: Fraction(3),
            leaf: Criterion.Leaf(
              measure: .metric("T\(domain)\(leaf)"), rule: .linear(from: nil, full: nil)),
            lead: "Sở, ban, ngành \(domain + 1)"))
      }
    }
    return method
  }

  private static func row(_ place: Int) -> ComparisonRow {
    let index = 9_900 - place * 6_000 / count
    var row = Samples.row(
      "\(10_000 + place)", "xã", "Tân Phú \(place)", points: index, rank: place + 1, band: "Khá")
    row.previous = Samples.change(
      from: index - 100, mixed(place, 1, below: count), by: mixed(place, 2, below: 900) - 450,
      mixed(place, 3, below: 4_000) - 2_000)
    row.yearAgo = Samples.change(
      from: index - 200, mixed(place, 4, below: count), by: mixed(place, 5, below: 900) - 450,
      mixed(place, 6, below: 4_000) - 2_000)
    row.selfPoints = Samples.points(mixed(place, 7, below: 10_000))
    row.appraisedPoints = Samples.points(mixed(place, 8, below: 10_000))
    row.surveyPoints = Samples.points(mixed(place, 9, below: 2_000))
    row.flags = [.provisional]
    row.tasks = TaskCounts()
    row.tasks?.overdue = 4
    return row
  }

  /// Sixty points around the middle of a square of a tenth of a degree.
  private static func outline(_ place: Int) -> Boundaries.Outline {
    let (column, row) = (place % 103, place / 103)
    let corners = (0..<60).map { step in
      let (side, along) = (step / 15, Int32(step % 15) * 66_000)
      let notch = Int32(mixed(place, 100 + step, below: 30_000))
      let (x, y): (Int32, Int32) =
        switch side {
        case 0: (along, notch)
        case 1: (990_000 - notch, along)
        case 2: (990_000 - along, 990_000 - notch)
        default: (notch, 990_000 - along)
        }
      return Boundaries.Place(
        longitude: Int32(column) * 1_000_000 + x, latitude: Int32(row) * 1_000_000 + y)
    }
    return Boundaries.Outline(code: "\(10_000 + place)", polygons: [[corners]])
  }

  private static func profile(
    _ unit: UnitIndex, _ method: TongHopDomain.Method, _ due: Day
  ) -> UnitProfile {
    var profile = UnitProfile(unit: unit, groupSize: count)
    let domains = method.criteria.indices.filter { method.criteria[$0].parent == nil }
    profile.domains = domains.map { criterion in
      let points = mixed(unit, criterion, below: 1_200)
      var domain = UnitProfile.Domain(
        criterion: criterion, state: .scored, maximum: Fraction(12))
      domain.points = Samples.points(points)
      domain.percent = Samples.points(points * 100 / 12)
      domain.median = Samples.points(7_512)
      domain.rank = mixed(unit, criterion + 50, below: count) + 1
      return domain
    }
    let leaves = method.criteria.indices.filter { method.criteria[$0].leaf != nil }
    profile.losses = leaves.map { criterion in
      let lost = mixed(unit, criterion, below: 300) + 1
      return UnitProfile.Loss(
        criterion: criterion, state: .scored, maximum: Fraction(3),
        points: Samples.points(300 - lost), lost: (try? Fraction(Int128(lost), over: 100)) ?? .one)
    }
    profile.gains = leaves.map { criterion in
      let all = Int64(mixed(unit, criterion, below: 900) + 10)
      return UnitProfile.Gain(
        criterion: criterion, numerator: all - 4, denominator: all, neededNumerator: all - 3,
        points: Samples.points(mixed(unit, criterion, below: 90) + 1), pointsPerPercent: .one)
    }
    profile.history = (0..<8).map { place in
      UnitProfile.Moment(
        period: Samples.period("\(2022 + (place + 2) / 4)-Q\((place + 2) % 4 + 1)"),
        figures: PeriodFigures(
          points: nil, index: Samples.points(4_000 + mixed(unit, place, below: 6_000)),
          rank: mixed(unit, place + 70, below: count) + 1), groupSize: count, flags: [])
    }
    profile.lateTasks = (0..<4).compactMap { place in
      LateTask(
        UnitTask(
          unit: UnitID(0), code: "T\(place)", assigned: due, due: due,
          lead: "Phòng chuyên môn \(mixed(unit, place, below: 40))",
          title: "Rà soát, công bố thủ tục hành chính, đợt \(place + 1) ở xã số \(unit)",
          location: SourceLocation(file: "tasks/a.csv", line: 2)),
        of: unit, unitName: "", from: due,
        through: due.advanced(by: 1 + mixed(unit, place, below: 60)))
    }
    return profile
  }

  @Test("10,600 units with outlines, eight periods and four late tasks each stay below 15 MB")
  func size() throws {
    let method = Self.method
    let due = try #require(Day(year: 2024, month: 4, day: 1))
    var indicators: [String: Indicator] = [:]
    for case .metric(let code) in method.criteria.compactMap(\.leaf?.measure) {
      indicators[code] = Indicator(code: code, name: code, unit: "hồ sơ")
    }
    let sample = try PageSample(
      (0..<Self.count).map(Self.row), method: method,
      boundaries: (0..<Self.count).map(Self.outline), previous: Samples.period("2024-Q1"),
      yearAgo: Samples.period("2023-Q2"),
      indicators: indicators
    ) { Self.profile($0, method, due) }
    let html = PageHTML.render(
      PageDocument.make(sample.contents, language: .vietnamese), scriptDigest: "")
    #expect(html.utf8.count < 15_000_000, "\(html.utf8.count)")
    // Nothing of it was left out.
    #expect(html.contains("\"height\":1000,") && html.contains("đợt 3 ở xã số \(Self.count)"))
    #expect(html.contains("10.600"))
  }
}
