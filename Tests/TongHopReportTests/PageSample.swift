import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

/// A page of units made by hand.
struct PageSample {
  let tree: UnitTree
  var contents: PageContents

  /// - Parameter rows: those of the one group; a unit of the tree for each, in their order.
  init(
    _ rows: [ComparisonRow], method: TongHopDomain.Method = Samples.method(),
    boundaries: [Boundaries.Outline] = [], previous: Period? = nil, yearAgo: Period? = nil,
    indicators: [String: Indicator] = [:],
    profile: @escaping @Sendable (UnitIndex) -> UnitProfile = {
      UnitProfile(unit: $0, groupSize: 1)
    }
  ) throws {
    var log = DiagnosticLog()
    let top = Unit(code: "T", parentCode: "", level: "province", type: "tỉnh", name: "T")
    let units = rows.map { row in
      Unit(code: row.code, parentCode: "T", level: "commune", type: row.type, name: row.name)
    }
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    let register = UnitRegister(units: [top] + units)
    let tree = try #require(UnitTree.build(from: register, on: day, log: &log))
    let places = Dictionary(
      tree.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let placed = rows.map { row in
      var row = row
      row.unitIndex = places[row.code]
      return row
    }
    let table = ComparisonTable(
      period: Samples.period("2024-Q2"), previousPeriod: previous, yearAgoPeriod: yearAgo,
      method: method,
      groups: [ComparisonTable.Group(name: "commune", level: "commune", rows: placed)])
    self.tree = tree
    contents = PageContents(
      comparison: ComparisonDocument.make(
        table, language: .vietnamese, wide: true, rules: false, office: nil, leftOut: [],
        extraNotes: []), table: table,
      tree: tree, profiles: MadeProfiles(make: profile), indicators: indicators,
      boundaries: Boundaries(boundaries))
  }

  func page(_ language: Language = .vietnamese) -> PageDocument {
    PageDocument.make(contents, language: language)
  }

  /// A square a degree wide, one for each place.
  static func square(_ code: String, _ place: Int) -> Boundaries.Outline {
    let west = Int32(place) * 10_000_000
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map { east, north in
      Boundaries.Place(
        longitude: west + Int32(east) * 10_000_000, latitude: Int32(north) * 10_000_000)
    }
    return Boundaries.Outline(code: code, validFrom: nil, validTo: nil, polygons: [[corners]])
  }
}

/// Profiles as a test makes them.
struct MadeProfiles: ProfileSource {
  let make: @Sendable (UnitIndex) -> UnitProfile

  func profile(of unit: UnitIndex) -> UnitProfile { make(unit) }
}
