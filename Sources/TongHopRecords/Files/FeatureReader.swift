import Foundation
import TongHopDiagnostics
import TongHopDomain

/// Reads one feature of a GeoJSON file after the other.
struct FeatureReader {
  private let file: String
  private let bytes: [UInt8]
  private(set) var problems: [Diagnostic] = []
  private var places: TextPlaces
  /// Looked for when the first problem is met.
  private var offsets: [Int]?

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    places = TextPlaces(bytes, file: file)
  }

  /// What a feature is left out for.
  fileprivate struct Fault: Error {
    var code: DiagnosticCode
    var message: Phrase
    var found: String?
    var expected: Phrase
    var fix: Phrase
  }

  /// - Returns: nil for a feature with a problem, which was noted.
  mutating func outline(_ feature: Any, at position: Int) -> Boundaries.Outline? {
    do throws(Fault) {
      return try outline(feature)
    } catch {
      problems.append(
        Diagnostic(
          error.code, severity: .warning, at: location(position), error.message,
          found: error.found, expected: error.expected, fix: error.fix))
      return nil
    }
  }

  private mutating func location(_ position: Int) -> SourceLocation {
    let offsets = self.offsets ?? FeaturePlaces.offsets(in: bytes)
    self.offsets = offsets
    return offsets.indices.contains(position)
      ? places.location(offsets[position]) : SourceLocation(file: file)
  }

  private func outline(_ feature: Any) throws(Fault) -> Boundaries.Outline {
    let members = feature as? [String: Any] ?? [:]
    let properties = members["properties"] as? [String: Any] ?? [:]
    guard let code = code(members["id"]) ?? code(properties["code"]) else {
      let found = [members["id"], properties["code"]].compactMap { $0 as? NSNumber }.first
      throw .withoutCode(found: found?.stringValue)
    }
    return Boundaries.Outline(
      code: code, validFrom: try day("valid_from", properties, code),
      validTo: try day("valid_to", properties, code),
      polygons: try polygons(members["geometry"], code))
  }

  private func code(_ value: Any?) -> String? {
    guard let text = (value as? String)?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  private func day(
    _ name: String, _ properties: [String: Any], _ code: String
  ) throws(Fault) -> Day? {
    guard let value = properties[name], !(value is NSNull) else { return nil }
    let text = value as? String ?? ""
    if text.isEmpty, value is String { return nil }
    guard let day = Day(parsing: text) else { throw .badDate(code, name, found: text) }
    return day
  }

  private func polygons(
    _ geometry: Any?, _ code: String
  ) throws(Fault) -> [[[Boundaries.Place]]] {
    let members = geometry as? [String: Any] ?? [:]
    let type = members["type"] as? String ?? "null"
    let coordinates = members["coordinates"]
    var result: [[[Boundaries.Place]]] = []
    switch type {
    case "Polygon": result = [try polygon(coordinates, code)]
    case "MultiPolygon":
      guard let parts = coordinates as? [Any] else { throw .noPolygon(code, found: type) }
      for part in parts { result.append(try polygon(part, code)) }
    default: throw .noPolygon(code, found: type)
    }
    guard !result.isEmpty else { throw .noPolygon(code, found: type) }
    return result
  }

  private func polygon(
    _ value: Any?, _ code: String
  ) throws(Fault) -> [[Boundaries.Place]] {
    guard let rings = value as? [Any], !rings.isEmpty else {
      throw .noPolygon(code, found: "Polygon")
    }
    var result: [[Boundaries.Place]] = []
    for ring in rings {
      guard let places = ring as? [Any] else { throw .noPolygon(code, found: "Polygon") }
      var read: [Boundaries.Place] = []
      read.reserveCapacity(places.count)
      for place in places { read.append(try self.place(place, code)) }
      guard Set(read).count >= 3 else { throw .noPolygon(code, found: "Polygon") }
      result.append(read)
    }
    return result
  }

  private func place(_ value: Any, _ code: String) throws(Fault) -> Boundaries.Place {
    guard let numbers = value as? [Any], numbers.count >= 2,
      let longitude = numbers[0] as? Double, let latitude = numbers[1] as? Double
    else { throw .noNumber(code) }
    guard abs(latitude) <= 90, abs(longitude) <= 180 else {
      let found = "[\(longitude), \(latitude)]"
      throw abs(longitude) <= 90 && abs(latitude) <= 180
        ? .swapped(code, found: found) : .outOfRange(code, found: found)
    }
    let degree = Double(Boundaries.Place.degree)
    return Boundaries.Place(
      longitude: Int32((longitude * degree).rounded()),
      latitude: Int32((latitude * degree).rounded()))
  }
}

extension FeatureReader.Fault {
  fileprivate static func withoutCode(found: String?) -> Self {
    Self(
      code: .outlineWithoutCode,
      message: Phrase("vùng không có mã đơn vị", en: "the feature has no code of a unit"),
      found: found,
      expected: Phrase(verbatim: #""id": "05971" | "properties": {"code": "05971"}"#),
      fix: Phrase("ghi mã là chữ, trong ngoặc kép", en: "give the code as text, in quotes"))
  }

  fileprivate static func badDate(_ unit: String, _ name: String, found: String) -> Self {
    Self(
      code: .badDate,
      message: Phrase(
        "\(unit): '\(name)' không phải là ngày", en: "\(unit): '\(name)' is not a date"),
      found: found, expected: Phrase(verbatim: "2024-06-14"),
      fix: Phrase(
        "ghi đủ ngày, tháng, năm bốn chữ số", en: "write day, month and a year of four digits"))
  }

  fileprivate static func noPolygon(_ unit: String, found type: String) -> Self {
    Self(
      code: .badOutline,
      message: Phrase(
        "\(unit): hình không phải là vùng", en: "\(unit): the geometry is no polygon"),
      found: type, expected: Phrase(verbatim: "Polygon, MultiPolygon"),
      fix: Phrase(
        "xuất lớp vùng của bản đồ, mỗi vòng ít nhất ba điểm",
        en: "export the layer of areas, each ring with three places or more"))
  }

  fileprivate static func noNumber(_ unit: String) -> Self {
    Self(
      code: .badOutline,
      message: Phrase(
        "\(unit): tọa độ không phải là số", en: "\(unit): a coordinate is not a number"),
      expected: Phrase(verbatim: "[106.7567, 21.8526]"),
      fix: Phrase(
        "mỗi điểm là hai số: kinh độ, vĩ độ",
        en: "each place is two numbers: longitude, latitude"))
  }

  fileprivate static func swapped(_ unit: String, found: String) -> Self {
    Self(
      code: .badOutline,
      message: Phrase(
        "\(unit): kinh độ và vĩ độ bị đổi chỗ", en: "\(unit): longitude and latitude are swapped"),
      found: found, expected: Phrase(verbatim: "[106.7567, 21.8526]"),
      fix: Phrase("ghi kinh độ trước", en: "put the longitude first"))
  }

  fileprivate static func outOfRange(_ unit: String, found: String) -> Self {
    Self(
      code: .badOutline,
      message: Phrase(
        "\(unit): tọa độ không phải là độ", en: "\(unit): the coordinates are no degrees"),
      found: found, expected: Phrase(verbatim: "-180…180, -90…90"),
      fix: Phrase(
        "xuất bản đồ theo WGS 84 (EPSG:4326), không theo VN-2000",
        en: "export the map in WGS 84 (EPSG:4326), not in VN-2000"))
  }
}
