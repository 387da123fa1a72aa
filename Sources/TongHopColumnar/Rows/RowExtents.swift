import TongHopRecords

/// Where a row ends that only the readable reader can tell, of the file at hand.
///
/// Rows with quotes or lone carriage returns are rare; the reader is opened with the first of
/// them.
final class RowExtents {
  /// A longer line is looked at by the readable reader, which gives up at 1 MiB.
  static let longestSimpleRow = 1 << 16

  /// The file of the rows that will be asked for.
  var file: WorkspaceFile? {
    didSet { if file != oldValue { boundaries = nil } }
  }
  private var boundaries: RowBoundaries?

  /// - Parameter offset: where the row begins, which is the beginning of a line.
  /// - Parameter fileSize: the end of the file, behind which nothing can be told apart any more.
  /// - Returns: where the next line begins, and how many lines are before it.
  func extent(ofRowAt offset: Int, fileSize: Int) -> (end: Int, lines: Int) {
    if boundaries == nil { boundaries = file.flatMap { RowBoundaries($0) } }
    guard let boundaries else { return (fileSize, 1) }
    let extent = boundaries.extent(ofRowAt: offset)
    // A row is never without end, whatever happens to the file meanwhile.
    return (max(extent.end ?? fileSize, offset + 1), extent.lines)
  }
}
