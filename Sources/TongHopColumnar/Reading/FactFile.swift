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

  /// - Throws: where the file cannot be opened once more, or is another by now.
  init(_ file: WorkspaceFile, _ header: FactsReader.Layout) throws(FileFault) {
    let opened = try OpenedFile(file)
    // Every later reading is of the file whose header this is.
    self.file = WorkspaceFile(path: file.path, name: file.name, identity: opened.identity)
    firstOffset = header.firstOffset
    firstLine = header.firstLine
    guard header.firstOffset <= opened.identity.size else { throw .wrongSize }
    byteCount = opened.identity.size
    layout = RowLayout(
      separator: header.separator, width: header.width, positions: header.positions,
      hasCarriageReturns: Self.endsWithCarriageReturn(opened, before: header.firstOffset))
  }

  /// Lines end as the header does; one that does not is read as an odd row.
  private static func endsWithCarriageReturn(_ file: OpenedFile, before offset: Int) -> Bool {
    guard offset >= 2 else { return false }
    var mark: [UInt8] = [0, 0]
    return pread(file.descriptor, &mark, 2, off_t(offset - 2)) == 2
      && mark[0] == UInt8(ascii: "\r") && mark[1] == UInt8(ascii: "\n")
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
