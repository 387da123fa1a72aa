import TongHopDiagnostics
import TongHopDomain

/// Reads the figures of a workspace, checks them, and rolls them up.
///
/// There are several engines. They share the readable readers of rows (``FactsFile``,
/// ``EntryReader``) and the words of the messages (``FactProblem``), so that these cannot drift
/// apart. They do not share any step from a row to a cell: which rows make a figure twice, where a
/// unit's figure goes, how parts of a period add up, what passes up the tree. There one engine is
/// the check of the other, cell by cell.
///
/// An engine is made from a ``FigureRequest`` and has then read everything.
public protocol RollupEngine: Sendable {
  /// The same for every engine, but for ``ReceivedFigures/slowRowCount``.
  var received: ReceivedFigures { get }

  /// The figures of every unit of a tree.
  ///
  /// In the tree of another day the figures of the period are restated: what units sent is moved to
  /// where these units are on that day, and rolled up there. Where a unit was divided by stated
  /// shares, its figures are (``Apportionment``); where nobody knows how, they count at the nearest
  /// unit above all its parts, and the cells between are marked
  /// ``RollupCell/isUndivided``. Who has reported is counted by the units of the period itself.
  ///
  /// - Parameters:
  ///   - period: one of the request's, or of those that its `choosePeriods` named.
  ///   - tree: the period's own, of its last day, or one of another day.
  ///   - own: the period's own tree, where `tree` is of another day.
  ///   - columns: with `own` the units exempt from one are those of `own`, and those of `tree` all
  ///     of whose figures are.
  ///   - log: gets the rows whose unit ended in the period and left nobody who could have them;
  ///     nothing where the figures are restated, since that was said of the period itself.
  /// - Throws: only from an engine that is two of them.
  func rollUp(
    _ period: Period, tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    log: inout DiagnosticLog
  ) throws(EngineDifference) -> RollupTable

  /// The lines that a unit's cell of each column came from, its own and those below it.
  ///
  /// - Returns: *shape* [column][span], by file and line, consecutive lines joined. Without
  ///   ``FigureRequest/keepsSources`` an engine may leave out all but the first line of a figure.
  /// - Parameter log: gets the files that are not what they were when the figures were read.
  /// - Throws: only from an engine that is two of them.
  func sources(
    of unit: UnitIndex, in tree: UnitTree, from own: UnitTree?, columns: [RollupColumn],
    period: Period, log: inout DiagnosticLog
  ) throws(EngineDifference) -> [[SourceSpan]]
}

extension RollupEngine {
  /// The figures of every unit of the period's own tree.
  public func rollUp(
    _ period: Period, tree: UnitTree, columns: [RollupColumn], log: inout DiagnosticLog
  ) throws(EngineDifference) -> RollupTable {
    try rollUp(period, tree: tree, from: nil, columns: columns, log: &log)
  }

  /// The lines of a cell in the period's own tree.
  public func sources(
    of unit: UnitIndex, in tree: UnitTree, columns: [RollupColumn], period: Period,
    log: inout DiagnosticLog
  ) throws(EngineDifference) -> [[SourceSpan]] {
    try sources(of: unit, in: tree, from: nil, columns: columns, period: period, log: &log)
  }
}

/// The first thing on which two engines do not agree.
public struct EngineDifference: Error, Sendable, Hashable {
  /// What differs, and both values.
  public var message: Phrase

  public init(message: Phrase) {
    self.message = message
  }
}
