import TongHopDiagnostics
import TongHopDomain

/// boundaries.geojson: a FeatureCollection (RFC 7946) of polygons, each with the code of a unit.
///
/// A map is an addition to a table, so whatever is wrong here is a warning, and the map goes without
/// it; only a file that cannot be read at all is an error, as everywhere. One cause is one message,
/// however many features have it.
public enum BoundariesFile {
  public static let name = "boundaries.geojson"

  /// Reads from left to right and keeps the outlines alone, with eight bytes a place: in all about
  /// twice the size of the file.
  ///
  /// - Complexity: O(*bytes*).
  public static func read(
    _ file: WorkspaceFile, units: UnitRegister, log: inout DiagnosticLog
  ) -> Boundaries {
    guard let bytes = bytes(of: file, &log) else { return Boundaries() }
    var scanner = JSONScanner(bytes)
    var reader = OutlineReader(units)
    do throws(JSONScanner.Fault) {
      let root = try root(&scanner, &reader)
      if let problem = MapFormat.of(root, file: file.name) {
        log.report(problem)
        return Boundaries()
      }
    } catch {
      log.report(syntaxProblem(error, bytes, file: file.name))
      return Boundaries()
    }
    var places = TextPlaces(bytes, file: file.name)
    for problem in reader.diagnostics(&places, file: file.name) { log.report(problem) }
    return Boundaries(reader.outlines)
  }

  private static func bytes(
    of file: WorkspaceFile, _ log: inout DiagnosticLog
  ) -> [UInt8]? {
    var problems = DiagnosticLog()
    let bytes = JSONDocument.bytes(of: file, log: &problems) { bytes in
      MapFormat.of(bytes, file: file.name)
    }
    for var problem in problems.entries {
      if !problem.code.isOfFiles { problem.severity = .warning }
      log.report(problem)
    }
    return bytes
  }

  /// Reads what the text holds; the features as they come, since a type may stand behind them.
  private static func root(
    _ scanner: inout JSONScanner, _ reader: inout OutlineReader
  ) throws(JSONScanner.Fault) -> MapFormat.Root {
    var root = MapFormat.Root()
    guard try scanner.kind() == .object else {
      root.isObject = try scanner.kind() != .list
      try scanner.skip()
      try end(&scanner)
      return root
    }
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "type" where try scanner.kind() == .text: root.type = try scanner.text()
      case "features" where scanner.isAtList:
        root.hasFeatures = true
        try scanner.beginList()
        while try scanner.nextElement() { try reader.read(&scanner) }
      case "geometryType", "spatialReference":
        root.isOfArcGIS = true
        try scanner.skip()
      default: try scanner.skip()
      }
    }
    root.isOfArcGIS = root.isOfArcGIS || reader.isOfArcGIS
    if root.type == "Feature", try scanner.kind() == .object {
      root.isFollowed = true
      return root
    }
    try end(&scanner)
    return root
  }

  /// Nothing may follow.
  private static func end(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) {
    guard try scanner.kind() == .end else { throw JSONScanner.Fault(offset: scanner.offset) }
  }

  private static func syntaxProblem(
    _ fault: JSONScanner.Fault, _ bytes: [UInt8], file: String
  ) -> Diagnostic {
    var problem = JSONDocument.syntaxProblem(at: fault.offset, bytes, file: file)
    problem.severity = .warning
    if fault.isTooDeep { JSONDocument.nameDepth(&problem) }
    return problem
  }
}
