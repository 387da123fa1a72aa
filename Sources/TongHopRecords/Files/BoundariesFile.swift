import Foundation
import TongHopDiagnostics
import TongHopDomain

/// boundaries.geojson: a FeatureCollection (RFC 7946) of polygons, each with the code of a unit.
///
/// A map is an addition to a table, so whatever is wrong here is a warning, and the map goes without
/// it.
public enum BoundariesFile {
  public static let name = "boundaries.geojson"

  /// - Complexity: O(*bytes*).
  public static func read(
    _ file: WorkspaceFile, units: UnitRegister, log: inout DiagnosticLog
  ) -> Boundaries {
    guard let (bytes, root) = decode(file, &log) else { return Boundaries() }
    guard let members = root as? [String: Any], members["type"] as? String == "FeatureCollection",
      let features = members["features"] as? [Any]
    else {
      log.report(
        Diagnostic(
          .noFeatureCollection, severity: .warning, at: SourceLocation(file: file.name),
          Phrase("tệp không phải FeatureCollection", en: "the file is no FeatureCollection"),
          expected: Phrase(
            verbatim: #"{"type": "FeatureCollection", "features": [{"id": "05971", …}, …]}"#),
          fix: Phrase(
            "xuất lại bản đồ thành GeoJSON", en: "export the map as GeoJSON once more")))
      return Boundaries()
    }
    var reader = FeatureReader(file: file.name, bytes: bytes)
    let outlines = features.enumerated().compactMap { reader.outline($1, at: $0) }
    for problem in reader.problems { log.report(problem) }
    return Boundaries(known(outlines, units, file: file.name, &log))
  }

  private static func decode(
    _ file: WorkspaceFile, _ log: inout DiagnosticLog
  ) -> (bytes: [UInt8], root: Any)? {
    var problems = DiagnosticLog()
    defer {
      for var problem in problems.entries {
        problem.severity = .warning
        log.report(problem)
      }
    }
    guard let bytes = JSONDocument.bytes(of: file, log: &problems) else { return nil }
    do {
      return (bytes, try JSONSerialization.jsonObject(with: Data(bytes)))
    } catch {
      problems.report(JSONDocument.syntaxProblem(error, bytes, file: file.name))
      return nil
    }
  }

  /// Without the outlines whose code no unit has borne on any day.
  private static func known(
    _ outlines: [Boundaries.Outline], _ units: UnitRegister, file: String,
    _ log: inout DiagnosticLog
  ) -> [Boundaries.Outline] {
    let codes = Set(units.units.map(\.code))
    let strangers = outlines.filter { !codes.contains($0.code) }
    guard !strangers.isEmpty else { return outlines }
    let count = strangers.count
    log.report(
      Diagnostic(
        .outlineOfNoUnit, severity: .warning, at: SourceLocation(file: file),
        Phrase(
          "\(count) vùng có mã không phải của đơn vị nào",
          en:
            "\(count) \(count == 1 ? "outline has a code" : "outlines have codes") that no unit bears"
        ),
        found: strangers.prefix(5).map(\.code).joined(separator: ", ") + (count > 5 ? ", …" : ""),
        expected: Phrase("mã trong units.csv", en: "a code of units.csv"),
        fix: Phrase(
          "sửa mã trong tệp bản đồ, hoặc thêm đơn vị vào units.csv",
          en: "correct the codes in the file, or add the units to units.csv")))
    return outlines.filter { codes.contains($0.code) }
  }
}
