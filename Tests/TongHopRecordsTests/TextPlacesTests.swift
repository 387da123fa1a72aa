import Testing
import TongHopDiagnostics

@testable import TongHopRecords

@Suite("Places in a text")
struct TextPlacesTests {
  @Test("Lines and characters, in any order, with Windows line ends and letters of several bytes")
  func places() {
    // Lines of 4, 6 and 2 characters; "Đ" has two bytes and "ế" three.
    let bytes = Array("ab,{\r\nĐế {}[\n\n{".utf8)
    var places = TextPlaces(bytes, file: "a.json")
    let expected = [(3, 1, 4), (12, 2, 4), (14, 2, 6), (17, 4, 1), (0, 1, 1), (12, 2, 4)]
    for (offset, line, column) in expected {
      let place = places.location(offset)
      #expect(place == SourceLocation(file: "a.json", line: line, column: column), "\(offset)")
    }
  }

  @Test("A place behind the end is the end, one before the start the start")
  func outside() {
    var places = TextPlaces(Array("ab".utf8), file: "a.json")
    #expect(places.location(99) == SourceLocation(file: "a.json", line: 1, column: 3))
    #expect(places.location(-1) == SourceLocation(file: "a.json", line: 1, column: 1))
  }
}
