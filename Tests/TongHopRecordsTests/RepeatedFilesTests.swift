import Foundation
import Testing
import TongHopDiagnostics

@testable import TongHopRecords

/// What cases show of small files, here of large ones: the limits are set low.
@Suite("Files that repeat each other")
final class RepeatedFilesTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/tonghop-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/records", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static let header = "unit,indicator,period,numerator,denominator"

  /// About 26 bytes each; no two are the same.
  private func rows(_ numbers: Range<Int>, _ period: String = "2024-Q2") -> [String] {
    numbers.map { "06157,HS,\(period),\($0),\(20_000 + $0 * 7919 % 10_007)" }
  }

  private func messages(_ files: [[String]], rows: Int = 1, alike: Int = 64 << 20) throws
    -> [String]
  {
    var figures = FigureFiles()
    for (number, rows) in files.enumerated() {
      let name = "records/\(number).csv"
      let text = ([Self.header] + rows).joined(separator: "\n") + "\n"
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
      figures.records.append(WorkspaceFile(path: folder + "/" + name, name: name))
    }
    var log = DiagnosticLog()
    var limits = RepeatedFiles.Limits()
    (limits.rows, limits.alike) = (rows, alike)
    let kept = RepeatedFiles.leaveOut(
      from: figures, codes: RepeatCodes(), within: limits, log: &log)
    let dropped = figures.records.filter { !kept.records.contains($0) }.map(\.name)
    return log.entries.map { "\($0.code.rawValue) \($0.location.file)" } + dropped
  }

  @Test("Rows that end where the buffer ends are no rows without an end")
  func bufferEnds() throws {
    let prefix = "06157,HS,2024-Q2,"
    /// A row that takes so many bytes with its end of line.
    func row(_ length: Int) -> String {
      prefix + String(repeating: "1", count: length - prefix.count - 3) + ",2\n"
    }
    let length = 1 << 10
    let text =
      Self.header + "\n" + row(length - Self.header.count - 1)
      + String(repeating: row(length), count: 4000)
    let path = folder + "/records/a.csv"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    var scanner = try #require(
      RowScanner(WorkspaceFile(path: path, name: "records/a.csv"), PeriodNames()))
    var count = 0
    #expect(scanner.forEach { _, _ in count += 1 })
    #expect(count == 4001)
  }

  @Test("The quick reader of ends has the rows of the other one, or leaves the file to it")
  func quickEnds() throws {
    let ends = ["\n", "\r\n"]
    let rows = [
      "06157,HS,2024-Q2,1,1", "06157-004,I5.3,2024-Q2,0,12",
      "6,A_LONG_CODE.OF:SOMETHING,2024,1.50,028",
      "06157,HS,2024-Q2,-5.0,31", "06157,HS,,12345678,123456789", ",,,,", "",
      "06157,HS,2024-Q2,10,",
      "06157,HS,2024-Q3,7,31,and,more", "06157,HS,2024-Q3",
    ]
    let odd = [
      "06157,HS,2024-Q2,1,1.200", "\"06157\",HS,2024-Q2,1,4", "06157, HS,2024-Q2,1,4",
      "06157@2024-05-01,HS,2024-Q2,1,4", "XÃ,HS,2024-Q2,1,4", "06157,HS\u{0},2024-Q2,1,4",
      "06157,HS,2024-Q2,1,4\r06157,HS,2024-Q2,1,5",
    ]
    for (number, text) in ([rows, rows + rows.reversed()] + odd.map { rows + [$0] }).enumerated() {
      for end in ends {
        for size in [64, 128, 4096] {
          let isOdd = number >= 2
          let lines = [Self.header] + Array(repeating: text, count: 3).joined()
          let path = folder + "/records/a.csv"
          try lines.joined(separator: end).write(toFile: path, atomically: false, encoding: .utf8)
          let file = WorkspaceFile(path: path, name: "records/a.csv")
          let names = PeriodNames()
          var found = EndRows()
          var reader = EndReader(size: size, names)
          let isRead = reader.read(file, into: &found)
          reader.close()
          #expect(isRead != isOdd || size < 4096)
          guard var scanner = RowScanner(file, names, bufferSize: size) else {
            #expect(!isRead)
            continue
          }
          var wanted: [UInt64] = []
          var figures: [UInt64] = []
          _ = scanner.forEachAtEnds(size) { row, _ in
            wanted.append(row.row)
            figures.append(row.figure)
          }
          guard isRead else { continue }
          #expect(found.rows == wanted)
          #expect(found.figures == figures)
        }
      }
    }
  }

  @Test("Large files that are alike at their ends are compared row by row")
  func ends() throws {
    let all = rows(0..<2000)
    #expect(try messages([all, all]) == ["TH1282 records/1.csv", "records/1.csv"])
    #expect(try messages([all, all.reversed()]) == ["TH1282 records/1.csv", "records/1.csv"])
    #expect(
      try messages([all, ["06157,HS,2024-Q2,1,2"] + all.dropFirst()]) == ["TH1285 records/1.csv"])
    #expect(try messages([all, rows(0..<2000, "2024-Q3")]) == ["TH1286 records/1.csv"])
    #expect(try messages([all, rows(3000..<5000)]).isEmpty)
  }

  @Test("Of very large ones a copy is told, and what is alike at its ends")
  func veryLarge() throws {
    let all = rows(0..<2000)
    func found(_ other: [String]) throws -> [String] { try messages([all, other], alike: 1) }
    #expect(try found(all) == ["TH1282 records/1.csv", "records/1.csv"])
    #expect(try found(all.reversed()) == ["TH1282 records/1.csv", "records/1.csv"])
    #expect(try found(all + rows(3000..<3010)) == ["TH1282 records/0.csv", "records/0.csv"])
    #expect(try found(["06157,HS,2024-Q2,1,2"] + all.dropFirst()) == ["TH1285 records/1.csv"])
    #expect(try found(rows(0..<2000, "2024-Q3")) == ["TH1286 records/1.csv"])
    #expect(try found(rows(3000..<5000)).isEmpty)
  }
}
