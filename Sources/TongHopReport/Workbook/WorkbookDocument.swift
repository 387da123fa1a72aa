import TongHopDomain

/// A workbook as it is read: sheets, each a table with what stands above and below it.
///
/// Plain values like ``ReportDocument``: whoever writes it can place words, numbers and charts, but
/// has nothing left to compute.
public struct WorkbookDocument: Sendable, Hashable {
  /// Bars of one column of a sheet's table.
  public struct Chart: Sendable, Hashable {
    public var title: String
    /// Neighbouring rows of the table, by their position in ``ReportDocument/rows``.
    public var rows: Range<Int>
    /// Columns of the table.
    public var labels: Int
    public var values: Int

    public init(title: String, rows: Range<Int>, labels: Int, values: Int) {
      self.title = title
      self.rows = rows
      self.labels = labels
      self.values = values
    }
  }

  public struct Sheet: Sendable, Hashable {
    /// At most 31 letters, without `[]:*?/\`.
    public var name: String
    public var table: ReportDocument
    /// Columns that stay in view when the sheet is moved sideways.
    public var frozenColumns = 2
    /// Two in a row beside the table.
    public var charts: [Chart] = []

    public init(name: String, table: ReportDocument) {
      self.name = name
      self.table = table
    }
  }

  public var title: String
  /// Who issues it; may be empty.
  public var author: String
  /// What is given as the day of its making, so that the same inputs give the same bytes: the last
  /// day of the period.
  public var created: Day
  /// Before the number of a page: `Trang`.
  public var pageWord: String
  public var sheets: [Sheet]

  public init(
    title: String, author: String, created: Day, pageWord: String, sheets: [Sheet]
  ) {
    self.title = title
    self.author = author
    self.created = created
    self.pageWord = pageWord
    self.sheets = sheets
  }

  /// A sheet has at most 1,048,576 rows; this leaves room for headings and notes.
  static let mostRows = 1_000_000
}

/// A file that figures were read from.
public struct InputFile: Sendable, Hashable {
  /// Relative to the workspace.
  public var name: String
  /// In bytes; nil where the file could not be read any more.
  public var size: Int?
  /// 64 hexadecimal digits.
  public var sha256: String

  public init(name: String, size: Int?, sha256: String) {
    self.name = name
    self.size = size
    self.sha256 = sha256
  }
}

/// What the sheets of a workbook are made of.
public struct WorkbookContents: Sendable {
  /// The table with all columns, as it is to be signed.
  public var comparison: ReportDocument
  public var table: ComparisonTable
  public var scores: ScoreTable
  /// In the order of the table.
  public var lateTasks: [LateTask]
  /// In the order of the tree.
  public var missing: [MissingReport]
  /// Figures of which no unit has sent any that counts.
  public var sentByNobody: [MissingReport.Figure]
  public var shortfalls: ShortfallTable
  /// Of `table`.
  package var extremes: ExtremesTable
  /// One for each axis.
  public var gaps: [GapTable]
  public var files: [InputFile]
  /// What is to be said of the register of tasks.
  public var taskNotes: [String] = []
  /// The method by itself; nil: no sheet of it.
  public var annex: MethodTable?
  public var author: String
  /// Of the program.
  public var version: String

  package init(
    comparison: ReportDocument, table: ComparisonTable, scores: ScoreTable,
    lateTasks: [LateTask], missing: [MissingReport],
    sentByNobody: [MissingReport.Figure], shortfalls: ShortfallTable,
    extremes: ExtremesTable, gaps: [GapTable], files: [InputFile], author: String, version: String
  ) {
    self.comparison = comparison
    self.table = table
    self.scores = scores
    self.lateTasks = lateTasks
    self.missing = missing
    self.sentByNobody = sentByNobody
    self.shortfalls = shortfalls
    self.extremes = extremes
    self.gaps = gaps
    self.files = files
    self.author = author
    self.version = version
  }
}
