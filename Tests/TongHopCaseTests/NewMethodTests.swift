import Foundation
import Testing
import TongHopTestSupport

/// A method that the sources have never heard of, written into an empty folder and scored by the
/// command: nothing but files is needed.
///
/// The expected table was worked out by hand, rounded down at each domain (`truncate`, `domain`):
///
///     I.1 of 4, full at 80 %; I.2 of 3 in steps; II.1 of 2 from 50 % on; II.2 of 10/3; III.1 yes or
///     no, 1 point, for a xã only.
///
///     unit  I.1            I.2   I     II.1   II.2    II    III  total  maximum  index
///     001   7/9: 3.888…    3     6.88  0.666… 1.111…  1.77  1    9.65   40/3     72.375 → 72.37
///     002   4/5: 4         1.5   5.50  0      2.5     2.50  0    8.00   40/3     60.00
///     003   1/2: 2.5       0     2.50  2      3.333…  5.33  –    7.83   37/3     63.486… → 63.48
///     004   3/10: 1.5      3     4.50  1      1.5     2.50  1    8.00   40/3     60.00
@Suite("A new method needs no code", .serialized)
struct NewMethodTests {
  static let files = [
    "units.csv": """
    code,parent_code,level,type,name
    T9,,province,tỉnh,Mới
    001,T9,commune,xã,Một
    002,T9,commune,xã,Hai
    003,T9,commune,phường,Ba
    004,T9,commune,xã,Bốn
    """,
    "methods/so-hoa-2031/method.json": """
    {
      "id": "so-hoa-2031", "family": "so-hoa", "name": "Chỉ số số hóa cấp xã năm 2031",
      "calendar": "calendar", "applies_to": ["commune"],
      "rounding": { "decimals": 2, "mode": "truncate", "at": "domain" },
      "ranking": { "by": "index", "on": "displayed", "ties": "dense" },
      "bands": [
        { "name": "Loại 1", "from": 72.375 }, { "name": "Loại 2", "from": 60 },
        { "name": "Loại 3", "from": 0 }
      ]
    }
    """,
    "methods/so-hoa-2031/criteria.csv": """
    code,parent,name,max_points,measure,rule,applies_to
    I,,Hạ tầng,,,,
    I.1,I,Thủ tục được số hóa,4,metric:SH_THU_TUC,linear(full: 80%),
    I.2,I,Hồ sơ điện tử,3,metric:SH_HO_SO,"steps(>=90%: 3, >=70%: 1.5, else: 0)",
    II,,Kỹ năng,,,,
    II.1,II,Cán bộ đạt chuẩn,2,metric:SH_CAN_BO,"ramp(from: 50%, full: 100%)",
    II.2,II,Thôn có tổ công nghệ số,10/3,metric:SH_THON,linear,
    III,,Kế hoạch riêng,1,metric:SH_KE_HOACH,yes_no,xã
    """,
    "metrics/quy-3.csv": """
    unit,indicator,period,numerator,denominator
    001,SH_THU_TUC,2031-Q3,7,9
    001,SH_HO_SO,2031-Q3,9,10
    001,SH_CAN_BO,2031-Q3,2,3
    001,SH_THON,2031-Q3,1,3
    001,SH_KE_HOACH,2031-Q3,1,1
    002,SH_THU_TUC,2031-Q3,4,5
    002,SH_HO_SO,2031-Q3,8,10
    002,SH_CAN_BO,2031-Q3,1,2
    002,SH_THON,2031-Q3,3,4
    002,SH_KE_HOACH,2031-Q3,0,1
    003,SH_THU_TUC,2031-Q3,1,2
    003,SH_HO_SO,2031-Q3,69,100
    003,SH_CAN_BO,2031-Q3,6,6
    003,SH_THON,2031-Q3,8,8
    004,SH_THU_TUC,2031-Q3,3,10
    004,SH_HO_SO,2031-Q3,9,10
    004,SH_CAN_BO,2031-Q3,3,4
    004,SH_THON,2031-Q3,9,20
    004,SH_KE_HOACH,2031-Q3,1,1
    """,
  ]

  private func run(_ words: [String]) throws -> CSVText {
    let workspace = try ScratchWorkspace(Self.files)
    let output = try Tool.run(
      [words[0], workspace.path] + words.dropFirst(), in: URL(fileURLWithPath: workspace.path))
    #expect(output.exitCode == 0, "\(output.standardError)")
    return CSVText(output.standardOutput)
  }

  @Test("Points, maximum, index, class and rank are those worked out by hand")
  func rank() throws {
    let rows = try run(["rank", "--period", "2031-Q3", "--format", "csv", "--engine", "both"]).rows
    let columns = ["code", "rank", "max_points", "points", "index", "band", "flags"]
    #expect(
      rows.map { row in columns.map { row.text($0) } } == [
        ["001", "1", "13.333333333", "9.65", "72.37", "Loại 2", ""],
        ["003", "2", "12.333333333", "7.83", "63.48", "Loại 2", ""],
        ["002", "3", "13.333333333", "8.00", "60.00", "Loại 2", ""],
        ["004", "3", "13.333333333", "8.00", "60.00", "Loại 2", ""],
      ])
  }

  @Test("So are the points of the domains and the state of what does not apply")
  func score() throws {
    let rows = try run(["score", "--period", "2031-Q3"]).rows
    func points(_ criterion: String) -> [String] {
      rows.filter { $0["criterion"] == criterion }.map { $0.text("points") }
    }
    #expect(points("I") == ["6.88", "5.50", "2.50", "4.50"])
    #expect(points("II") == ["1.77", "2.50", "5.33", "2.50"])
    #expect(points("III") == ["1.00", "0.00", "", "1.00"])
    let states = rows.filter { $0["criterion"] == "III" }.map { $0.text("state") }
    #expect(states == ["scored", "scored", "not_applicable", "scored"])
  }
}
