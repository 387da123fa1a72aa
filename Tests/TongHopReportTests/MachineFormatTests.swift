import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite struct MachineFormatTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func escape(_ field: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendCSV(field, separator: UInt8(ascii: ","))
    return bytes
  }

  /// The header is a contract: signed tables are read back by it.
  @Test func rankTable() {
    let expected = """
      group,rank,code,level,type,name,max_points,self_points,appraised_points,survey_points,\
      bonus_points,points,index,band,quantile_group,previous_index,change,previous_points,\
      points_change,previous_rank,rank_change,year_ago_index,year_ago_change,year_ago_rank,\
      year_ago_rank_change,tasks_assigned,tasks_on_time,tasks_late,tasks_open,tasks_overdue,\
      tasks_undated,coverage,flags,previous_published,year_ago_published
      district,1,180,district,huyện,Tràng Định,100.00,,,,,88.88,88.88,Tốt,,,,,,,,,,,,,,,,,,100.00,,,
      commune,1,05971,commune,phường,Hoàng Văn Thụ,100.00,,,,,92.35,92.35,Xuất sắc,,91.00,1.35,\
      91.00,1.35,4,3,92.55,-0.20,1,0,13,12,0,0,1,0,100.00,,,
      commune,2,06220,commune,xã,Hải Yến,100.00,,,,,82.15,82.15,Tốt,,83.00,-0.85,83.00,-0.85,1,-1,\
      ,,,,,,,,,,100.00,merged;not_comparable;provisional,,
      commune,2,06157,commune,xã,Hoàng Việt,3.333333333,,,,,82.15,82.15,Tốt,,,,,,,,,,,,,,,,,,\
      100.00,new,,
      commune,,06001,commune,thị trấn,Đồng Đăng,100.00,,,,,,,,,,,,,,,,,,,,,,,,,0.00,not_reported,,
      commune,,06002,commune,xã,Hồng Phong,,,,,,,,,,70.00,,70.00,,9,,,,,,,,,,,,,gone,,

      """
    #expect(text(RankOutput.bytes(Samples.table(), as: .csv)) == expected)
    #expect(RankOutput.columns.count == 35)
    #expect(expected.split(separator: "\n").allSatisfy { $0.count { $0 == "," } == 34 })
  }

  @Test func unroundedTablesShowUpToNineDecimals() {
    var table = Samples.table()
    table.method.rounding = Rounding(decimals: 2, at: .none)
    table.groups[0].rows[0].current.index = Points(count: 88_880_000_001_000_000_000)
    let first = text(RankOutput.bytes(table, as: .csv)).split(separator: "\n").dropFirst().first
    #expect(first?.contains(",88.88,88.880000001,Tốt,") == true)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("a\r\nb", "\"a\r\nb\""), (",\u{301}", "\",\u{301}\""), ("a;b", "a;b"),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func csvEscapes(field: String, expected: String) {
    #expect(Self.escape(field) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("Hải Yến", "\"Hải Yến\""), ("a\"b\\c", #""a\"b\\c""#), ("a\r\nb\tc", #""a\r\nb\tc""#),
    ("\u{1}\u{1F}", #""\u0001\u001f""#),
  ])
  func jsonEscapes(text: String, expected: String) {
    #expect(ReportJSON.string(text) == expected)
  }

  @Test func jsonTellsWhatMovedARow() throws {
    var method = IndexChange.Part(.methodAndCriteria, exact: Fraction(1))
    method.printed = Points(count: Decimal.power(18))
    var leaf = IndexChange.Part(.criterion, code: "1.1", name: "Một", exact: Fraction(2))
    leaf.laterPoints = Points(count: Decimal.power(18) / 3)
    leaf.printed = Points(count: 2 * Decimal.power(18))
    // Rounding that prints as zero is not told.
    let parts = [method, leaf, IndexChange.Part(.rounding, exact: .zero)]
    let change = IndexChange(
      parts: parts, change: Points(count: 3 * Decimal.power(18)), earlierMaximum: .one,
      laterMaximum: .one)
    let rank = RankMove.Summary(
      passed: 7, passedBy: 0, nearestPassed: ["00002"], nearestPassedBy: [])
    let text = self.text(
      RankOutput.bytes(Samples.table(), as: .json) { _, _ in
        RowChanges(
          previous: RowChanges.Change(index: change, rank: rank),
          yearAgo: RowChanges.Change(index: nil, rank: nil))
      })
    let expected = [
      #", "changes": {"previous": {"effects": [{"kind": "method_and_criteria", "effect": 1.00}, "#,
      #"{"kind": "criterion", "criterion": "1.1", "points_then": null, "#,
      #""points_now": 0.333333333, "effect": 2.00}], "#,
      #""passed": {"count": 7, "nearest": ["00002"]}, "#,
      #""passed_by": {"count": 0, "nearest": []}}, "#,
      #""year_ago": {"effects": null, "passed": null, "passed_by": null}}}"#,
    ]
    #expect(text.contains(expected.joined()))
    // A unit that is gone.
    #expect(text.hasSuffix("\"changes\": {\"previous\": null, \"year_ago\": null}}\n  ]\n}\n"))
  }

  @Test func jsonKeepsDigitsAndOrder() {
    let text = self.text(RankOutput.bytes(Samples.table(), as: .json))
    #expect(
      text.hasPrefix(
        """
        {
          "schema": "tonghop/rank",
          "schema_version": "1.0",
          "period": "2024-Q2",
          "first_day": "2024-03-15",
          "last_day": "2024-06-14",
          "method": "cchc-xa-2024",
          "previous_period": "2024-Q1",
          "previous_source": "published/cchc-xa-2024-2024-Q1.csv",
          "year_ago_period": "2023-Q2",
          "year_ago_source": null,
          "draft": true,
          "rows": [
            {"group": "district", "rank": 1, "code": "180",
        """))
    #expect(text.contains(#""year_ago_change": -0.20, "year_ago_rank": 1,"#))
    #expect(text.contains(#""points": null, "index": null, "band": null"#))
    #expect(
      text.contains(
        #""flags": ["merged", "not_comparable", "provisional"], "previous_published": null"#))
    #expect(
      text.hasSuffix(
        "\"flags\": [\"gone\"], \"previous_published\": null, \"year_ago_published\": null}\n  ]\n}\n"
      ))
    var empty = Samples.table()
    empty.groups = []
    // Without any figure there is nothing to sign.
    #expect(
      self.text(RankOutput.bytes(empty, as: .json)).hasSuffix(
        "  \"draft\": true,\n  \"rows\": []\n}\n"))
  }
}
