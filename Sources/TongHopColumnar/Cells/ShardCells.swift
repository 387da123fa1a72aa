/// The sums of one shard.
///
/// Most rows are small counts. Their sums stand in cells of 16 bytes, so that a row touches one
/// cache line and half of what three whole numbers would need:
///
///     bits 63…40  rows        (24 bits)
///     bits 39…0   numerators  (each row's below 2^16)
///     bits 63…0   denominators, in the second word (each row's below 2^32)
///
/// Before 2^23 rows of one key have come, a sum of either kind can't run into its neighbour; then
/// the cell is emptied into ``large``, which has room for everything and reports what does not
/// fit. Rows with larger numbers go there at once.
///
/// - Safety: one shard writes; after the last row everybody may read.
final class ShardCells: @unchecked Sendable {
  struct Cell {
    var rowsAndNumerator: UInt64
    var denominator: UInt64
  }

  static let numeratorLimit: UInt64 = 1 << 16
  static let denominatorLimit: UInt64 = 1 << 32
  static let oneRow: UInt64 = 1 << 40
  /// Set in a cell that has to be emptied.
  static let fullBit: UInt64 = 1 << 63

  /// nil where the cells of all units would take more room than there is: then every key has a
  /// place of its own in ``sparse``.
  private let region: PageRegion?
  let dense: UnsafeMutablePointer<Cell>?
  private(set) var sparse: SparseCells?
  private(set) var large = SparseCells()

  /// - Parameter cellCount: of all slots; nil: a place is made for each key that occurs.
  init(cellCount: Int?) {
    if let cellCount,
      let region = PageRegion(byteCount: cellCount * MemoryLayout<Cell>.stride)
    {
      self.region = region
      // Zeros from the system are empty cells.
      dense = region.base.bindMemory(to: Cell.self, capacity: cellCount)
    } else {
      region = nil
      dense = nil
      sparse = SparseCells()
    }
  }

  static func byteCount(cells: Int) -> Int { cells * MemoryLayout<Cell>.stride }

  /// Adds a batch of rows with small numbers.
  ///
  /// - Parameters:
  ///   - cells: *shape* [count], the cell of each row.
  ///   - numbers: *shape* [count], numerator in the low half, denominator in the high half.
  /// - Complexity: O(*count*); about 2 ns a row while the cells are in the cache.
  func add(
    _ cells: UnsafePointer<Int>, _ numbers: UnsafePointer<UInt64>, count: Int
  ) {
    guard let dense else {
      for row in 0..<count {
        sparse?.add(
          cells[row],
          FactCell(
            numerator: Int64(numbers[row] & 0xFFFF_FFFF), denominator: Int64(numbers[row] &>> 32),
            records: 1))
      }
      return
    }
    var full: UInt64 = 0
    var row = 0
    while row < count {
      let cell = dense + cells[row]
      let sum = cell.pointee.rowsAndNumerator &+ ((numbers[row] & 0xFFFF_FFFF) | Self.oneRow)
      cell.pointee = Cell(
        rowsAndNumerator: sum, denominator: cell.pointee.denominator &+ (numbers[row] &>> 32))
      full |= sum
      row &+= 1
    }
    if full & Self.fullBit != 0 { empty(cells, count: count) }
  }

  /// Moves the sums of cells that are nearly full to where there is room.
  private func empty(_ cells: UnsafePointer<Int>, count: Int) {
    guard let dense else { return }
    for row in 0..<count where dense[cells[row]].rowsAndNumerator & Self.fullBit != 0 {
      large.add(cells[row], Self.content(of: dense[cells[row]]))
      dense[cells[row]] = Cell(rowsAndNumerator: 0, denominator: 0)
    }
  }

  /// Adds one row with numbers of any size.
  func add(_ cell: Int, numerator: Int64, denominator: Int64) {
    if dense != nil, numerator < Self.numeratorLimit, denominator < Self.denominatorLimit {
      let numbers = UInt64(numerator) | (UInt64(denominator) << 32)
      withUnsafePointer(to: cell) { cell in
        withUnsafePointer(to: numbers) { add(cell, $0, count: 1) }
      }
      return
    }
    let row = FactCell(numerator: numerator, denominator: denominator, records: 1)
    if sparse != nil { sparse?.add(cell, row) } else { large.add(cell, row) }
  }

  /// The cells of a column, where every sum of the shard is in one of them.
  func smallColumn(from first: Int) -> UnsafePointer<Cell>? {
    guard let dense, large.count == 0 else { return nil }
    return UnsafePointer(dense + first)
  }

  @inline(__always)
  static func content(of cell: Cell) -> FactCell {
    FactCell(
      numerator: Int64(cell.rowsAndNumerator & (oneRow - 1)),
      denominator: Int64(bitPattern: cell.denominator),
      records: Int64(cell.rowsAndNumerator &>> 40))
  }

  /// Adds the cells of one column to `sums`, *shape* [count].
  func addColumn(from first: Int, count: Int, to sums: inout [FactCell]) {
    if let dense {
      for position in 0..<count where dense[first + position].rowsAndNumerator != 0 {
        sums[position].add(Self.content(of: dense[first + position]))
      }
    }
    large.addCells(in: first..<first + count, to: &sums)
    sparse?.addCells(in: first..<first + count, to: &sums)
  }
}
