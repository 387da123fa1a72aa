import Testing
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopColumnar

/// The cells against plain sums.
@Suite("Cells")
struct CellsTests {
  /// Whole numbers that have room for everything.
  private struct Model {
    var sums: [Int: (numerator: Int128, denominator: Int128, records: Int)] = [:]

    mutating func add(_ cell: Int, _ numerator: Int64, _ denominator: Int64) {
      let old = sums[cell] ?? (0, 0, 0)
      sums[cell] = (
        old.numerator + Int128(numerator), old.denominator + Int128(denominator), old.records + 1
      )
    }

    func matches(_ cell: FactCell, at number: Int) -> Bool {
      let sum = sums[number] ?? (0, 0, 0)
      guard cell.records == sum.records else { return false }
      let fits = sum.numerator <= Int64.max && sum.denominator <= Int64.max
      guard fits else { return cell.overflowed }
      return !cell.overflowed && cell.numerator == sum.numerator
        && cell.denominator == sum.denominator
    }
  }

  private static func add(_ rows: [(cell: Int, numbers: UInt64)], to cells: ShardCells) {
    rows.map(\.cell).withUnsafeBufferPointer { places in
      rows.map(\.numbers).withUnsafeBufferPointer { numbers in
        guard let places = places.baseAddress, let numbers = numbers.baseAddress else { return }
        cells.add(places, numbers, count: rows.count)
      }
    }
  }

  private static let most = (ShardCells.denominatorLimit - 1, ShardCells.numeratorLimit - 1)

  @Test("Batches and single rows, dense and sparse, seed", arguments: Effort.seeds(4))
  func model(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...300, using: &random)
    let shards = [
      ShardCells(cellCount: count), ShardCells(cellCount: nil), ShardCells(cellCount: count),
    ]
    #expect(shards[0].dense != nil && shards[1].dense == nil)
    var model = Model()
    for _ in 0..<60 {
      let shard = shards[Int.random(in: 0..<3, using: &random)]
      let rows = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        let denominator = UInt64.random(in: 0...Self.most.0, using: &random)
        let numerator = UInt64.random(in: 0...min(denominator, Self.most.1), using: &random)
        let cell = Int.random(in: 0..<count, using: &random)
        model.add(cell, Int64(numerator), Int64(denominator))
        return (cell: cell, numbers: numerator | denominator << 32)
      }
      Self.add(rows, to: shard)
      let large = Int64.random(
        in: 0 ... .max >> Int64.random(in: 0...40, using: &random), using: &random)
      let cell = Int.random(in: 0..<count, using: &random)
      model.add(cell, large / 2, large)
      shard.add(cell, numerator: large / 2, denominator: large)
    }
    let first = Int.random(in: 0..<count, using: &random)
    for range in [0..<count, first..<count, first..<first + 1] {
      var sums = [FactCell](repeating: FactCell(), count: range.count)
      for shard in shards { shard.addColumn(from: range.lowerBound, count: range.count, to: &sums) }
      for cell in range {
        #expect(model.matches(sums[cell - range.lowerBound], at: cell), "cell \(cell)")
      }
    }
  }

  @Test("A cell is emptied before its rows or its numerators run over")
  func fullCells() {
    let cells = ShardCells(cellCount: 3)
    let (denominator, numerator) = Self.most
    let rows = [(cell: Int, numbers: UInt64)](
      repeating: (1, numerator | denominator << 32), count: 2047)
    let batch = [(0, 1 | 2 << 32)] + rows
    let batches = (1 << 23) / 2047 + 2
    for _ in 0..<batches { Self.add(batch, to: cells) }
    #expect(cells.large.count == 1)
    var sums = [FactCell](repeating: FactCell(), count: 3)
    cells.addColumn(from: 0, count: 3, to: &sums)
    let count = Int64(batches * 2047)
    #expect(count > 1 << 23)
    #expect(
      sums[1]
        == FactCell(
          numerator: count * Int64(numerator), denominator: count * Int64(denominator),
          records: count))
    #expect(
      sums[0]
        == FactCell(
          numerator: Int64(batches), denominator: Int64(2 * batches), records: Int64(batches)))
    #expect(sums[2] == FactCell())
  }

  @Test("Sums of 63 bits: the last that fits, and the first that does not")
  func overflow() {
    for isSparse in [false, true] {
      for excess in [0, 1] as [Int64] {
        let shards = (0..<2).map { _ in ShardCells(cellCount: isSparse ? nil : 1) }
        shards[0].add(0, numerator: 0, denominator: .max - 7)
        shards[1].add(0, numerator: 0, denominator: 5)
        Self.add([(0, (2 + UInt64(excess)) << 32)], to: shards[1])
        var sums = [FactCell()]
        for shard in shards { shard.addColumn(from: 0, count: 1, to: &sums) }
        #expect(sums[0].overflowed == (excess == 1))
        #expect(sums[0].records == 3)
        if excess == 0 { #expect(sums[0].denominator == .max) }
        var added = FactCell()
        added.add(sums[0])
        #expect(added.overflowed == (excess == 1))
      }
    }
  }

  @Test("Sparse cells against a dictionary, seed", arguments: Effort.seeds(3))
  func sparse(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var cells = SparseCells()
    var model: [Int: FactCell] = [:]
    var none = [FactCell](repeating: FactCell(), count: 5)
    cells.addCells(in: 0..<5, to: &none)
    #expect(none == [FactCell](repeating: FactCell(), count: 5))
    // Neighbours, numbers far apart, and the largest there are.
    let starts = [0, 1 << 20, 1 << 40, Int.max - 2000]
    for _ in 0..<3000 {
      let cell =
        (starts.randomElement(using: &random) ?? 0) + Int.random(in: 0..<1000, using: &random)
      let sum = FactCell(
        numerator: .random(in: 0...9, using: &random), denominator: 9, records: 1)
      cells.add(cell, sum)
      model[cell, default: FactCell()].add(sum)
    }
    #expect(cells.count == model.count)
    for start in starts {
      // The short ranges look each cell up, the long one goes through all cells.
      for range in [start..<start + 10, start + 3..<start + 1000, start..<start + 1999] {
        var sums = [FactCell](repeating: FactCell(), count: range.count)
        cells.addCells(in: range, to: &sums)
        #expect(sums == range.map { model[$0] ?? FactCell() })
      }
    }
    var sums = [FactCell](repeating: FactCell(), count: 20_000)
    cells.addCells(in: 0..<20_000, to: &sums)
    #expect(sums == (0..<20_000).map { model[$0] ?? FactCell() })
  }

  @Test("Presence planes against counts, seed", arguments: Effort.seeds(3))
  func presence(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for codes in [1, 63, 64, 65, 300] {
      let stride = PresencePlanes.stride(codes)
      #expect(stride >= codes && stride % 64 == 0)
      var planes = [PresencePlanes(), PresencePlanes()]
      var model = [UInt8](repeating: 0, count: 4 * codes)
      for _ in 0..<codes {
        let (plane, code) = (
          Int.random(in: 0..<3, using: &random), Int.random(in: 0..<codes, using: &random)
        )
        planes[Int.random(in: 0..<2, using: &random)].insert(plane * stride + code)
        model[plane * codes + code] = min(2, model[plane * codes + code] + 1)
      }
      planes.append(PresencePlanes())
      for plane in 0..<4 {
        var counts = [UInt8](repeating: 0, count: codes)
        for shard in planes { shard.addPlane(from: plane * stride, count: codes, to: &counts) }
        #expect(counts == Array(model[plane * codes..<(plane + 1) * codes]))
      }
    }
  }
}
