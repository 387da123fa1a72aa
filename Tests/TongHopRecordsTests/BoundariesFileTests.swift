import Foundation
import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

@Suite("boundaries.geojson")
struct BoundariesFileTests {
  private static let square = "[[[106.5,21.5],[106.6,21.5],[106.6,21.6],[106.5,21.5]]]"

  private func read(_ text: String) throws -> (boundaries: Boundaries, log: DiagnosticLog) {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).geojson"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let units = UnitRegister(units: [
      Unit(code: "20", level: "province", name: "L"),
      Unit(code: "01", parentCode: "20", level: "commune", name: "A"),
      Unit(code: "02", parentCode: "20", level: "commune", name: "B"),
    ])
    var log = DiagnosticLog()
    let boundaries = BoundariesFile.read(
      WorkspaceFile(path: path, name: BoundariesFile.name), units: units, log: &log)
    return (boundaries, log)
  }

  private func collection(_ features: String...) -> String {
    "{\"type\": \"FeatureCollection\", \"features\": [\n"
      + features.joined(separator: ",\n") + "\n]}"
  }

  private func feature(_ members: String, _ coordinates: String = square) -> String {
    "{\"type\": \"Feature\", \(members), \"geometry\": {\"type\": \"Polygon\", "
      + "\"coordinates\": \(coordinates)}}"
  }

  private let day = Day(parsing: "2024-06-14") ?? Day(number: 0)

  @Test("A code as id or as a property; a place in counts of 10^-7 degrees")
  func codes() throws {
    let (boundaries, log) = try read(
      collection(feature(#""id": "01""#), feature(#""properties": {"code": "02"}"#)))
    #expect(log.entries.isEmpty)
    for code in ["01", "02"] {
      let ring = boundaries.polygons(of: code, on: day).first?.first
      #expect(ring?.count == 4)
      #expect(ring?.first == Boundaries.Place(longitude: 1_065_000_000, latitude: 215_000_000))
    }
    #expect(boundaries.polygons(of: "03", on: day).isEmpty)
  }

  @Test("Two features of a code on different days are two outlines, on one day two parts of one")
  func validity() throws {
    let (boundaries, log) = try read(
      collection(
        feature(#""id": "01", "properties": {"valid_to": "2024-06-14"}"#),
        feature(#""id": "01", "properties": {"valid_from": "2024-06-14", "valid_to": null}"#),
        feature(#""id": "01", "properties": {"valid_from": "1/1/2025"}"#)))
    #expect(log.entries.isEmpty)
    #expect(boundaries.polygons(of: "01", on: day.advanced(by: -1)).count == 1)
    #expect(boundaries.polygons(of: "01", on: day).count == 1)
    #expect(boundaries.polygons(of: "01", on: day.advanced(by: 365)).count == 2)
  }

  @Test("A part of several polygons, with a hole")
  func multiPolygon() throws {
    let hole = "[[106.51,21.51],[106.52,21.51],[106.52,21.52]]"
    let parts = "[[[[106.5,21.5],[106.6,21.5],[106.6,21.6]], \(hole)], \(Self.square)]"
    let text = """
      {"type": "Feature", "id": "01",
       "geometry": {"type": "MultiPolygon", "coordinates": \(parts)}}
      """
    let (boundaries, log) = try read(collection(text))
    #expect(log.entries.isEmpty)
    #expect(boundaries.polygons(of: "01", on: day).map(\.count) == [2, 1])
  }

  @Test(
    "What is wrong is a warning with the line of its feature, and the other features stay",
    arguments: [
      (#"{"type": "Feature", "id": 1, "geometry": null}"#, DiagnosticCode.codesElsewhere),
      (#"{"type": "Feature", "id": "02", "geometry": null}"#, .badOutline),
      (
        #"{"type": "Feature", "id": "02", "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
        .badOutline
      ),
      (
        #"{"id": "02", "geometry": {"type": "Polygon", "coordinates": [[[1, "x"]]]}}"#, .badOutline
      ),
      (
        #"{"id": "02", "geometry": {"type": "Polygon", "coordinates": [[[21, 106], [22, 107]]]}}"#,
        .badOutline
      ),
      (
        #"{"id": "02", "geometry": {"type": "Polygon", "coordinates": [[[432000, 2416000]]]}}"#,
        .badOutline
      ),
      (
        #"{"id": "02", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [1, 2], [1, 2]]]}}"#,
        .badOutline
      ),
      (#"{"id": "02", "geometry": {"type": "Polygon", "coordinates": []}}"#, .badOutline),
      (#"{"id": "02", "geometry": {"type": "MultiPolygon"}}"#, .badOutline),
      (#"{"id": "02", "properties": {"valid_from": "mai"}}"#, .badDate),
      (#"{"id": "02", "properties": {"valid_from": 2024}}"#, .badDate),
      ("7", .outlineWithoutCode),
    ])
  func faults(text: String, code: DiagnosticCode) throws {
    let (boundaries, log) = try read(
      collection(#"{"id": "zz", "geometry": null}"#, text, feature(#""id": "01""#)))
    let problem = try #require(log.entries.first { $0.code == code && $0.location.line != 2 })
    #expect(problem.severity == .warning && problem.fix != nil && problem.expected != nil)
    #expect(problem.location.file == "boundaries.geojson")
    #expect(problem.location.line == 3)
    #expect(boundaries.polygons(of: "01", on: day).count == 1)
    #expect(boundaries.polygons(of: "02", on: day).isEmpty)
  }

  @Test("Longitude and latitude the wrong way round are told from coordinates in metres")
  func swapped() throws {
    func fix(_ place: String) throws -> String? {
      let (_, log) = try read(collection(feature(#""id": "01""#, "[[\(place)]]")))
      return log.entries.first?.fix?.english
    }
    #expect(try fix("[21.5, 106.5]") == "put the longitude first")
    #expect(try fix("[432000.5, 2416000]")?.contains("WGS 84") == true)
  }

  @Test(
    "A fault in each of 10,600 features on one line is one message, with the column of the first")
  func faultsOfOneLine() throws {
    // An exporter's file of all communes, in metres.
    let places = (0..<12).map { "[\(432_000 + $0).5,\(2_416_000 + $0).25]" }
    let text = feature(
      #""id": "01", "properties": {"name": "Xã Hải Yến"}"#,
      "[[\(places.joined(separator: ","))]]")
    let head = #"{"type": "FeatureCollection", "features": ["#
    let good = feature(#""id": "02", "properties": {"name": "Xã Hòa Cư"}"#)
    let (boundaries, log) = try read(
      head + good + "," + Array(repeating: text, count: 10_600).joined(separator: ",") + "]}")
    #expect(!boundaries.isEmpty)
    #expect(log.entries.map(\.code) == [.badOutline])
    #expect(log.entries.first?.message.english.hasPrefix("01, … (10600 features)") == true)
    // Characters, not bytes: three of the name have more than one byte.
    #expect(
      log.entries.first?.location
        == SourceLocation(
          file: "boundaries.geojson", line: 1, column: 2 + head.count + good.count))
  }

  @Test("Codes that no unit bears are said once, with their number")
  func strangers() throws {
    let many = (0..<7).map { feature("\"id\": \"9\($0)\"") }
    let (boundaries, log) = try read(
      "{\"type\": \"FeatureCollection\", \"features\": ["
        + (many + [feature(#""id": "01""#)]).joined(separator: ",") + "]}")
    #expect(log.entries.map(\.code) == [.outlineOfNoUnit])
    #expect(log.entries.first?.message.english == "7 outlines have codes that no unit bears")
    #expect(log.entries.first?.found == "90, 91, 92, 93, 94, …")
    #expect(!boundaries.isEmpty)
  }

  @Test(
    "A file that is no FeatureCollection gives no outlines and one warning",
    arguments: [
      ("", DiagnosticCode.emptyFile), ("{\"type\": ", .badJSON), ("[]", .noFeatureCollection),
      (#"{"type": "Topology", "features": []}"#, .noFeatureCollection),
      (#"{"type": "FeatureCollection"}"#, .noFeatureCollection), ("\u{FEFF}7", .badJSON),
    ])
  func files(text: String, code: DiagnosticCode) throws {
    let (boundaries, log) = try read(text)
    #expect(boundaries.isEmpty)
    #expect(log.entries.map(\.severity) == [.warning])
    #expect(log.entries.first?.code == code || log.entries.first?.code == .noFeatureCollection)
  }
}
