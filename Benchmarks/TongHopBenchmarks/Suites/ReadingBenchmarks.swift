/// The speed of light of everything that reads records/.
enum ReadingBenchmarks {
  static func all(_ input: StageInput) -> [any Benchmark] { [ReadOnly(input: input)] }

  /// The bytes of the file, looked at by nobody.
  private struct ReadOnly: Benchmark {
    let input: StageInput
    var path = ""
    var bytes = 0
    var count = 0

    var name: String { "\(input.shape.rawValue)/pread only" }
    var rows: Int { input.rows }

    mutating func prepare() throws {
      path = try input.records()
      bytes = try input.recordBytes()
    }

    mutating func run() throws {
      var reader = try FileReader()
      try reader.read(path)
      count = reader.byteCount
    }

    var checksum: Checksum {
      var sum = Checksum()
      sum.add(count)
      return sum
    }
  }
}
