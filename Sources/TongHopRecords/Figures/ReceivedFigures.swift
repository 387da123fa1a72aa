import TongHopDiagnostics
import TongHopDomain

/// Everything that was received but the facts themselves, which an engine keeps in its own way.
public struct ReceivedFigures: Sendable {
  /// By file and line; those that a check found wrong are not among them.
  public var tasks: [UnitTask] = []
  public var points: [PointEntry] = []
  public var answers: [SurveyAnswer] = [] {
    didSet { answersByQuestion = Dictionary(grouping: answers.indices) { answers[$0].question } }
  }
  /// Their places, so that a method with many questions asks each answer once.
  private var answersByQuestion: [String: [Int]] = [:]
  /// Every row that an error kept out, those of one figure together, in no order that means anything.
  public var leftOut = LeftOutRows()
  /// What is wrong with the rows, in an order that depends on nothing but the files: first row by
  /// row metrics/ and records/, file by file, then tasks/, points/ and survey/ (see ``EntryReader``), then
  /// what only shows when all facts are known: repeated keys in the order of the rows that repeat
  /// them, whole periods beside their parts, parents beside their children.
  ///
  /// The order shows only where more problems of one kind were found than the log keeps.
  public var log = DiagnosticLog()
  /// Rows of metrics/ and records/ that were read, good or not.
  public var rowCount = 0
  /// Those of them that the readable reader decoded; all of them in the reference.
  public var slowRowCount = 0
  /// Rows of tasks/, points/ and survey/ that were read, good or not.
  public var entryCount = 0
  /// Rows of metrics/ and records/ that count, by indicator and period: those of every period,
  /// whichever were asked for.
  public var rows: [String: [Period: Int]] = [:]

  /// Of tasks/ and survey/, while they are checked.
  var columns = FileColumns()

  /// By indicator: the size of its rows that are not small, added up; see ``RowSize``.
  public var largeSums: [String: UInt64] = [:]

  public init() {}

  /// In file order.
  public func answers(to question: String) -> some BidirectionalCollection<SurveyAnswer> {
    (answersByQuestion[question] ?? []).lazy.map { answers[$0] }
  }

  /// How many rows an error kept out; a file that cannot be read at all has none.
  public var leftOutCount: Int { leftOut.rowCount }

  /// Every period that a figure, points or answers were sent for.
  public var periods: Set<Period> {
    let single = Set(points.map(\.period)).union(answers.map(\.period))
    return rows.values.reduce(into: single) { $0.formUnion($1.keys) }
  }
}
