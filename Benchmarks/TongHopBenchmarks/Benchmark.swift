/// One stage of the work, measured inside this process.
///
/// The runner calls ``prepare()`` once, then ``run()`` again and again with the clock running, and
/// asks for the ``checksum`` with the clock stopped. A run keeps its answer, so that the compiler
/// cannot leave the work out.
protocol Benchmark {
  /// `shape/stage`, e.g. `province/score`.
  var name: String { get }
  /// Rows and bytes that one run reads; 0 where it reads no file. Known after ``prepare()``.
  var rows: Int { get }
  var bytes: Int { get }
  /// The name of the benchmark that gives the same answer in the readable way.
  var reference: String? { get }

  mutating func prepare() throws
  mutating func run() throws
  /// Of the last answer; the same for every run.
  var checksum: Checksum { get }
}

extension Benchmark {
  var rows: Int { 0 }
  var bytes: Int { 0 }
  var reference: String? { nil }
}

/// A fingerprint of an answer: every number in it, in order.
struct Checksum: Equatable, CustomStringConvertible {
  private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a, eight bytes at a time.
  mutating func add(_ value: Int64) {
    state = (state ^ UInt64(bitPattern: value)) &* 0x0000_0100_0000_01B3
    // The high bits must reach the low ones.
    state ^= state >> 29
  }

  mutating func add(_ value: Int) { add(Int64(value)) }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(Int64(byte)) }
    add(text.utf8.count)
  }

  var description: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
