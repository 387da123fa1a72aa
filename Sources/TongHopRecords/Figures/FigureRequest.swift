import TongHopDomain

/// The files that hold figures, each kind by name.
public struct FigureFiles: Sendable {
  public var metrics: [WorkspaceFile] = []
  public var records: [WorkspaceFile] = []
  public var tasks: [WorkspaceFile] = []
  public var points: [WorkspaceFile] = []
  public var survey: [WorkspaceFile] = []

  public init() {}

  /// All of them, in the order in which they are read.
  public var all: [WorkspaceFile] { metrics + records + tasks + points + survey }
}

/// What an engine is asked to read.
public struct FigureRequest: Sendable {
  public var files: FigureFiles
  public var codebook: Codebook
  /// The periods that will be rolled up: figures of any part of them are wanted. nil: known only
  /// when the rows are.
  public var periods: [Period]?
  /// Names the periods from what was received, where ``periods`` is nil.
  public var choosePeriods: @Sendable (ReceivedFigures) -> [Period]
  /// The lines of the figures will be asked for; see ``RollupEngine/sources(of:in:columns:period:)``.
  public var keepsSources: Bool
  /// How many threads may work at once, at least 1.
  public var threads: Int
  /// Told how far the reading is: from any thread, a few times a second.
  public var progress: @Sendable (ReadingProgress) -> Void

  public init(
    files: FigureFiles, codebook: Codebook, periods: [Period]? = nil,
    choosePeriods: @escaping @Sendable (ReceivedFigures) -> [Period] = { _ in [] },
    keepsSources: Bool = false, threads: Int = 1,
    progress: @escaping @Sendable (ReadingProgress) -> Void = { _ in }
  ) {
    self.files = files
    self.codebook = codebook
    self.periods = periods
    self.choosePeriods = choosePeriods
    self.keepsSources = keepsSources
    self.threads = max(1, threads)
    self.progress = progress
  }
}

/// How far the reading of metrics/ and records/ is.
public struct ReadingProgress: Sendable {
  /// The name of the file at hand.
  public var file: String
  /// Rows read so far, of all files.
  public var rows: Int
  /// Bytes read so far, of all files; an engine that does not count them inside a file gives
  /// those of the files that it has finished.
  public var bytes: Int
  public var totalBytes: Int

  public init(file: String, rows: Int, bytes: Int, totalBytes: Int) {
    self.file = file
    self.rows = rows
    self.bytes = bytes
    self.totalBytes = totalBytes
  }
}
