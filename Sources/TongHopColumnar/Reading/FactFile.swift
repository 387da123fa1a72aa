import Foundation
import TongHopRecords

/// A file of metrics/ or records/ whose header has been read.
struct FactFile: Sendable {
  let file: WorkspaceFile
  let layout: RowLayout
  /// Where the first row behind the header begins, and on which line.
  let firstOffset: Int
  let firstLine: Int
  let byteCount: Int

  init(_ file: WorkspaceFile, _ header: FactsReader.Layout) {
    self.file = file
    firstOffset = header.firstOffset
    firstLine = header.firstLine
    byteCount = max(file.size, header.firstOffset)
    layout = RowLayout(
      separator: header.separator, width: header.width, positions: header.positions,
      hasCarriageReturns: Self.endsWithCarriageReturn(file, before: header.firstOffset))
  }

  /// Is the file another than when its header was read?
  ///
  /// Only its size is looked at: what an office does to a file meanwhile nearly always shows there.
  var hasChanged: Bool { max(file.size, firstOffset) != byteCount }

  /// Lines end as the header does; one that does not is read as an odd row.
  private static func endsWithCarriageReturn(_ file: WorkspaceFile, before offset: Int) -> Bool {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, offset >= 2 else { return false }
    defer { close(descriptor) }
    var mark: [UInt8] = [0, 0]
    return pread(descriptor, &mark, 2, off_t(offset - 2)) == 2 && mark[0] == UInt8(ascii: "\r")
      && mark[1] == UInt8(ascii: "\n")
  }

  /// How many blocks of `size` bytes the rows take.
  func blockCount(size: Int) -> Int {
    (byteCount - firstOffset + size - 1) / size
  }

  /// The bytes of the file that block `block` has.
  func range(ofBlock block: Int, size: Int) -> Range<Int> {
    let start = firstOffset + block * size
    return start..<min(byteCount, start + size)
  }
}
