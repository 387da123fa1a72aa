import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension Workspace {
  /// The outlines of the units for a map; empty where the workspace has none.
  ///
  /// They are read when they are asked for: most verbs draw nothing.
  ///
  /// - Complexity: O(*bytes*).
  func boundaries(log: inout DiagnosticLog) -> Boundaries {
    guard exists(BoundariesFile.name) else { return Boundaries() }
    return BoundariesFile.read(file(BoundariesFile.name), units: units, log: &log)
  }
}

extension Pipeline {
  /// Reads the outlines of the units, for the page and for `check`; what is wrong with them is a
  /// warning in the log; that they cannot be read at all is an error.
  public mutating func readBoundaries() {
    boundaries = workspace.boundaries(log: &log)
  }

  /// Why a page has no map although the workspace has a file for one; nil where that is not so.
  public var mapFault: Diagnostic? {
    guard boundaries.isEmpty else { return nil }
    return log.entries.first { $0.location.file == BoundariesFile.name }
  }
}
