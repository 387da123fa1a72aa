import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The readable engine: dictionaries, one thread. Every faster engine is held against it.
///
/// It keeps the figures of all periods, whichever are asked for.
public struct ReferenceEngine: RollupEngine {
  private let figures: Figures
  private let codebook: Codebook

  public var received: ReceivedFigures { figures.received }

  /// - Complexity: O(rows) time; memory grows with the number of keys, not of rows, unless
  ///   sources are kept.
  public init(_ request: FigureRequest) {
    codebook = request.codebook
    figures = FiguresReader.read(request)
  }

  /// - Complexity: O(columns x (facts + units)).
  public func rollUp(
    _ period: Period, tree: UnitTree, columns: [RollupColumn], log: inout DiagnosticLog
  ) -> RollupTable {
    ReferenceRollup.rollUp(
      figures, period: period, tree: tree, columns: columns, codebook: codebook, log: &log)
  }

  /// - Complexity: O(columns x (facts + tasks + points)).
  public func sources(
    of unit: UnitIndex, in tree: UnitTree, columns: [RollupColumn], period: Period
  ) -> [[SourceSpan]] {
    let days = codebook.days(of: period)
    return columns.map { column in
      let contributors =
        column.rollUp.isOfEntries
        ? ReferenceRollup.entries(
          figures, period: period, tree: tree, column: column, codebook: codebook
        ).contributors(to: unit) : nil
      return figures.sources(
        of: unit, in: tree, column: column, period: period, first: days.first, last: days.last,
        register: codebook.register, contributors: contributors,
        used: ReferenceRollup.accumulatedKeys(
          figures, period: period, tree: tree, column: column, codebook: codebook))
    }
  }
}
