import Foundation
import TongHopDomain

/// Reads the ends of many files that are written alike, and only as far as their rows become numbers:
/// those of ``RowScanner``, in a fraction of its time.
///
/// What it does not know (quotes, blanks, other letters, a header that it has not met) it leaves to that.
struct EndReader {
  private struct Layout {
    var header: [UInt8]
    var columns: [RepeatColumns.Column]
    var separator: UInt8
    var hasThousands: Bool
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private let size: Int
  private let names: PeriodNames
  private let buffer: UnsafeMutableRawBufferPointer
  private var layouts: [Layout] = []

  /// Ends of lines behind the bytes, so that eight may be read at once.
  private static let padding = 16
  private static let mostLayouts = 16

  /// - Parameter size: bytes at either end.
  init(size: Int, _ names: PeriodNames) {
    self.size = size
    self.names = names
    buffer = .allocate(byteCount: 2 * size + Self.padding, alignment: 64)
  }

  /// To be called once, behind the last file.
  func close() { buffer.deallocate() }

  /// - Returns: false where the file needs ``RowScanner``; what was added of it is to be dropped.
  mutating func read(_ file: WorkspaceFile, into result: inout EndRows) -> Bool {
    guard let opened = try? OpenedFile(file) else { return false }
    let all = opened.identity.size
    let isWhole = all <= 2 * size
    guard let head = bytes(opened, at: 0, count: isWhole ? all : size),
      let header = Self.firstEnd(head),
      let layout = layout(of: head[..<header], file)
    else { return false }
    let end = isWhole ? all : (head.lastIndex(of: 10) ?? header) + 1
    guard rows(head, header + 1, end, layout, into: &result) else { return false }
    if isWhole { return true }
    guard let tail = bytes(opened, at: all - size, count: size),
      let first = Self.firstEnd(tail)
    else { return false }
    return rows(tail, first + 1, tail.count, layout, into: &result)
  }

  /// Of a line.
  private static func firstEnd(_ bytes: Bytes) -> Int? {
    guard let base = bytes.baseAddress, let end = memchr(base, 10, bytes.count) else { return nil }
    let (first, stop): (UnsafeRawPointer, UnsafeRawPointer) = (.init(base), .init(end))
    return first.distance(to: stop)
  }

  /// - Returns: nil where the file has fewer bytes there.
  private func bytes(_ file: OpenedFile, at offset: Int, count: Int) -> Bytes? {
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
    guard let read = try? file.read(into: target, at: offset), read == count else { return nil }
    _ = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<count + Self.padding])
      .initializeMemory(as: UInt8.self, repeating: 10)
    return Bytes(rebasing: UnsafeRawBufferPointer(buffer).bindMemory(to: UInt8.self)[..<count])
  }

  // MARK: - Headers

  private mutating func layout(of header: Slice<Bytes>, _ file: WorkspaceFile) -> Layout? {
    let bytes = UnsafeRawBufferPointer(Bytes(rebasing: header))
    let known = layouts.firstIndex { known in
      known.header.count == bytes.count
        && known.header.withUnsafeBytes { mine in
          guard let mine = mine.baseAddress, let other = bytes.baseAddress else { return true }
          return memcmp(mine, other, bytes.count) == 0
        }
    }
    if let known { return layouts[known] }
    // A first line `sep=;` is no header, and one with quotes may go on in the next line.
    guard layouts.count < Self.mostLayouts,
      !header.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\"") }),
      header.contains(UInt8(ascii: ",")) || header.contains(UInt8(ascii: ";")),
      let scanner = RowScanner(file, names), scanner.separator != 9
    else { return nil }
    layouts.append(
      Layout(
        header: Array(header), columns: scanner.columns, separator: scanner.separator,
        hasThousands: scanner.hasThousands))
    return layouts[layouts.count - 1]
  }

  // MARK: - Rows

  private func rows(
    _ bytes: Bytes, _ start: Int, _ end: Int, _ layout: Layout, into result: inout EndRows
  ) -> Bool {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return true }
    let kernel = EndKernel(
      base: base, separator: layout.separator, hasThousands: layout.hasThousands, names: names)
    return layout.columns.withUnsafeBufferPointer { columns in
      var place = start
      while place < end {
        guard let row = kernel.row(&place, end, columns) else { return false }
        if !row.isBlank { result.append(row.row, figure: row.figure, isSum: row.isSum) }
      }
      return true
    }
  }
}
