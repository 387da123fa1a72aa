import Testing
import TongHopDomain

/// How large the scores of the nodes are.
@Suite("Packed nodes")
struct NodeTableTests {
  @Test("The nodes of a country fit: five bytes a leaf, twice that where points are entered")
  func bytes() throws {
    var fixture = try ScoringFixture([
      leaf("1", max: "100"), leaf("2", max: "10/3"), leaf("3", .points, rule: "points"),
    ])
    fixture.cells["1"] = ["A": cell(1, 3), "a1": cell(2, 3)]
    fixture.cells["3"] = ["A": pointsCell(1_999)]
    // Six units, each with a place.
    #expect(try fixture.table().nodes.byteCount == 6 * (5 + 5 + 10 + 4))
  }
}
