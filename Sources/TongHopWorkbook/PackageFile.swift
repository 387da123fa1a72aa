import CXlsxWriter

/// What the package of a workbook must hold, counted while it was written.
struct PackageContents {
  /// Cells of each sheet.
  private(set) var cells: [Int] = []
  private(set) var charts = 0

  mutating func addSheet(cells count: Int, charts more: Int) {
    cells.append(count)
    charts += more
  }

  /// The parts without which a spreadsheet opens nothing.
  var parts: [String] {
    [
      "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml",
      "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/theme/theme1.xml",
    ] + cells.indices.map(Self.sheet) + (0..<charts).map { "xl/charts/chart\($0 + 1).xml" }
  }

  static func sheet(_ place: Int) -> String { "xl/worksheets/sheet\(place + 1).xml" }
}

/// A workbook as it lies on the disk: a zip archive, read back to see that nothing is missing.
///
/// Each part is unpacked, its length and sum (CRC-32) compared with what the archive says, its
/// elements matched, and cells and shared texts counted.
struct PackageFile {
  private let bytes: [UInt8]

  /// - Throws: where it cannot be read.
  init(_ path: String) throws(WorkbookError) {
    guard let file = fopen(path, "rb") else { throw WorkbookError(LXW_ERROR_CREATING_XLSX_FILE) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    guard ferror(file) == 0 else { throw WorkbookError(incomplete: "zip") }
    self.bytes = bytes
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// - Complexity: O(*bytes* unpacked), one part in memory at a time.
  func check(_ expected: PackageContents) throws(WorkbookError) {
    var found: Set<String> = []
    for entry in try entries() {
      let part = try unpack(entry)
      guard let count = part.withUnsafeBytes({ PartCount($0) }) else {
        throw WorkbookError(incomplete: entry.name)
      }
      found.insert(entry.name)
      if entry.name == "xl/sharedStrings.xml", count.texts != count.promisedTexts {
        throw WorkbookError(incomplete: entry.name)
      }
      let sheet = expected.cells.indices.first { PackageContents.sheet($0) == entry.name }
      if let sheet, count.cells != expected.cells[sheet] {
        throw WorkbookError(incomplete: entry.name)
      }
    }
    if let missing = expected.parts.first(where: { !found.contains($0) }) {
      throw WorkbookError(incomplete: missing)
    }
  }

  // MARK: The archive (APPNOTE 4.3 and 4.4)

  private struct Entry {
    var name: String
    var isPacked: Bool
    var sum: Int
    var packed: Int
    var unpacked: Int
    /// Of its local header.
    var start: Int
  }

  /// Little-endian.
  private func number(_ place: Int, _ length: Int) throws(WorkbookError) -> Int {
    guard place >= 0, place + length <= bytes.count else { throw WorkbookError(incomplete: "zip") }
    return (0..<length).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }

  /// The central directory; its end has no comment, so it is the last 22 bytes.
  private func entries() throws(WorkbookError) -> [Entry] {
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4B50 else { throw WorkbookError(incomplete: "zip") }
    var place = try number(end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4B50 else { throw WorkbookError(incomplete: "zip") }
      let name = try number(place + 28, 2)
      let next = place + 46 + name
      guard next <= bytes.count else { throw WorkbookError(incomplete: "zip") }
      entries.append(
        Entry(
          name: String(decoding: bytes[place + 46..<next], as: UTF8.self),
          isPacked: try number(place + 10, 2) == 8, sum: try number(place + 16, 4),
          packed: try number(place + 20, 4), unpacked: try number(place + 24, 4),
          start: try number(place + 42, 4)))
      place = next + (try number(place + 30, 2)) + (try number(place + 32, 2))
    }
    return entries
  }

  private func unpack(_ entry: Entry) throws(WorkbookError) -> [UInt8] {
    let start =
      entry.start + 30 + (try number(entry.start + 26, 2)) + (try number(entry.start + 28, 2))
    guard start + entry.packed <= bytes.count else { throw WorkbookError(incomplete: entry.name) }
    let packed = bytes[start..<start + entry.packed]
    let part = entry.isPacked ? Self.inflate(packed, to: entry.unpacked) : Array(packed)
    guard let part, part.count == entry.unpacked, Self.sum(part) == entry.sum else {
      throw WorkbookError(incomplete: entry.name)
    }
    return part
  }

  private static func sum(_ bytes: [UInt8]) -> Int {
    Int(crc32_z(0, bytes, bytes.count))
  }

  /// - Returns: nil where the bytes are not those of a whole part of that length.
  private static func inflate(_ packed: ArraySlice<UInt8>, to length: Int) -> [UInt8]? {
    guard let most = UInt32(exactly: length), let least = UInt32(exactly: packed.count) else {
      return nil
    }
    var result = [UInt8](repeating: 0, count: length)
    var stream = z_stream()
    // No header: windows of 32 KB, and nothing around.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    let code = packed.withUnsafeBufferPointer { packed in
      result.withUnsafeMutableBufferPointer { result in
        stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        stream.avail_in = least
        stream.next_out = result.baseAddress
        stream.avail_out = most
        return CXlsxWriter.inflate(&stream, Z_FINISH)
      }
    }
    return code == Z_STREAM_END && stream.avail_out == 0 && stream.avail_in == 0 ? result : nil
  }
}
