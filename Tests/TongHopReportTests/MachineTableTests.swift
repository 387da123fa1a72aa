import Foundation
import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

@testable import TongHopReport

@Suite("Tables for machines")
struct MachineTableTests {
  private static let table = MachineTable(
    "sample", Phrase("Bảng thử", en: "A sample"),
    columns: [
      MachineField("name", mayBeEmpty: true, "tên", en: "name"),
      MachineField("points", .decimal, .points, mayBeEmpty: true, "điểm", en: "points"),
      MachineField("rank", .integer, mayBeEmpty: true, "hạng", en: "rank"),
      MachineField("due", .date, mayBeEmpty: true, "hạn", en: "deadline"),
      MachineField("done", .boolean, "xong", en: "done"),
      MachineField("flags", .list(.text), mayBeEmpty: true, "lưu ý", en: "marks"),
    ])

  private static func write(_ format: MachineFormat) -> String {
    var writer = TableWriter(
      table, format,
      head: TableHead.values(Samples.period("2024-Q2"), Samples.method()))
    let names = ["Hải Yến", "=1+1", "06157", "a;b,\"c\"", "- Báo cáo", "1,5", ""]
    for (place, name) in names.enumerated() {
      writer.field(name)
      writer.field(PrintedNumber(count: Int128(8210 - place * 8210), places: 2))
      writer.field(place == 0 ? nil : place)
      writer.field(Day(year: 2024, month: 6, day: 14))
      writer.field(place == 1)
      writer.field(list: place == 0 ? [] : ["new", "=x"])
      writer.endRow()
    }
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test func machineCSV() {
    #expect(
      Self.write(.csv) == """
        name,points,rank,due,done,flags
        Hải Yến,82.10,,2024-06-14,false,
        '=1+1,0.00,1,2024-06-14,true,new;=x
        06157,-82.10,2,2024-06-14,false,new;=x
        "a;b,""c""\",-164.20,3,2024-06-14,false,new;=x
        - Báo cáo,-246.30,4,2024-06-14,false,new;=x
        "1,5",-328.40,5,2024-06-14,false,new;=x
        ,-410.50,6,2024-06-14,false,new;=x

        """)
  }

  @Test func excelCSV() {
    let lines = [
      "name;points;rank;due;done;flags", "Hải Yến;82,10;;2024-06-14;false;",
      "'=1+1;0,00;1;2024-06-14;true;\"new;=x\"",
      "\"=\"\"06157\"\"\";-82,10;2;2024-06-14;false;\"new;=x\"",
      "\"a;b,\"\"c\"\"\";-164,20;3;2024-06-14;false;\"new;=x\"",
      "- Báo cáo;-246,30;4;2024-06-14;false;\"new;=x\"",
      "'1,5;-328,40;5;2024-06-14;false;\"new;=x\"", ";-410,50;6;2024-06-14;false;\"new;=x\"",
    ]
    let expected = "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined()
    #expect(Array(Self.write(.excel).utf8) == Array(expected.utf8))
  }

  @Test func json() throws {
    let text = Self.write(.json)
    #expect(
      text.hasPrefix(
        """
        {
          "schema": "tonghop/sample",
          "schema_version": "1.0",
          "period": "2024-Q2",
          "first_day": "2024-03-15",
          "last_day": "2024-06-14",
          "method": "cchc-xa-2024",
          "rows": [
            {"name": "Hải Yến", "points": 82.10, "rank": null, "due": "2024-06-14", "done": false, \
        "flags": []},
            {"name": "=1+1", "points": 0.00, "rank": 1, "due": "2024-06-14", "done": true, \
        "flags": ["new", "=x"]},
        """))
    #expect(text.hasSuffix("\"done\": false, \"flags\": [\"new\", \"=x\"]}\n  ]\n}\n"))
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect((read?["rows"] as? [[String: Any]])?.count == 7)
  }

  @Test("A number that is too long for anything but words is digits or null")
  func longNumbers() {
    let table = MachineTable(
      "sample", Phrase("", en: ""), head: [],
      columns: [
        MachineField("a", .decimal, mayBeEmpty: true, "", en: ""),
        MachineField("b", .decimal, mayBeEmpty: true, "", en: ""),
      ])
    func written(_ format: MachineFormat) -> String {
      var writer = TableWriter(table, format)
      writer.field(longNumber: "123456789012345678901.5")
      writer.field(longNumber: "10/3")
      writer.endRow()
      return String(decoding: writer.finish(), as: UTF8.self)
    }
    #expect(written(.csv) == "a,b\n123456789012345678901.5,10/3\n")
    #expect(written(.excel).contains("\n123456789012345678901,5;"))
    #expect(written(.json).contains("{\"a\": 123456789012345678901.5, \"b\": null}"))
  }

  @Test("Names of tables and of columns are told apart, and every column has a meaning")
  func names() {
    #expect(Set(MachineTable.all.map(\.name)).count == MachineTable.all.count)
    for table in MachineTable.all {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
      for column in table.columns {
        #expect(!column.meaning.vietnamese.isEmpty && !column.meaning.english.isEmpty)
        let isPlain = column.name.allSatisfy {
          ("a"..."z").contains($0) || $0 == "_" || $0.isNumber
        }
        #expect(isPlain, "\(table.name).\(column.name)")
      }
    }
  }

  /// With `TONGHOP_UPDATE_GOLDEN=1` the files are written anew.
  @Test("The published files are those that the program makes")
  func published() throws {
    let folder = "Sources/TongHop/TongHop.docc/"
    let files = [
      ("Schemas/tonghop.schema.json", try #require(MachineSchema.text())),
      ("DataDictionary.md", MachineDictionary.page),
    ]
    for (name, text) in files {
      if ProcessInfo.processInfo.environment["TONGHOP_UPDATE_GOLDEN"] == "1" {
        try text.write(toFile: Repository.path(folder + name), atomically: true, encoding: .utf8)
      }
      #expect(try Repository.text(folder + name) == text, "\(name)")
    }
  }

  @Test("A schema is JSON and says the same of a table alone and among all")
  func schemas() throws {
    func object(_ text: String?) throws -> [String: Any] {
      let data = Data(try #require(text).utf8)
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let all = try #require(try object(MachineSchema.text())["$defs"] as? [String: Any])
    #expect(all.count == MachineTable.all.count)
    for table in MachineTable.all {
      var alone = try object(MachineSchema.text(of: table.name))
      alone["$schema"] = nil
      alone["$id"] = nil
      let expected = try #require(all[table.name] as? NSDictionary)
      #expect(expected.isEqual(to: alone), "\(table.name)")
    }
    #expect(MachineSchema.text(of: "nothing") == nil)
  }
}
