import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite("The annex of points by round")
struct RoundsDocumentTests {
  private func rounds(
    _ name: String, _ points: [(PointEntry.Round, Int64)], evidence: String
  ) -> PointRounds {
    PointRounds(
      code: "01", displayName: name, criterion: "1", criterionName: "",
      period: Samples.period("2024"),
      entries: points.map { round, count in
        PointEntry(
          unit: UnitID(0), criterion: "1", period: Samples.period("2024"), round: round,
          points: count,
          reason: "vì", evidence: evidence, location: SourceLocation(file: "points/a.csv"))
      })
  }

  @Test("A column has equal decimals; one piece of evidence for two rounds is told once")
  func cells() {
    let document = RoundsDocument.make(
      [
        rounds(
          "An", [(.selfScored, 2_000_000_000), (.appraised, 1_000_000_000)], evidence: "BC 285"),
        rounds(
          "Bình", [(.selfScored, 1_250_000_000), (.appraised, 3_000_000_000)], evidence: "BC 286"),
      ], period: Samples.period("2024"), method: Method(id: "m", name: "M"), language: .vietnamese)
    let cells = document.rows.compactMap { row -> [String]? in
      guard case .unit(let cells) = row else { return nil }
      return cells.map(\.text)
    }
    #expect(cells.map { $0[3] } == ["2,00", "1,25"])
    #expect(cells.map { $0[4] } == ["1", "3"])
    #expect(cells.map { $0[8] } == ["BC 285", "BC 286"])
  }
}
