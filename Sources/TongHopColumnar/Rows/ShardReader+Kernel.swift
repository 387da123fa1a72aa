/// The row kernel: plain rows of plain files, a batch at a time.
///
/// A plain row is `code,indicator,period,digits,digits` and a line end. Of such a row the kernel
/// checks everything that the readable reader checks: the separators, that unit, indicator and
/// period are known, that the numbers are digits, that the numerator is not above the denominator.
/// What fails any check is not plain and goes to ``readOddRow(at:)``, which decides again from the
/// beginning. So a row is never accepted here that would be refused there.
extension ShardReader {
  /// Reads the rows that begin in `start`..<`limit`; all of them end inside the block.
  ///
  /// - Returns: where the next row begins, at `limit` or behind it.
  func readPlainRows(from start: Int, before limit: Int) -> Int {
    var next = start
    while next < limit {
      let count = decode(from: &next, before: limit)
      if lastStep == .decode {
        rowCount += count
        continue
      }
      let kept = needsCare ? lookUpWithCare(count) : lookUp(count)
      if lastStep == .add { cells.add(batch.cell, batch.numbers, count: kept) }
    }
    return next
  }

  /// Splits rows and reads their numbers until the batch is full.
  ///
  /// - Parameter next: where the first row begins; then where the one after the last does.
  /// - Returns: how many rows are in the batch.
  private func decode(from next: inout Int, before limit: Int) -> Int {
    let bytes = UnsafeRawPointer(buffer.bytes)
    let bits = UnsafeRawPointer(self.bits)
    let (first, second) = (ByteMasks.first, ByteMasks.second)
    let batch = self.batch
    let (codeStart, codeEnd) = (batch.codeStart, batch.codeEnd)
    let (pair, starts, numbers) = (batch.pair, batch.start, batch.numbers)
    let separator = layout.separator
    // With CR LF the fifth stop is the CR, and the row ends one byte behind it.
    let extra = layout.hasCarriageReturns ? 1 : 0
    let lastStop = layout.hasCarriageReturns ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
    var memo = self.memo.slots
    var memoShift = self.memo.shift
    var memoMask = self.memo.mask
    var position = next
    var count = 0
    while count < RowBatch.size, position < limit {
      let row = bytes + position
      // 57 bits at least: longer rows are odd.
      let stops =
        bits.loadUnaligned(fromByteOffset: position &>> 3, as: UInt64.self)
        &>> UInt64(position & 7)
      let stops2 = stops & (stops &- 1)
      let stops3 = stops2 & (stops2 &- 1)
      let stops4 = stops3 & (stops3 &- 1)
      let stops5 = stops4 & (stops4 &- 1)
      let (end1, end3) = (stops.trailingZeroBitCount, stops3.trailingZeroBitCount)
      let (end4, end5) = (stops4.trailingZeroBitCount, stops5.trailingZeroBitCount)
      let start = position
      position &+= end5 &+ 1 &+ extra

      var wrong =
        UInt64(
          (row.load(fromByteOffset: end4, as: UInt8.self) ^ separator)
            | (row.load(fromByteOffset: end5, as: UInt8.self) ^ lastStop)
            | (row.load(fromByteOffset: end5 &+ extra, as: UInt8.self) ^ UInt8(ascii: "\n")))
      let (digits1, digits2) = (end4 &- end3 &- 1, end5 &- end4 &- 1)
      let two: UInt64
      if (UInt(bitPattern: digits1 &- 1) | UInt(bitPattern: digits2 &- 1)) < 4 {
        two = Digits.pair(
          row + (end3 &+ 1), digits1, row + (end4 &+ 1), digits2, wrong: &wrong)
      } else if (UInt(bitPattern: digits1 &- 1) | UInt(bitPattern: digits2 &- 1)) < 8 {
        let numerator = Digits.upToEight(row + (end3 &+ 1), digits1, wrong: &wrong)
        let denominator = Digits.upToEight(row + (end4 &+ 1), digits2, wrong: &wrong)
        wrong |= numerator &>> 16
        two = numerator | (denominator &<< 32)
      } else {
        wrong = 1
        two = 0
      }

      let keyCount = end3 &- end1 &+ 1
      let key = row + end1
      let key1 = key.loadUnaligned(as: UInt64.self) & first[keyCount]
      let key2 = key.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & second[keyCount]
      var place = Int(truncatingIfNeeded: PairMemo.hash(key1, key2) &>> memoShift)
      while memo[place].first != key1 || memo[place].second != key2, memo[place].pair >= 0 {
        place = (place &+ 1) & memoMask
      }
      let known = memo[place].pair

      // Numerator above denominator: a mistake, or an indicator that may.
      if wrong != 0 || stops5 == 0 || known < 0 || end1 > CodeTable.longestShortCode
        || keyCount > PairMemo.longestKey || (two & 0xFFFF_FFFF) > (two &>> 32)
      {
        position = readOddRow(at: start)
        memo = self.memo.slots
        memoShift = self.memo.shift
        memoMask = self.memo.mask
        continue
      }
      codeStart[count] = row.loadUnaligned(as: UInt64.self) & first[end1]
      codeEnd[count] = UInt32(
        truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & second[end1])
      pair[count] = Int32(truncatingIfNeeded: known)
      starts[count] = Int32(truncatingIfNeeded: start)
      numbers[count] = two
      count &+= 1
    }
    next = position
    return count
  }

  /// Finds the cell of each row of the batch; rows of periods that are not kept drop out.
  ///
  /// - Returns: how many rows are kept; their cells and numbers are at the front.
  private func lookUp(_ count: Int) -> Int {
    let table = catalog.codes.table
    let (codeStart, codeEnd) = (batch.codeStart, batch.codeEnd)
    let (pair, numbers, cell, home) = (batch.pair, batch.numbers, batch.cell, batch.home)
    let pairs = self.pairs
    let isFar = table.isFar
    var kept = 0
    var unknown = 0
    var row = 0
    while row < count {
      let end = min(row &+ Self.fetchCount, count)
      if isFar {
        fetch(row..<end)
      } else {
        for near in row..<end {
          home[near] = Int32(
            truncatingIfNeeded: table.home(of: codeStart[near], codeEnd[near]))
        }
      }
      while row < end {
        let code = table.number(of: codeStart[row], codeEnd[row], from: Int(home[row]))
        if code < 0 {
          markSlow(at: Int(batch.start[row]))
          unknown &+= 1
        } else {
          let of = pairs + Int(pair[row])
          let firstCell = of.pointee.firstCell
          of.pointee.rows &+= 1
          cell[kept] = firstCell &+ Int(code)
          numbers[kept] = numbers[row]
          // Without a branch: whether a row is kept is as good as random.
          kept &+= Int(truncatingIfNeeded: UInt(bitPattern: ~firstCell) &>> 63)
        }
        row &+= 1
      }
    }
    rowCount &+= count &- unknown
    return kept
  }

  /// Rows whose places are fetched before the first of them is looked at: their lines fit the
  /// nearest cache.
  private static let fetchCount = 256

  /// Touches the place of each row and does nothing with it, so that as many as the processor can
  /// wait for are on their way at once. Looking at one right away would make the next ones wait
  /// behind a guess whether it is the right one.
  @inline(never)
  private func fetch(_ rows: Range<Int>) {
    let table = catalog.codes.table
    let slots = table.slots
    let (codeStart, codeEnd, home) = (batch.codeStart, batch.codeEnd, batch.home)
    var touched: Int32 = 0
    for row in rows {
      let place = table.home(of: codeStart[row], codeEnd[row])
      home[row] = Int32(truncatingIfNeeded: place)
      touched |= slots[place].number
    }
    // Whoever reads nothing is optimised away.
    batch.touched = touched
  }

  /// The same where some units did not exist in some period, or rows are noted or searched.
  private func lookUpWithCare(_ count: Int) -> Int {
    var kept = 0
    for row in 0..<count {
      let code = code(of: row)
      let index = Int(batch.pair[row])
      guard code >= 0, pairs[index].isBorne.map({ $0[code] != 0 }) ?? true else {
        markSlow(at: Int(batch.start[row]))
        continue
      }
      rowCount += 1
      pairs[index].rows += 1
      note(index, code: code, at: Int(batch.start[row]))
      guard pairs[index].firstCell >= 0 else { continue }
      batch.cell[kept] = pairs[index].firstCell + code
      batch.numbers[kept] = batch.numbers[row]
      kept += 1
    }
    return kept
  }

  private func code(of row: Int) -> Int {
    Int(catalog.codes.table.number(of: batch.codeStart[row], batch.codeEnd[row]))
  }
}
