import Foundation
import TongHopDiagnostics

/// Looks for the first rows of files in the middle of others, byte by byte.
///
/// That takes about as long as reading them, so it is done where all of them together are small; in
/// large ones only files that begin alike are compared.
struct FirstRows {
  /// Bytes of all files together.
  static let mostBytes = 4 << 20

  private var contents: [[UInt8]] = []
  /// Of the first row behind the header, without the end of its line.
  private var firsts: [Range<Int>] = []

  init(_ files: [WorkspaceFile]) {
    for file in files {
      let bytes = (try? OpenedFile.contents(of: file)) ?? []
      contents.append(bytes)
      firsts.append(Self.secondLine(bytes))
    }
  }

  private static func secondLine(_ bytes: [UInt8]) -> Range<Int> {
    guard let header = bytes.firstIndex(of: 10) else { return 0..<0 }
    let start = header + 1
    let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
    return start..<(end > start && bytes[end - 1] == 13 ? end - 1 : end)
  }

  /// Pairs of files of which the first row of one is a row of the other, or again one of its own.
  ///
  /// - Complexity: O(*bytes*), and a comparison of lines for each that begins like a first row.
  func pairs() -> [(small: Int, large: Int)] {
    var filter = [Bool](repeating: false, count: 1 << 12)
    var byStart: [UInt64: [Int]] = [:]
    for (number, first) in firsts.enumerated() where first.count >= 8 {
      let start = Self.eight(contents[number], first.lowerBound)
      filter[Self.place(start)] = true
      byStart[start, default: []].append(number)
    }
    var found: Set<Int> = []
    for (large, bytes) in contents.enumerated() {
      var line = firsts[large].lowerBound
      while line < bytes.count {
        let end = Self.endOfLine(bytes, line)
        if end - line >= 8 {
          let start = Self.eight(bytes, line)
          if filter[Self.place(start)], line > firsts[large].lowerBound {
            for small in byStart[start] ?? [] where isFirst(small, bytes, line, end) {
              found.insert(small * contents.count + large)
            }
          }
        }
        line = end + 1
      }
    }
    return found.sorted().map { ($0 / contents.count, $0 % contents.count) }
  }

  private func isFirst(_ small: Int, _ bytes: [UInt8], _ line: Int, _ end: Int) -> Bool {
    let first = firsts[small]
    let last = bytes[end - 1] == 13 ? end - 1 : end
    return last - line == first.count
      && contents[small][first].elementsEqual(bytes[line..<last])
  }

  private static func endOfLine(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress, let found = memchr(base + start, 10, all.count - start)
      else { return all.count }
      return UnsafeRawPointer(found) - base
    }
  }

  private static func eight(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt64.self) }
  }

  private static func place(_ start: UInt64) -> Int {
    Int(truncatingIfNeeded: (start &* 0x9E37_79B9_7F4A_7C15) &>> 52)
  }
}
