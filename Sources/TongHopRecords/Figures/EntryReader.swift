import TongHopDiagnostics
import TongHopDomain

/// Reads and checks tasks/, points/ and survey/, whose rows stay single entries in every engine.
public enum EntryReader {
  /// Adds all entries that are right to what was received, and what is wrong with the others.
  ///
  /// The log gets what is wrong row by row, tasks/ first and file by file, then what only shows
  /// when all entries are known.
  ///
  /// - Complexity: O(*n* log *n*) for *n* rows of these folders.
  public static func read(
    _ files: FigureFiles, codebook: Codebook, into received: inout ReceivedFigures
  ) {
    var entries = ReceivedFigures()
    for file in files.tasks {
      entries.tasks += TasksFile.read(
        file, codebook: codebook, columns: &entries.columns, log: &entries.log,
        leftOut: &entries.leftOut)
    }
    for file in files.points {
      entries.points += PointsFile.read(
        file, codebook: codebook, log: &entries.log, leftOut: &entries.leftOut)
    }
    var answers: [SurveyAnswer] = []
    var ignored = 0
    for file in files.survey {
      let rows = SurveyFile.read(
        file, codebook: codebook, columns: &entries.columns, log: &entries.log,
        leftOut: &entries.leftOut)
      answers += rows.answers
      ignored += rows.ignored
    }
    entries.answers = answers
    // A file that could not be read is left out as a whole and has no rows.
    let faulty = entries.leftOut.rowCount
    received.entryCount +=
      entries.tasks.count + entries.points.count + entries.answers.count + ignored + faulty
    EntryCheck(codebook: codebook).run(on: &entries)
    SurveyCheck(codebook: codebook).run(on: &entries)
    received.tasks += entries.tasks
    received.answers += entries.answers
    received.points += entries.points
    received.leftOut += entries.leftOut
    received.log.merge(entries.log)
  }
}
