import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

/// Cells keep the digits that are printed beside the words that a reader sees.
@Suite("Cells of a document")
struct ReportCellTests {
  private func numbers(_ place: Int) -> [ReportDocument.Number] {
    let document = ComparisonDocument.make(
      Samples.table(), language: .vietnamese, wide: true, office: nil, leftOut: [], extraNotes: [])
    guard case .unit(let cells) = document.rows[place] else { return [] }
    return cells.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  @Test("Numbers carry machine digits, the form of a change, and the words")
  func numbers() {
    // Row 4 is 06220, Hải Yến: 82.15 of 100, a rank lost, not comparable with the year before.
    let numbers = numbers(4)
    #expect(
      numbers.map(\.digits) == ["2", "100.00", "82.15", "82.15", "2", "83.00", "1", "-0.85", "-1"])
    #expect(numbers[7].form == .signed && numbers[7].text == "-0,85" && numbers[7].decimals == 2)
    #expect(numbers[8].form == .places && numbers[8].text == "▼1" && numbers[8].decimals == 0)
  }

  @Test("A maximum of ten thirds keeps nine decimals")
  func longMaximum() {
    let maximum = numbers(5)[1]
    #expect(maximum.digits == "3.333333333" && maximum.decimals == 9)
    #expect(maximum.text == "3,333333333")
  }
}
