import Testing

@testable import TongHopRecords

@Suite("Degrees as they are written")
struct DegreeCountTests {
  @Test(
    "Exactly, to 10^-7 degrees, a half away from zero",
    arguments: [
      ("0", 0), ("-0", 0), ("106.5", 1_065_000_000), ("-21.852634", -218_526_340),
      ("21.8", 218_000_000), ("0.00000005", 1), ("-0.00000005", -1), ("0.000000049999999999", 0),
      // Nearer to one half than a Double can tell.
      ("106.12345674999999999999999", 1_061_234_567), ("106.12345675", 1_061_234_568),
      ("1.065E2", 1_065_000_000), ("1065e-1", 1_065_000_000), ("1e-400", 0), ("0e999999999999", 0),
      ("432000.5", 4_320_005_000_000), ("0.0000000000000000000000001", 0),
    ])
  func exact(text: String, count: Int) {
    #expect(DegreeCount.of(Array(text.utf8)[...]) == count)
  }

  @Test(
    "What no angle can be is too large, however large",
    arguments: ["1e400", "-1e30", "9e99999999999999999999"])
  func tooLarge(text: String) {
    #expect(abs(DegreeCount.of(Array(text.utf8)[...])) > 2 * DegreeCount.quarterTurn)
  }
}
