import TongHopDiagnostics
import TongHopDomain

/// The outlines of units that are read so far, and what was wrong with the others.
struct OutlineReader {
  private(set) var outlines: [Boundaries.Outline] = []
  private(set) var isOfArcGIS = false
  private let register: UnitRegister
  private var features = FeatureReader()
  private var problems = OutlineProblems()
  /// Among the features with no code or a strange one, and among the former alone.
  private var search: CodeSearch
  private var searchWithoutCode: CodeSearch

  init(_ units: UnitRegister) {
    register = units
    search = CodeSearch(units)
    searchWithoutCode = search
  }

  mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) {
    let feature = try features.read(&scanner)
    isOfArcGIS = isOfArcGIS || feature.isOfArcGIS
    guard let code = feature.code else {
      problems.note(.withoutCode, feature.offset)
      search.look(at: feature)
      searchWithoutCode.look(at: feature)
      return
    }
    guard !register.units(coded: code).isEmpty else {
      problems.note(.stranger, feature.offset, code)
      search.look(at: feature)
      return
    }
    search.confirm(code, feature)
    guard let from = day("valid_from", feature, code), let to = day("valid_to", feature, code)
    else { return }
    switch feature.geometry {
    case .polygons(let polygons):
      outlines.append(
        Boundaries.Outline(code: code, validFrom: from.day, validTo: to.day, polygons: polygons))
    case .fault(let fault):
      switch fault {
      case .noPolygon(let found): problems.note(.noPolygon, feature.offset, code, found)
      case .noNumber: problems.note(.noNumber, feature.offset, code)
      case .swapped(let found): problems.note(.swapped, feature.offset, code, found)
      case .outOfRange(let found): problems.note(.outOfRange, feature.offset, code, found)
      }
    }
  }

  /// - Returns: nil for what is no day, which was noted.
  private mutating func day(
    _ name: String, _ feature: FeatureReader.Feature, _ code: String
  ) -> (day: Day?, Void)? {
    let value = feature.property(name)
    if case .text(let text)? = value {
      if text.isEmpty { return (nil, ()) }
      if let day = Day(parsing: text) { return (day, ()) }
    }
    guard let value else { return (nil, ()) }
    problems.note(.badDate(name), feature.offset, code, value.written)
    return nil
  }

  /// In the order of their places.
  func diagnostics(_ places: inout TextPlaces, file: String) -> [Diagnostic] {
    var causes = problems.causes
    var result: [Diagnostic] = []
    let hasStrangers = problems[.stranger] != nil
    let explained: [OutlineProblems.Cause] =
      search.found != nil
      ? [.withoutCode, .stranger] : searchWithoutCode.found != nil ? [.withoutCode] : []
    let used = search.found != nil ? search : searchWithoutCode
    if let found = used.found, let place = problems.first(of: explained) {
      let elsewhere = CodesElsewhere(
        found: found, features: used.features,
        hasStrangers: hasStrangers && explained.contains(.stranger))
      result.append(elsewhere.diagnostic(register, at: places.location(place)))
      causes.removeAll { explained.contains($0) }
    }
    for cause in causes {
      let tallies = searchWithoutCode.tallies
      result.append(problems.diagnostic(of: cause, tallies, &places, file: file))
    }
    return result
  }
}
