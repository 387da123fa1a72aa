/// One row as numbers, eight bytes at a time.
///
/// Only letters, digits and signs of ASCII behind the comma are known, which mean nothing to a reader of
/// CSV.
struct EndKernel {
  struct Row {
    var row: UInt64 = 0
    var figure: UInt64 = 0
    var isSum = false
    var isBlank = true
  }

  let base: UnsafeRawPointer
  private let separators: UInt64
  private let hasThousands: Bool
  private let names: PeriodNames

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// - Parameter base: of bytes behind which eight more may be read.
  init(base: UnsafeRawPointer, separator: UInt8, hasThousands: Bool, names: PeriodNames) {
    self.base = base
    separators = UInt64(separator) &* Self.ones
    self.hasThousands = hasThousands
    self.names = names
  }

  /// The high bit of each byte that is zero, up to the first one; beyond that it may err.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highs
  }

  /// Does a byte come before `-`, or is it of another letter than those of ASCII?
  @inline(__always)
  private static func hasOdd(_ word: UInt64) -> Bool {
    ((word &- (0x2D &* ones)) & ~word | word) & highs != 0
  }

  private struct Field {
    var hash: UInt64 = 0
    var isOdd = false
    var length = 0
    /// The first bytes, the first one lowest.
    var word: UInt64 = 0
  }

  /// - Parameter place: of the first byte; then of the next row.
  /// - Returns: nil where the row has to be looked at more closely.
  @inline(__always)
  func row(
    _ place: inout Int, _ end: Int, _ columns: UnsafeBufferPointer<RepeatColumns.Column>
  ) -> Row? {
    var row = Row()
    var column = 0
    while true {
      let first = place
      var field = readField(&place, end)
      let isLast = place >= end || byte(place) == 10
      if isLast, field.length > 0, byte(place - 1) == 13 {
        field = readField(first, length: field.length - 1)
      }
      if column < columns.count, field.length > 0 {
        guard add(field, at: first, columns[column], to: &row) else { return nil }
      }
      place += 1
      if isLast { return row }
      column += 1
    }
  }

  @inline(__always)
  private func byte(_ place: Int) -> UInt8 { base.load(fromByteOffset: place, as: UInt8.self) }

  @inline(__always)
  private func word(_ place: Int) -> UInt64 {
    UInt64(littleEndian: (base + place).loadUnaligned(as: UInt64.self))
  }

  /// Up to what ends it.
  @inline(__always)
  private func readField(_ place: inout Int, _ end: Int) -> Field {
    let first = place
    while place < end {
      let word = word(place)
      let stops =
        Self.zeros(word ^ separators) | Self.zeros(word ^ (10 &* Self.ones))
      if stops != 0 {
        place = min(place + stops.trailingZeroBitCount &>> 3, end)
        break
      }
      place += 8
    }
    place = min(place, end)
    return readField(first, length: place - first)
  }

  @inline(__always)
  private func readField(_ first: Int, length: Int) -> Field {
    guard length > 0 else { return Field() }
    let start = word(first)
    if length < 8 {
      let chunk = start.byteSwapped &>> UInt64(64 - 8 * length)
      return Field(
        hash: FieldHash.finish(0, chunk, length), isOdd: Self.hasOdd(Self.filled(chunk, length)),
        length: length, word: start)
    }
    var (hash, place, isOdd) = (UInt64(0), first, false)
    while place + 8 <= first + length {
      isOdd = isOdd || Self.hasOdd(word(place))
      hash = FieldHash.mix(hash ^ word(place).byteSwapped)
      place += 8
    }
    let rest = first + length - place
    let chunk = rest == 0 ? 0 : word(place).byteSwapped >> UInt64(64 - 8 * rest)
    isOdd = isOdd || Self.hasOdd(Self.filled(chunk, rest))
    return Field(
      hash: FieldHash.finish(hash, chunk, length), isOdd: isOdd, length: length, word: start)
  }

  /// With digits where a field has no more bytes.
  @inline(__always)
  private static func filled(_ chunk: UInt64, _ length: Int) -> UInt64 {
    length == 0 ? 0x30 &* ones : chunk | (0x30 &* ones) &<< UInt64(8 * length)
  }

  /// - Returns: false where it depends on the rest of the row what the field says.
  @inline(__always)
  private func add(
    _ field: Field, at first: Int, _ column: RepeatColumns.Column, to row: inout Row
  ) -> Bool {
    let uses = column.uses
    guard !field.isOdd, !uses.contains(.unit) || !has(UInt8(ascii: "@"), field, at: first) else {
      return false
    }
    row.isBlank = false
    var hash = field.hash
    if uses.contains(.number) {
      let start = UInt8(truncatingIfNeeded: field.word)
      var isSingle = field.length == 1 && start <= UInt8(ascii: "1")
      if field.length > 1, isNoted(field, at: first) {
        let bytes = UnsafeBufferPointer(
          start: (base + first).assumingMemoryBound(to: UInt8.self), count: field.length)
        if let number = WrittenNumber(bytes, from: 0, count: field.length) {
          guard !hasThousands || number.count.hash == number.decimal.hash else { return false }
          (hash, isSingle) = (number.decimal.hash, number.decimal.isSingle)
        }
      }
      if uses.contains(.size) { row.isSum = !isSingle }
    }
    if uses.contains(.period) {
      let place = names.place(hash) {
        String(
          decoding: UnsafeRawBufferPointer(start: base + first, count: field.length),
          as: UTF8.self)
      }
      row.row &+= FieldHash.mix(UInt64(place) &+ 0x5851_F42D)
      return true
    }
    let value = FieldHash.mix(hash &* column.seed)
    if uses.contains(.row) { row.row &+= value }
    if uses.contains(.figure) { row.figure &+= value }
    return true
  }

  @inline(__always)
  private func has(_ sign: UInt8, _ field: Field, at first: Int) -> Bool {
    if field.length <= 8 {
      let stops = Self.zeros(field.word ^ (UInt64(sign) &* Self.ones))
      return stops != 0 && stops.trailingZeroBitCount &>> 3 < field.length
    }
    return (first..<first + field.length).contains { byte($0) == sign }
  }

  /// May a number of several bytes be written in another way, too?
  @inline(__always)
  private func isNoted(_ field: Field, at first: Int) -> Bool {
    let start = UInt8(truncatingIfNeeded: field.word)
    if start == UInt8(ascii: "0") || start == UInt8(ascii: "-") { return true }
    return has(UInt8(ascii: "."), field, at: first)
  }
}
