import Testing
import TongHop
import TongHopColumnar
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopSynthetic
import TongHopTestSupport

/// Any number of threads, any order of rows and files: the same bytes.
@Suite("Threads and order")
struct ThreadTests {
  private static let threads = [1, 2, 3, 8, 64]

  private static func options(_ seed: UInt64) -> SyntheticOptions {
    var options = SyntheticOptions(seed: seed)
    options.rows = 2000
    options.files = 3
    options.isRagged = true
    options.hasAmounts = true
    options.digits = 1...9
    return options
  }

  @Test("Threads and blocks against the reference, seed", arguments: Effort.seeds(2))
  func threads(seed: UInt64) throws {
    var options = Self.options(seed)
    options.oddPerThousand = 30
    let agreement = try Agreement(SyntheticWorkspace(options))
    for threads in Self.threads {
      for size in [500, 1 << 18] {
        try agreement.check(
          .init(blockSize: size, threads: threads), isBrief: size > 500, sources: threads == 3)
      }
    }
  }

  @Test("Shuffled rows, cut into other files, seed", arguments: Effort.seeds(2))
  func shuffled(seed: UInt64) throws {
    let synthetic = SyntheticWorkspace(Self.options(seed))
    var random = SeededGenerator(seed: seed ^ 0x5F)
    let original = try documents(synthetic.files, threads: 1, blockSize: 1 << 18)
    for threads in Self.threads {
      let files = Self.scattered(synthetic, using: &random)
      for size in [100, 4096, 1 << 18] {
        let documents = try documents(files, threads: threads, blockSize: size)
        for (number, text) in documents.enumerated() {
          // Not the texts themselves, which would fill the screen where they differ.
          #expect(text.utf8.elementsEqual(original[number].utf8), "\(threads), \(size), \(number)")
        }
      }
    }
  }

  /// The rows in another order and in other files, some with other line ends.
  private static func scattered(
    _ synthetic: SyntheticWorkspace, using random: inout SeededGenerator
  ) -> [String: [UInt8]] {
    var files = synthetic.files
    var header: [UInt8] = []
    var rows: [[UInt8]] = []
    for (name, bytes) in synthetic.files.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("records/") {
      let lines = bytes.split(separator: 10).map { Array($0) }
      header = lines[0]
      rows += lines.dropFirst()
      files[name] = nil
    }
    rows.shuffle(using: &random)
    var rest = rows[...]
    while !rest.isEmpty {
      let part = rest.prefix(Int.random(in: 1...900, using: &random))
      rest = rest.dropFirst(part.count)
      let end: [UInt8] = Bool.random(using: &random) ? [13, 10] : [10]
      files["records/\(UInt32.random(in: 0 ... .max, using: &random)).csv"] =
        Array(([header] + part).joined(separator: end)) + end
    }
    return files
  }

  /// The texts of rank, score and rollup, and everything that was found wrong.
  private func documents(_ files: [String: [UInt8]], threads: Int, blockSize: Int) throws
    -> [String]
  {
    let scratch = try ScratchWorkspace()
    for (name, bytes) in files { try scratch.write(bytes, to: name) }
    var options = PipelineOptions()
    options.threads = threads
    options.period = Period(parsing: "2024-Q3")
    var settings = ColumnarSettings()
    settings.blockSize = blockSize
    var pipeline = try Pipeline(
      try Workspace.open(scratch.path), options: options,
      makeEngine: { request throws(EngineDifference) in
        ColumnarEngine(request, settings: settings)
      })
    let compared = try pipeline.compare()
    let rollup = try pipeline.rollUpIndicators()
    #expect(pipeline.log.entries.isEmpty)
    return [
      Documents.csv(compared.table), Documents.scores(compared.current, of: pipeline),
      Documents.rollup(rollup, of: pipeline),
    ]
  }
}
