import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

@Suite("criteria.csv")
struct CriteriaFileTests {
  @Test func theTreeIsInOrder() throws {
    let (method, log) = try read(
      rows: "1.2,1,Hai,1/3,points,", "1.1,1,Một,\"2,5\",tasks:on_time,", "2,,Ba,0,survey:Q1>=4,",
      "1,,Lĩnh vực,,,", "1.1.1,1.10,Năm,2/3,metric:A,yes_no", "1.10,1,Bốn,2/3,,")
    #expect(marks(log) == [])
    let criteria = try #require(method).criteria
    #expect(criteria.map(\.code) == ["2", "1", "1.2", "1.1", "1.10", "1.1.1"])
    #expect(criteria.map(\.parent) == [nil, nil, 1, 1, 1, 4])
    #expect(criteria.map(\.line) == [4, 5, 2, 3, 7, 6])
    #expect(criteria[1].maximum == Fraction(parsing: "3.5"))
    #expect(criteria[1].leaf == nil && criteria[4].leaf == nil)
    #expect(criteria[2].leaf?.rule == .points)
    #expect(criteria[3].leaf?.rule == .linear(from: nil, full: nil))
    #expect(criteria[5].leaf?.rule == .yesNo)
  }

  @Test func optionalColumns() throws {
    let (method, log) = try read(
      csv: "code;name;max_points;measure;roll_up;over_time;when_empty;weight;source;lead;periods;"
        + "applies_to\n"
        + "1;Một;2;metric:A;none;sum/last;not_applicable;1;QĐ 1;Sở;quarter  year quarter;"
        + "\"commune; thị trấn\"\n")
    #expect(marks(log) == [])
    let criterion = try #require(method?.criteria.first)
    #expect(criterion.source == "QĐ 1" && criterion.lead == "Sở")
    #expect(criterion.appliesTo == ["commune", "thị trấn"])
    let leaf = try #require(criterion.leaf)
    #expect(leaf.rollUp == .none && leaf.overTime == .sumOverLast)
    #expect(leaf.whenEmpty == .notApplicable && leaf.periods == [.quarter, .year])
  }

  /// The shape of a communal set: eight domains, 37 leaves with every rule.
  @Test func aSetOf45Lines() throws {
    let shape = [6, 2, 5, 3, 6, 5, 6, 4]
    let leaves = [
      "2,metric:A,linear(full: 90%)", "2,tasks:done,linear(from: 80%)",
      "1.5,tasks:on_time,\"steps(>=100%: 1.5, >=75%: 0.75, else: 0)\"", "1,points,points",
      "0.5,survey:Q1,\"scale(A: 100%, B: 60%, C: 20%, D: 0%)\"",
      "2,tasks:*,\"ramp(from: 80%, full: 100%)\"", "10/3,metric:B,yes_no",
    ]
    var rows: [String] = []
    for (domain, count) in shape.enumerated() {
      rows.append("\(domain + 1),,Lĩnh vực \(domain + 1),,,")
      for leaf in 0..<count {
        rows.append("\(domain + 1).\(leaf + 1),\(domain + 1),Tiêu chí,\(leaves[leaf])")
      }
    }
    #expect(rows.count == 45)
    let (method, log) = try read(csv: MethodFolder.header + rows.joined(separator: "\r\n"))
    #expect(marks(log) == [])
    let read = try #require(method)
    #expect(read.criteria.count == 45 && read.leaves.count == 37)
    #expect(read.domains.count == 8)
    #expect(read.criteria[0].maximum == Fraction(9))
  }

  @Test(
    "Trees that are none",
    arguments: [
      (["1,,A,1,points,", "1,,B,1,points,"], ["TH1406 3:1"]),
      (["10,,A,,,", "1.1,11,B,1,points,"], ["TH1218 2:4", "TH1408 2:5", "TH1406 3:2"]),
      (["1,2,A,,,", "2,3,B,,,", "3,1,C,,,", "4,3,D,1,points,"], ["TH1406 2:2"]),
      (["1,1,A,1,,"], ["TH1406 2:2"]),
      (["1,,A,1,metric:A,linear", "1.1,1,B,1,points,"], ["TH1408 2:5", "warning TH1406 2:6"]),
      (["1,,A,5,,", "1.1,1,B,1,points,", "1.2,1,C,2.5,points,"], ["TH1407 2:4"]),
      ([",,A,1,points,", "2,,,1,points,"], ["TH1218 2:1", "TH1218 3:3"]),
      ([], ["TH1406 "]),
    ])
  func badTree(_ rows: [String], _ expected: [String]) throws {
    let (method, log) = try read(csv: MethodFolder.header + rows.joined(separator: "\n"))
    #expect(method == nil)
    #expect(marks(log) == expected)
  }

  @Test(
    "Leaves",
    arguments: [
      ("1,,A,,points,", "TH1218 2:4"), ("1,,A,nhiều,points,", "TH1203 2:4"),
      ("1,,A,50%,points,", "TH1203 2:4"), ("1,,A,-1,points,", "TH1206 2:4"),
      ("1,,A,1.000,points,", "TH1204 2:4"), ("1,,A,2000000000,points,", "TH1208 2:4"),
      ("1,,A,1,,", "TH1408 2:5"), ("1,,A,1,metric:,", "TH1408 2:5"),
      ("1,,A,1,metric: ,", "TH1408 2:5"), ("1,,A,1,tasks:ontime,", "TH1408 2:5"),
      ("1,,A,1,index:,", "TH1408 2:5"), ("1,,A,1,metric:A,linear(form: 1%)", "TH1409 2:6"),
      ("1,,A,1,metric:A,bonus(limit: 5)", "TH1409 2:6"), ("1,,A,1,metric:A,points", "TH1409 2:6"),
      ("1,,A,1,metric:A,\"scale(A: 100%)\"", "TH1409 2:6"), ("1,,A,1,points,linear", "TH1409 2:6"),
      ("1,,A,1,metric:A,\"steps(>=9%: 2, else: 0)\"", "TH1409 2:6"),
      ("1,,A,1,metric:A,\"steps(>=9%: 1, else: -1)\"", "TH1409 2:6"),
      (
        "1,,A,1,metric:A,linear(from: " + String(repeating: "%", count: 200_000) + ")", "TH1409 2:6"
      ),
      ("1,,A," + String(repeating: "%", count: 200_000) + ",points,", "TH1203 2:4"),
    ])
  func badLeaf(_ row: String, _ expected: String) throws {
    let (method, log) = try read(rows: row)
    #expect(method == nil)
    #expect(marks(log) == [expected])
  }

  @Test(
    "Other columns",
    arguments: [
      ("repaet", "", "", "", "TH1220 2:5"), ("sun", "", "", "", "TH1220 2:5"),
      ("", "2", "", "", "warning TH1410 2:6"), ("", "", "quater", "", "TH1220 2:7"),
      ("", "", "", "xã; phuong", "TH1220 2:8"),
    ])
  func otherColumns(
    _ rollUp: String, _ weight: String, _ periods: String, _ appliesTo: String, _ expected: String
  ) throws {
    let (method, log) = try read(
      csv: "code,name,max_points,measure,roll_up,weight,periods,applies_to\n"
        + "1,A,1,points,\(rollUp),\(weight),\(periods),\(appliesTo)\n")
    #expect(marks(log) == [expected])
    #expect((method == nil) == log.hasErrors)
  }

  @Test func aRuleErrorTellsTheCharacter() throws {
    let (_, log) = try read(rows: "1,,A,1,metric:A,linear(form: 80%)")
    let problem = try #require(log.entries.first)
    #expect(problem.found == "linear(form: 80%)")
    #expect(problem.message.vietnamese.contains("ký tự 8"))
  }

  @Test func maximaWithoutACommonDenominator() throws {
    let (method, log) = try read(
      rows: "1,,A,1/999983,points,", "2,,B,1/999979,points,", "3,,C,1/999961,points,",
      "4,,D,1.5,points,")
    #expect(method == nil)
    #expect(marks(log) == ["TH1406 4:4", "TH1406 5:4"])
  }

  @Test func aDeepTreeIsRefusedWithoutRecursion() throws {
    var rows = ["1,,A,,,"]
    for number in 2...20_000 { rows.append("\(number),\(number - 1),A,,,") }
    rows[rows.count - 1] = "20000,19999,A,1,points,"
    let (method, log) = try read(csv: MethodFolder.header + rows.joined(separator: "\n"))
    #expect(method == nil)
    #expect(marks(log) == ["TH1406 18:2"])
  }

  @Test func problemsOfBothFilesAreToldInOneRun() throws {
    let (_, log) = try read(json: nil, csv: "code,name,max_points\n1,A,1\n")
    #expect(marks(log) == ["TH1004 1", "TH1011 "])
  }
}
