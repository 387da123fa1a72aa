import TongHopColumnar
import TongHopRecords
import TongHopReference

/// Which engine reads and rolls up the figures.
public enum EngineKind: String, Sendable, CaseIterable {
  /// The fast one.
  case columnar
  /// The readable one: dictionaries, one thread.
  case reference
  /// One after the other; the first difference ends the run.
  case both

  /// Reads the figures.
  ///
  /// - Throws: where both are asked for and did not read the same.
  func makeEngine(_ request: FigureRequest) throws(EngineDifference) -> any RollupEngine {
    switch self {
    case .columnar: return Self.makeColumnar(request)
    case .reference: return ReferenceEngine(request)
    case .both:
      return try PairedEngine(
        .init(Self.columnar.rawValue, Self.makeColumnar(request)),
        .init(Self.reference.rawValue, ReferenceEngine(request)), codebook: request.codebook,
        files: request.files.all)
    }
  }

  private static func makeColumnar(_ request: FigureRequest) -> any RollupEngine {
    ColumnarEngine(request)
  }
}
