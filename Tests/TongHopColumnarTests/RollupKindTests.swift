import Testing
import TongHopTestSupport

/// Both engines, cell by cell and line by line, by every roll-up and over_time.
@Suite("Every roll-up")
struct RollupKindTests {
  @Test("Small random provinces, seed", arguments: Effort.seeds(40, unoptimised: 8))
  func small(seed: UInt64) throws {
    var random = RandomFigures(seed: seed)
    let agreement = try Agreement(random.files(), isFull: true)
    var way = Agreement.Way()
    way.threads = Int(seed % 3) + 1
    try agreement.check(way, sources: seed % 4 == 0, isThorough: true)
  }
}
