import TongHopDomain

/// One shard of a pass over the files: its memory, and what it knows of pairs.
///
/// - Safety: used by one thread at a time.
final class ShardReader {
  /// What a shard knows of a pair; an array of these is what rows point into.
  struct Pair {
    /// Of its cells; below zero where they are not kept.
    var firstCell: Int
    var firstBit: Int
    /// By code, 1 where a unit bears it; nil: every code is borne.
    var isBorne: UnsafePointer<UInt8>?
    /// Rows that count.
    var rows = 0
    /// Of those that are not small, see ``RowSize``.
    var large: UInt64 = 0
    let number: Int
  }

  let catalog: FactCatalog
  let cells: ShardCells
  let planes = PresencePlanes()
  /// Rows to be found instead of added up.
  let search: RowSearch?
  let batch = RowBatch()
  let memo = PairMemo()
  let buffer: BlockBuffer
  var bits: UnsafeMutableRawPointer
  private var bitsCapacity: Int

  /// Grows only; rows hold indices.
  private(set) var pairs = UnsafeMutablePointer<Pair>.allocate(capacity: 64)
  private(set) var pairCount = 0
  private var pairCapacity = 64
  /// *shape* [period met][indicator]: the pair's index; -1 where it was not met.
  private var pairIndices: [Int32] = []
  /// Periods by their bytes, in the order in which they were met: few, so that looking through
  /// them costs less than a hash.
  private var periodKeys: [UInt64] = []
  private var periods: [Period] = []
  /// By pair, the codes of which rows are wanted.
  private var wanted: [Set<Int>?] = []
  /// Some pair needs more than adding up: a check that its unit existed, or a note that it came.
  private(set) var needsCare = false

  /// How far plain rows are taken; less than all only where a benchmark wants to know.
  let lastStep: ReadingStep

  /// What belongs to the block at hand.
  var layout = RowLayout()
  var marks: [RowMark] = []
  var rowCount = 0
  var origin = 0
  /// The fields of the odd row at hand.
  var fields = UnsafeMutablePointer<UnsafeRawBufferPointer>.allocate(capacity: 5)
  private var memoSeparator = UInt8(ascii: ",")
  var fileSize = 0
  let extents = RowExtents()

  init(
    catalog: FactCatalog, cells: ShardCells, search: RowSearch?, blockSize: Int,
    lastStep: ReadingStep = .add
  ) {
    self.catalog = catalog
    self.lastStep = lastStep
    self.cells = cells
    self.search = search
    needsCare = search != nil
    buffer = BlockBuffer(capacity: blockSize)
    bitsCapacity = StopBits.byteCount(for: buffer.capacity + BlockBuffer.padding)
    bits = .allocate(byteCount: bitsCapacity, alignment: 64)
  }

  deinit {
    bits.deallocate()
    pairs.deallocate()
    fields.deallocate()
  }

  /// The next blocks are of this file.
  func begin(_ file: FactFile) {
    layout = file.layout
    fields.deallocate()
    fields = .allocate(capacity: layout.width)
    fileSize = file.byteCount
    extents.file = file.file
    // What the kernel knows of pairs includes the separators.
    if layout.separator != memoSeparator { memo.removeAll() }
    memoSeparator = layout.separator
  }

  /// Rows that count, and the size of the large ones, by the catalog's number of the pair.
  var pairRows: [(pair: Int, rows: Int, large: UInt64)] {
    (0..<pairCount).map { (pairs[$0].number, pairs[$0].rows, pairs[$0].large) }
  }

  func findStops(count: Int) {
    let needed = StopBits.byteCount(for: count + BlockBuffer.padding)
    if needed > bitsCapacity {
      bits.deallocate()
      bitsCapacity = needed
      bits = .allocate(byteCount: needed, alignment: 64)
    }
    StopBits.find(
      in: buffer.bytes, count: count + 64, separator: layout.separator, into: bits)
  }

  /// The shard's index of a pair; asks the catalog once.
  ///
  /// - Parameter period: as ``period(_:)`` gives it.
  func index(indicator: Int, period: Int) -> Int {
    let known = pairIndices[period * catalog.indicators.count + indicator]
    return known >= 0 ? Int(known) : newIndex(indicator, period)
  }

  private func newIndex(_ indicator: Int, _ period: Int) -> Int {
    let pair = FactPair(indicator: indicator, period: periods[period])
    let entry = catalog.entry(of: pair)
    if pairCount == pairCapacity {
      let larger = UnsafeMutablePointer<Pair>.allocate(capacity: pairCapacity * 2)
      larger.moveInitialize(from: pairs, count: pairCount)
      pairs.deallocate()
      pairs = larger
      pairCapacity *= 2
    }
    (pairs + pairCount).initialize(
      to: Pair(
        firstCell: entry.firstCell, firstBit: entry.firstBit,
        isBorne: entry.view.isBorne.map { UnsafePointer($0) }, number: entry.number))
    if entry.view.isBorne != nil || entry.firstBit >= 0 { needsCare = true }
    pairIndices[period * catalog.indicators.count + indicator] = Int32(pairCount)
    wanted.append(search?.codes[pair])
    pairCount += 1
    return pairCount - 1
  }

  func isWanted(_ pair: Int, code: Int) -> Bool { wanted[pair]?.contains(code) ?? false }

  /// The shard's number of the period that at most 7 bytes of text name; nil where they name none.
  func period(_ text: UnsafeRawBufferPointer) -> Int? {
    guard (1...7).contains(text.count) else { return nil }
    // The length is part of the key: zero bytes behind a text must not make it another.
    var key = UInt64(text.count) << 56
    for (position, byte) in text.enumerated() { key |= UInt64(byte) << UInt64(position * 8) }
    if let known = periodKeys.firstIndex(of: key) { return known }
    guard let period = Period(parsing: String(decoding: text, as: UTF8.self)) else { return nil }
    periodKeys.append(key)
    periods.append(period)
    pairIndices += [Int32](repeating: -1, count: catalog.indicators.count)
    return periods.count - 1
  }
}

/// How the rows of a file are written.
struct RowLayout: Sendable {
  var separator = UInt8(ascii: ",")
  /// Fields of a row.
  var width = 5
  /// The places of unit, indicator, period, numerator and denominator.
  var positions = [0, 1, 2, 3, 4]
  /// Do lines end with CR LF?
  var hasCarriageReturns = false

  /// The five fields in their order and nothing else: what the row kernel reads.
  var isPlain: Bool { width == 5 && positions == [0, 1, 2, 3, 4] }
}
