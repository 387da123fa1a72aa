import TongHopRecords
import TongHopReference

/// Which engine reads and rolls up the figures.
public enum EngineKind: String, Sendable, CaseIterable {
  /// The fast one.
  case columnar
  /// The readable one.
  case reference

  /// Reads the figures.
  func makeEngine(_ request: FigureRequest) throws(EngineDifference) -> any RollupEngine {
    switch self {
    case .columnar: Self.columnar(request)
    case .reference: ReferenceEngine(request)
    }
  }

  // The columnar engine goes here, and nowhere else.
  private static func columnar(_ request: FigureRequest) -> any RollupEngine {
    ReferenceEngine(request)
  }
}
