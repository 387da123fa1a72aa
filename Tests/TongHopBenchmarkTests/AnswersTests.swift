import Testing

@testable import TongHopBenchmarks

@Suite("Answers of the engines")
struct AnswersTests {
  /// The columns of a peer.
  static let peer = """
    code,level,index,rank
    20,province,49.77,1
    178,district,50.10,2
    06157,commune,48.00,1

    """
  /// The columns of ours, in another order and among others; one unit has no row.
  static let ours = #"""
    group,rank,code,level,type,name,index,flags
    province,1,20,province,tỉnh,Lạng Sơn,49.77,
    district,2,178,district,thành phố,"Sơn, ""Lạng""",50.10,provisional
    commune,1,06157,commune,xã,Hoàng Việt,48.00,
    commune,,06158,commune,xã,Bắc La,,not_reported

    """#

  private func difference(_ ours: String, _ peer: String) throws -> String? {
    try Answers(csv: ours).firstDifference(from: try Answers(csv: peer), named: "DuckDB")
  }

  @Test("Columns are found by name, quoted fields are one field")
  func parsing() throws {
    let answers = try Answers(csv: Self.ours)
    #expect(answers.codes == ["20", "178", "06157", "06158"])
    #expect(
      answers.byCode["178"] == Answers.Answer(level: "district", index: "50.10", rank: "2"))
  }

  @Test("Equal answers have no difference; a unit that a peer does not list may be without index")
  func equal() throws {
    #expect(try difference(Self.ours, Self.peer) == nil)
  }

  @Test(
    "One changed value is found and named",
    arguments: [
      (
        "06157,commune,48.00,1", "06157,commune,48.01,1",
        "unit 06157, index: TongHop has '48.00', DuckDB has '48.01'"
      ),
      (
        "06157,commune,48.00,1", "06157,commune,48.00,2",
        "unit 06157, rank: TongHop has '1', DuckDB has '2'"
      ),
      (
        "06157,commune,48.00,1", "06157,village,48.00,1",
        "unit 06157, level: TongHop has 'commune', DuckDB has 'village'"
      ),
      ("06157,commune", "06159,commune", "unit 06159: DuckDB has it, TongHop does not"),
      (
        "06157,commune,48.00,1\n", "",
        "unit 06157, index: TongHop has '48.00', DuckDB does not list it"
      ),
    ])
  func changed(old: String, new: String, expected: String) throws {
    var peer = Self.peer
    peer.replace(old, with: new)
    #expect(try difference(Self.ours, peer) == expected)
  }

  @Test("The first difference is the first in the peer's order")
  func first() throws {
    var peer = Self.peer
    peer.replace("49.77", with: "0.00")
    peer.replace("48.00", with: "0.00")
    #expect(try difference(Self.ours, peer)?.hasPrefix("unit 20,") == true)
  }

  @Test(
    "A table that is not what it should be cannot be read",
    arguments: [
      "code,level,index\n20,province,1\n", "code,level,index,rank\n20,province\n",
      "code,level,index,rank\n20,province,1,1\n20,province,1,1\n", "",
    ])
  func unreadable(csv: String) {
    #expect(throws: Answers.Unreadable.self) { try Answers(csv: csv) }
  }
}
