import Foundation
import Testing
import TongHopDiagnostics

@testable import TongHopRecords

@Suite("The readable CSV reader")
struct CSVReaderTests {
  /// Bytes as a file gives them, and after them the end or a failure.
  final class Bytes {
    private let bytes: [UInt8]
    private let failsAt: Int?
    private var position = 0

    init(_ bytes: [UInt8], failsAt: Int? = nil) {
      self.bytes = bytes
      self.failsAt = failsAt
    }

    var source: ByteStream.Source {
      ByteStream.Source(read: read, seek: seek, close: {}, size: bytes.count)
    }

    private func read(_ buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileFault) -> Int {
      if let failsAt, position >= failsAt { throw .system(EIO) }
      let end = min(bytes.count, failsAt ?? .max, position + buffer.count)
      _ = buffer.update(fromContentsOf: bytes[position..<end])
      defer { position = end }
      return end - position
    }

    private func seek(_ offset: Int) -> Bool {
      position = min(offset, bytes.count)
      return true
    }
  }

  /// The rows as text, and what was reported.
  private func read(_ reader: CSVReader) -> [String] {
    var result: [String] = []
    while let row = reader.next() {
      let mark = row.isBroken ? "!" : ""
      result.append(
        "\(row.line)\(mark) \(row.fields) to \(reader.offset) \(reader.lastRowEndedLine)")
    }
    return result
      + reader.problems.entries.map { "\($0.code) \($0.location) \($0.message.english)" }
  }

  private func reader(_ bytes: [UInt8], failsAt: Int? = nil, bufferSize: Int = 1 << 18) -> CSVReader
  {
    let stream = ByteStream(Bytes(bytes, failsAt: failsAt).source, bufferSize: bufferSize)
    return CSVReader(stream: stream, file: "a.csv", allowsLineBreaks: false)
  }

  private static let header = "\u{FEFF}a,b\n"
  private static let texts: [String] = [
    "1,2\r\n3,4\r5,6", "\"1\",\"a \"\"b\"\"\"\n\"c\nd\",e\n\"\"\n,\n f ,\"g\"h\n", "\"open\n1,2\n",
    "é,\"Ệ\"\r\n\r\n\"x\"  ,y\r", "\"a\"\"\"\"\",\"\"\"\"\n\"\r\n\",z\n", "\r\r\n\n,", "\"",
  ]

  @Test("Rows and problems are the same for every size of the buffer", arguments: texts)
  func bufferSizes(text: String) {
    let bytes = Array((Self.header + text).utf8)
    let expected = read(reader(bytes))
    // The separator is found in the first buffer, which must hold the header.
    for size in 8...40 {
      #expect(read(reader(bytes, bufferSize: size)) == expected, "buffer of \(size)")
    }
  }

  @Test("A field may be longer than the buffer, up to 1 MiB")
  func longFields() throws {
    let longest = String(repeating: "x", count: CSVReader.longestLine - 1)
    let text = "a,b\n\(longest),1\n\(longest),12\n\"\(longest)\",\n3,4\n"
    for size in [64, 1000, 1 << 18] {
      let reader = reader(Array(text.utf8), bufferSize: size)
      _ = reader.next()
      let row = try #require(reader.next())
      #expect(!row.isBroken && row.fields == [longest, "1"])
      #expect(try #require(reader.next()).isBroken)
      #expect(try #require(reader.next()).fields == [longest, ""])
      let last = try #require(reader.next())
      #expect(last.fields == ["3", "4"] && last.line == 5)
      #expect(reader.problems.entries.map(\.code) == [.lineTooLong])
    }
  }

  @Test("A failure in the middle of a file is reported, and the rows before it are kept")
  func failure() {
    let bytes = Array("a,b\n1,2\n3,4\n5,6\n".utf8)
    let reason = "the disk or the network failed while reading"
    let problem = "unreadableFile a.csv:3 the file cannot be read from line 3 on: \(reason)"
    // In the middle of a row, and between two.
    for (failsAt, fields) in [(10, "[\"3\", \"\"]"), (9, "[\"3\"]"), (8, "[\"\"]")] {
      for size in [4, 8, 1 << 18] {
        let found = read(reader(bytes, failsAt: failsAt, bufferSize: size))
        #expect(
          found == [
            "1 [\"a\", \"b\"] to 4 true", "2 [\"1\", \"2\"] to 8 true",
            "3! \(fields) to \(failsAt) true", problem,
          ])
      }
    }
    let quoted = Array("a,b\n1,\"2\n3".utf8)
    #expect(
      read(reader(quoted, failsAt: quoted.count)).last
        == "unreadableFile a.csv:2 the file cannot be read from line 2 on: \(reason)")
  }

  @Test("A file that is another at its end is one error, whatever its rows were")
  func changed() throws {
    var source = Bytes(Array("code,name\nA,B,C\nC,D\n".utf8)).source
    source.verify = { () throws(FileFault) in throw .changed }
    var log = DiagnosticLog()
    let table = try #require(
      CSVTable.open(
        ByteStream(source, bufferSize: 12), WorkspaceFile(path: "", name: "units.csv"),
        columns: [.required("code"), .required("name")], allowsLineBreaks: true, log: &log))
    while table.next() != nil {}
    table.finish(into: &log)
    #expect(log.entries.map { "\($0.code) \($0.location)" } == ["changedFile units.csv"])
    #expect(log.errorCount == 1)
  }

  @Test("A table whose file fails has one broken row more and an error of the file")
  func failingTable() throws {
    var log = DiagnosticLog()
    let bytes = Bytes(Array("code,name\nA,B\nC,D\n".utf8), failsAt: 16)
    let table = try #require(
      CSVTable.open(
        ByteStream(bytes.source), WorkspaceFile(path: "", name: "units.csv"),
        columns: [.required("code"), .required("name")], allowsLineBreaks: true, log: &log))
    #expect(table.next()?.isBroken == false)
    #expect(table.next()?.isBroken == true)
    #expect(table.next() == nil)
    table.finish(into: &log)
    #expect(log.entries.map(\.code) == [.unreadableFile])
    #expect(log.hasErrors)
  }

  @Test("Rows are read again from where they begin")
  func seeking() throws {
    let bytes = Array("a,b\n1,2\n\"3\",4\n5,6".utf8)
    for size in [4, 1 << 18] {
      let reader = reader(bytes, bufferSize: size)
      var starts: [(offset: Int, line: Int)] = []
      var rows: [[String]] = []
      while true {
        starts.append((reader.offset, reader.line))
        guard let row = reader.next() else { break }
        rows.append(row.fields)
      }
      for index in rows.indices.reversed() {
        reader.seek(to: starts[index].offset, line: starts[index].line)
        let row = try #require(reader.next())
        #expect(row.fields == rows[index] && row.line == index + 1)
        #expect(reader.offset == starts[index + 1].offset)
      }
    }
  }
}
