/// Codes as bytes to dense numbers; made once, then read by every shard.
///
/// Open addressing over slots of 16 bytes. A code of at most 12 bytes stands in its slot whole and
/// is compared as two words; a longer one by its bytes. The hash is never trusted alone.
///
///     slot   first 8 bytes | next 4 bytes | number (-1: empty)
///
/// - Safety: immutable after `init`; whoever holds `slots` must hold the table.
final class CodeTable: @unchecked Sendable {
  struct Slot {
    var first: UInt64
    var second: UInt32
    var number: Int32
  }

  static let longestShortCode = 12

  let slots: UnsafeMutablePointer<Slot>
  /// Of a hash, how far its top bits are shifted down to be a place.
  let shift: UInt64
  let mask: Int
  let count: Int
  /// nil where the system gave no pages; then the slots are ordinary memory.
  private let region: PageRegion?
  private var longCodes: [[UInt8]: Int32] = [:]

  /// - Parameters:
  ///   - count: how many codes there are, numbered from 0.
  ///   - code: the code of a number; of two equal ones the first counts, and one that is empty
  ///     has a number that nothing finds.
  init(count: Int, code: (Int) -> String) {
    var bits = 4
    // At most 3/8 full: most codes are found at the first look.
    while (1 << bits) * 3 < count * 8 { bits += 1 }
    let room = 1 << bits
    region = PageRegion(byteCount: room * MemoryLayout<Slot>.stride)
    slots =
      region?.base.bindMemory(to: Slot.self, capacity: room) ?? .allocate(capacity: room)
    slots.initialize(repeating: Slot(first: 0, second: 0, number: -1), count: room)
    shift = UInt64(64 - bits)
    mask = room - 1
    self.count = count
    var long: [[UInt8]: Int32] = [:]
    for number in 0..<count {
      var text = code(number)
      text.withUTF8 { code in
        guard !code.isEmpty else { return }
        if code.count <= Self.longestShortCode {
          insert(code, Int32(number))
        } else if long[Array(code)] == nil {
          long[Array(code)] = Int32(number)
        }
      }
    }
    longCodes = long
  }

  private func insert(_ code: UnsafeBufferPointer<UInt8>, _ number: Int32) {
    let (first, second) = Self.words(code)
    var place = Int(truncatingIfNeeded: Self.hash(first, UInt64(second)) &>> shift)
    while slots[place].number >= 0 {
      if slots[place].first == first, slots[place].second == second { return }
      place = (place + 1) & mask
    }
    slots[place] = Slot(first: first, second: second, number: number)
  }

  deinit { if region == nil { slots.deallocate() } }

  /// The top bits are used: they depend on every byte.
  @inline(__always)
  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xD6E8_FEB8_6659_FD93)
  }

  /// At most 12 bytes as two words, zeros behind the last.
  private static func words(_ code: some Collection<UInt8>) -> (UInt64, UInt32) {
    var first: UInt64 = 0
    var second: UInt32 = 0
    for (position, byte) in code.enumerated() {
      if position < 8 {
        first |= UInt64(byte) << UInt64(position * 8)
      } else {
        second |= UInt32(byte) << UInt32((position - 8) * 8)
      }
    }
    return (first, second)
  }

  /// The number of a code of at most 12 bytes; -1 where there is none.
  ///
  /// - Parameter first: its first 8 bytes, zeros behind the last of them; `second` the next 4. No
  ///   byte of the code is zero.
  @inline(__always)
  func number(of first: UInt64, _ second: UInt32) -> Int32 {
    number(of: first, second, from: home(of: first, second))
  }

  /// The place at which a code is looked for first.
  @inline(__always)
  func home(of first: UInt64, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: Self.hash(first, UInt64(second)) &>> shift)
  }

  @inline(__always)
  func number(of first: UInt64, _ second: UInt32, from home: Int) -> Int32 {
    var place = home
    while slots[place].first != first || slots[place].second != second, slots[place].number >= 0 {
      place = (place &+ 1) & mask
    }
    return slots[place].number
  }

  /// Is the table larger than what a core keeps near? Then it pays to fetch places ahead.
  var isFar: Bool { (mask + 1) * MemoryLayout<Slot>.stride > 256 << 10 }

  /// The number of a code; -1 where there is none.
  ///
  /// - Complexity: O(1) for short codes, O(*bytes*) for long ones.
  func number(of code: UnsafeRawBufferPointer) -> Int32 {
    guard code.count <= Self.longestShortCode else { return longCodes[Array(code)] ?? -1 }
    let (first, second) = Self.words(code)
    // A code that ends in zero bytes would look like a shorter one.
    return code.last == 0 || code.isEmpty ? -1 : number(of: first, second)
  }
}
