import Foundation
import TongHopDiagnostics
import TongHopDomain

/// Reads one feature of a GeoJSON file after the other.
struct FeatureReader {
  let file: String
  let bytes: [UInt8]
  private(set) var problems: [Diagnostic] = []
  /// Looked for when the first problem is met.
  private var offsets: [Int]?

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Why a geometry is none of ours.
  private enum Fault: Error {
    case noPolygon(String)
    case noNumber
    case swapped(String)
    case outOfRange(String)
  }

  /// - Returns: nil for a feature with a problem, which was noted.
  mutating func outline(_ feature: Any, at position: Int) -> Boundaries.Outline? {
    let members = feature as? [String: Any] ?? [:]
    let properties = members["properties"] as? [String: Any] ?? [:]
    guard let code = code(members["id"]) ?? code(properties["code"]) else {
      let found = [members["id"], properties["code"]].compactMap { $0 as? NSNumber }.first
      report(
        .outlineWithoutCode, position,
        Phrase("vùng không có mã đơn vị", en: "the feature has no code of a unit"),
        found: found?.stringValue,
        expected: Phrase(verbatim: #""id": "05971" | "properties": {"code": "05971"}"#),
        fix: Phrase(
          "ghi mã là chữ, trong ngoặc kép", en: "give the code as text, in quotes"))
      return nil
    }
    guard let from = day("valid_from", properties, position, code),
      let to = day("valid_to", properties, position, code)
    else { return nil }
    do throws(Fault) {
      return Boundaries.Outline(
        code: code, validFrom: from.day, validTo: to.day,
        polygons: try polygons(members["geometry"]))
    } catch {
      report(error, position, code)
      return nil
    }
  }

  private func code(_ value: Any?) -> String? {
    guard let text = (value as? String)?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// - Returns: nil where there is something that is no date.
  private mutating func day(
    _ name: String, _ properties: [String: Any], _ position: Int, _ code: String
  ) -> (day: Day?, Void)? {
    guard let value = properties[name], !(value is NSNull) else { return (nil, ()) }
    let text = value as? String ?? ""
    if text.isEmpty, value is String { return (nil, ()) }
    if let day = Day(parsing: text) { return (day, ()) }
    report(
      .badDate, position,
      Phrase("\(code): '\(name)' không phải là ngày", en: "\(code): '\(name)' is not a date"),
      found: text, expected: Phrase(verbatim: "2024-06-14"),
      fix: Phrase(
        "ghi đủ ngày, tháng, năm bốn chữ số", en: "write day, month and a year of four digits"))
    return nil
  }

  private func polygons(_ geometry: Any?) throws(Fault) -> [[[Boundaries.Place]]] {
    let members = geometry as? [String: Any] ?? [:]
    let type = members["type"] as? String ?? "null"
    let coordinates = members["coordinates"]
    var result: [[[Boundaries.Place]]] = []
    switch type {
    case "Polygon": result = [try polygon(coordinates)]
    case "MultiPolygon":
      guard let parts = coordinates as? [Any] else { throw .noPolygon(type) }
      for part in parts { result.append(try polygon(part)) }
    default: throw .noPolygon(type)
    }
    guard !result.isEmpty else { throw .noPolygon(type) }
    return result
  }

  private func polygon(_ value: Any?) throws(Fault) -> [[Boundaries.Place]] {
    guard let rings = value as? [Any], !rings.isEmpty else { throw .noPolygon("Polygon") }
    var result: [[Boundaries.Place]] = []
    for ring in rings {
      guard let places = ring as? [Any] else { throw .noPolygon("Polygon") }
      var read: [Boundaries.Place] = []
      read.reserveCapacity(places.count)
      for place in places { read.append(try self.place(place)) }
      guard Set(read).count >= 3 else { throw .noPolygon("Polygon") }
      result.append(read)
    }
    return result
  }

  private func place(_ value: Any) throws(Fault) -> Boundaries.Place {
    guard let numbers = value as? [Any], numbers.count >= 2,
      let longitude = numbers[0] as? Double, let latitude = numbers[1] as? Double
    else { throw .noNumber }
    guard abs(latitude) <= 90, abs(longitude) <= 180 else {
      let found = "[\(longitude), \(latitude)]"
      throw abs(longitude) <= 90 && abs(latitude) <= 180 ? .swapped(found) : .outOfRange(found)
    }
    let degree = Double(Boundaries.Place.degree)
    return Boundaries.Place(
      longitude: Int32((longitude * degree).rounded()),
      latitude: Int32((latitude * degree).rounded()))
  }

  private mutating func report(_ fault: Fault, _ position: Int, _ code: String) {
    switch fault {
    case .noPolygon(let type):
      report(
        .badOutline, position,
        Phrase("\(code): hình không phải là vùng", en: "\(code): the geometry is no polygon"),
        found: type, expected: Phrase(verbatim: "Polygon, MultiPolygon"),
        fix: Phrase(
          "xuất lớp vùng của bản đồ, mỗi vòng ít nhất ba điểm",
          en: "export the layer of areas, each ring with three places or more"))
    case .noNumber:
      report(
        .badOutline, position,
        Phrase("\(code): tọa độ không phải là số", en: "\(code): a coordinate is not a number"),
        expected: Phrase(verbatim: "[106.7567, 21.8526]"),
        fix: Phrase(
          "mỗi điểm là hai số: kinh độ, vĩ độ",
          en: "each place is two numbers: longitude, latitude"))
    case .swapped(let found):
      report(
        .badOutline, position,
        Phrase(
          "\(code): kinh độ và vĩ độ bị đổi chỗ",
          en: "\(code): longitude and latitude are swapped"),
        found: found, expected: Phrase(verbatim: "[106.7567, 21.8526]"),
        fix: Phrase("ghi kinh độ trước", en: "put the longitude first"))
    case .outOfRange(let found):
      report(
        .badOutline, position,
        Phrase("\(code): tọa độ không phải là độ", en: "\(code): the coordinates are no degrees"),
        found: found, expected: Phrase(verbatim: "-180…180, -90…90"),
        fix: Phrase(
          "xuất bản đồ theo WGS 84 (EPSG:4326), không theo VN-2000",
          en: "export the map in WGS 84 (EPSG:4326), not in VN-2000"))
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ position: Int, _ message: Phrase, found: String? = nil,
    expected: Phrase, fix: Phrase
  ) {
    let offsets = self.offsets ?? FeaturePlaces.offsets(in: bytes)
    self.offsets = offsets
    let location =
      offsets.indices.contains(position)
      ? JSONDocument.location(offsets[position], in: bytes, file: file)
      : SourceLocation(file: file)
    problems.append(
      Diagnostic(
        code, severity: .warning, at: location, message, found: found, expected: expected,
        fix: fix))
  }
}
