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

  @Test("Far places, in any order, on long lines and short ones, are those counted from the start")
  func far() {
    let pieces = [
      "{\"Xã\": \"Hải Yến\"}", "e\u{302}\u{323}", "漢字", "\r\n", "\n", " ", "[1.5,", "ế",
    ]
    var text = ""
    var offsets: [Int] = []
    for number in 0..<4_000 {
      // No line breaks in the middle third.
      let piece = pieces[(number * 7 + number / 11) % pieces.count]
      text += (1_300..<2_600).contains(number) && piece.contains(where: \.isNewline) ? "," : piece
      offsets.append(text.utf8.count)
      text += "{"
    }
    let bytes = Array(text.utf8)
    var places = TextPlaces(bytes, file: "a.json")
    for number in 0..<300 {
      let offset = offsets[number * 1_789 % offsets.count]
      let before = bytes[..<offset]
      let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
      let expected = SourceLocation(
        file: "a.json", line: 1 + before.count { $0 == 10 },
        column: 1 + String(decoding: before[lineStart...], as: UTF8.self).count)
      #expect(places.location(offset) == expected, "\(offset)")
    }
  }
}
