import Testing
import TongHopDomain

/// Expected values by hand.
@Suite struct SettlingTests {
  private func settle(_ parts: [(Int128, Int128)], to total: Int128) throws -> [Int128]? {
    Apportionment.settle(try parts.map { try Fraction($0.0, over: $0.1) }, to: total)
  }

  @Test func roundedDownAndTheRestToTheLargestRemainders() throws {
    #expect(try settle([(25, 10), (33, 10), (42, 10)], to: 10) == [3, 3, 4])
    #expect(try settle([(1, 3), (1, 3), (1, 3)], to: 1) == [1, 0, 0])
    #expect(try settle([(-7, 2), (1, 2)], to: -3) == [-3, 0])
    #expect(try settle([(-7, 2), (3, 4)], to: -3) == [-4, 1])
  }

  @Test func tooMuchIsTakenFromTheSmallestRemainders() throws {
    #expect(try settle([(3, 1), (5, 2), (3, 1)], to: 7) == [2, 2, 3])
    #expect(try settle([(3, 1)], to: 0) == [0])
  }

  @Test func moreThanOneEachIsGivenToAll() throws {
    #expect(try settle([(1, 4), (1, 2)], to: 5) == [2, 3])
    #expect(try settle([(0, 1), (0, 1), (0, 1)], to: -4) == [-2, -1, -1])
  }

  @Test func nothingOfNothing() throws {
    #expect(try settle([], to: 0) == [])
    #expect(try settle([], to: 1) == nil)
  }

  @Test func whatDoesNotFitIsNil() throws {
    #expect(try settle([(-5, 1)], to: .max) == nil)
    #expect(try settle([(5, 1)], to: .min) == nil)
  }
}
