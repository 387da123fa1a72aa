import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The readable engine: dictionaries, one thread. Every faster engine is held against it.
///
/// It keeps the figures of all periods, whichever are asked for.
public struct ReferenceEngine: RollupEngine {
  private let figures: Figures
  private let codebook: Codebook
  private let files: FigureFiles

  public var received: ReceivedFigures { figures.received }

  /// - Complexity: O(rows) time; memory grows with the number of keys, not of rows, unless
  ///   sources are kept.
  public init(_ request: FigureRequest) {
    codebook = request.codebook
    files = request.files
    figures = FiguresReader.read(request)
  }

  /// - Complexity: O(columns x (facts + units)).
  public func rollUp(
    _ period: Period, tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    log: inout DiagnosticLog
  ) -> RollupTable {
    ReferenceRollup(figures, period: period, tree: tree, from: own, codebook: codebook)
      .rollUp(columns, log: &log)
  }

  /// - Complexity: O(columns x (facts + tasks + points)).
  public func sources(
    of unit: UnitIndex, in tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    period: Period, log: inout DiagnosticLog
  ) -> [[SourceSpan]] {
    // The lines are those of the files that were read; who looks there now finds others.
    files.all.reportChanges(into: &log)
    let rollup = ReferenceRollup(
      figures, period: period, tree: tree, from: own, codebook: codebook)
    return columns.map { rollup.sources(of: unit, $0) }
  }
}
