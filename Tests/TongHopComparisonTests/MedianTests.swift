import Testing
import TongHopDomain

@testable import TongHopComparison

/// The examples of Methodology, worked out by hand.
@Suite("The median of a group")
struct MedianTests {
  private static func median(
    _ hundredths: [Int], _ rounding: Rounding = Rounding()
  ) -> String? {
    let values = hundredths.map { Points(count: Int128($0) * Decimal.power(Points.places - 2)) }
    return ResultDistribution.median(of: values.sorted(), rounding)?.fullText(places: 2)
  }

  @Test("The middle one, or the mean of the two middle ones")
  func middle() {
    #expect(Self.median([]) == nil)
    #expect(Self.median([7510]) == "75.10")
    #expect(Self.median([8000, 7510, 6000, 9000]) == "77.55")
    #expect(Self.median([8000, 7510, 6000, 9000, 7000]) == "75.10")
  }

  @Test("Rounded half up whatever the mode of the method")
  func rounding() {
    #expect(Self.median([7510, 8001]) == "77.56")
    #expect(Self.median([7510, 8001], Rounding(mode: .truncate)) == "77.56")
    #expect(Self.median([7510, 8001], Rounding(at: .none)) == "77.555")
  }
}
