import Testing
import TongHop
import TongHopComparison
import TongHopDomain
import TongHopTestSupport

/// What moved the index, on random histories and on the samples.
@Suite("Parts of a change")
struct IndexChangeTests {
  /// What came of a history.
  private struct Count {
    var changes = 0
    var effects: Set<IndexChange.Effect> = []
  }

  @Test("Printed parts add up to the printed change: seed", arguments: UInt64(1)...60)
  func addsUp(seed: UInt64) throws {
    _ = try check(seed: seed)
  }

  /// Else the test above would say nothing.
  @Test("The histories of seeds 1 to 60 have every kind of effect")
  func everyEffect() throws {
    var all = Count()
    for seed in UInt64(1)...60 {
      let count = try check(seed: seed)
      all.changes += count.changes
      all.effects.formUnion(count.effects)
    }
    #expect(all.changes > 150)
    #expect(all.effects == Set(IndexChange.Effect.allCases))
  }

  private func check(seed: UInt64) throws -> Count {
    let scratch = try ScratchWorkspace()
    for (name, text) in RandomHistory(seed: seed).files { try scratch.write(text, to: name) }
    let run = try WorkspaceRun(scratch.path, period: RandomHistory.period)
    return try check(run)
  }

  private func check(_ run: WorkspaceRun) throws -> Count {
    var count = Count()
    guard
      let maker = try run.pipeline.changes(from: run.compared.previous, in: run.compared)
    else { return count }
    let isSigned = run.compared.previous?.published != nil
    for row in run.compared.table.groups.flatMap(\.rows) {
      guard let index = row.unitIndex else { continue }
      #expect(maker.change(of: index) == row.previous, "\(row.code)")
      guard let printed = row.previous.index else {
        #expect(maker.indexChange(of: index) == nil, "\(row.code)")
        continue
      }
      guard let change = maker.indexChange(of: index) else {
        // Signed, and today's files have nothing of it.
        #expect(isSigned, "\(row.code)")
        continue
      }
      count.changes += 1
      count.effects.formUnion(change.parts.map(\.effect))
      // Two versions of other decimals are subtracted with the decimals of both.
      let unit = Decimal.power(Points.places - change.rounding.indexPlaces)
      let sum = change.parts.reduce(Int128(0)) { $0 + $1.printed.count }
      #expect(sum == Rounding.Mode.halfUp.divide(printed.count, by: unit) * unit, "\(row.code)")
      #expect(change.parts.allSatisfy { $0.printed.count % unit == 0 }, "\(row.code)")
      // Each is rounded by less than two units of the last digit, and so is their sum.
      var exact = Fraction.zero
      for part in change.parts {
        exact = try exact.adding(part.exact)
        let off = try part.printed.fraction.subtracting(part.exact)
        #expect(try magnitude(off) < Points(count: 2 * unit).fraction, "\(row.code) \(part)")
      }
      let off = try printed.fraction.subtracting(exact)
      #expect(try magnitude(off) <= Points(count: 2 * unit).fraction, "\(row.code)")
    }
    return count
  }

  private func magnitude(_ value: Fraction) throws -> Fraction {
    try value < .zero ? Fraction.zero.subtracting(value) : value
  }

  @Test("They do in the samples, against the period before")
  func samples() throws {
    #expect(try check(LangSon.load().run).changes > 200)
    let run = try WorkspaceRun(sample: "lang-son-2025", period: "2025-Q3")
    // The province, and 65 communes without three split ones, one withheld and one silent.
    #expect(try check(run).changes == 61)
  }

  /// The points of then are those of the README of the sample, computed by hand from the sums of the
  /// three communes.
  @Test("Công Sơn of today was three communes until July 2025")
  func congSon() throws {
    let run = try WorkspaceRun(sample: "lang-son-2025", period: "2025-Q3")
    let maker = try #require(
      try run.pipeline.changes(from: run.compared.previous, in: run.compared))
    let unit = try #require(run.compared.tree.units.firstIndex { $0.code == "06220" })
    let change = try #require(maker.indexChange(of: unit))
    let then = [
      "1.2": "4.00", "1.3": "3.92", "2.1": "12.15", "2.2": "5.92", "2.3": "6.00", "3.1": "6.40",
      "3.2": "4.58", "4.1": "3.98", "4.2": "4.24", "5.1": "3.77", "5.2": "5.17", "5.3": "6.05",
    ]
    #expect(
      Dictionary(
        uniqueKeysWithValues: change.parts.map { ($0.code, $0.earlierPoints?.text(places: 2)) })
        == then)
    let row = try #require(run.ranksByCode["06220"])
    #expect(row["previous_index"] == "71.18" && row["index"] == "73.04")
    #expect(change.change.text(places: 2) == "1.86")
  }
}
