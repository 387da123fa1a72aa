import Dispatch
import Foundation
import Synchronization
import TongHopRecords

/// One reading of files by all shards at once.
///
/// The files are cut into blocks of one size; each shard takes the next block that nobody has
/// taken, so that a slow block delays nobody. What a shard adds up does not depend on which blocks
/// it got once the shards are put together, because sums of whole numbers have no order.
struct FactPass {
  let files: [FactFile]
  let catalog: FactCatalog
  let search: RowSearch?
  /// Cells of a shard; nil: only of keys that occur.
  let cellCount: Int?
  let shards: Int
  let blockSize: Int
  let progress: PassProgress
  var lastStep = ReadingStep.add

  /// What the shards have.
  struct Result: Sendable {
    var cells: [ShardCells] = []
    var planes: [PresencePlanes] = []
    /// By number of the pair.
    var pairRows: [Int] = []
    /// By number of the pair: the size of its rows that are not small.
    var largeSums: [UInt64] = []
    /// *shape* [file].
    var files: [FileResult] = []
  }

  /// What a file gave, beside the sums.
  struct FileResult: Sendable {
    var rows = 0
    /// By offset, with the lines of the file.
    var marks: [RowMark] = []
    /// Why it could not be read to its end, or as the file that it was.
    var fault: FileFault?
  }

  private struct Task {
    var file: Int
    var block: Int
  }

  /// Where the first row of a block is known to begin, by file and block.
  private typealias Corrections = [Int: [Int: Int]]

  /// - Complexity: O(*bytes*); twice where a quoted field has a line break.
  func run() -> Result {
    var corrections: Corrections = [:]
    var wholeFiles: Set<Int> = []
    while true {
      progress.restart()
      let (result, wrong) = run(corrections, wholeFiles)
      guard !wrong.isEmpty else { return result }
      for (file, correction) in wrong {
        corrections[file, default: [:]][correction.block] = correction.first
        // A file that is full of such fields is read from its beginning to its end by one shard,
        // which makes no assumption.
        if corrections[file]?.count ?? 0 > 2 { wholeFiles.insert(file) }
      }
    }
  }

  private func run(_ corrections: Corrections, _ wholeFiles: Set<Int>)
    -> (Result, [Int: (block: Int, first: Int)])
  {
    let tasks = tasks(wholeFiles)
    let cursor = Atomic<Int>(0)
    let parts = mapShards(min(shards, max(1, tasks.count))) { _ in
      work(tasks, cursor, corrections)
    }
    return join(tasks, parts)
  }

  private func tasks(_ wholeFiles: Set<Int>) -> [Task] {
    var tasks: [Task] = []
    for (number, file) in files.enumerated() {
      if wholeFiles.contains(number) {
        tasks.append(Task(file: number, block: -1))
      } else {
        tasks += (0..<file.blockCount(size: blockSize)).map { Task(file: number, block: $0) }
      }
    }
    return tasks
  }

  private struct Part: Sendable {
    var cells: ShardCells
    var planes: PresencePlanes
    var pairRows: [(pair: Int, rows: Int, large: UInt64)]
    var blocks: [(task: Int, result: BlockResult)]
  }

  private func work(
    _ tasks: [Task], _ cursor: borrowing Atomic<Int>, _ corrections: Corrections
  ) -> Part {
    let reader = ShardReader(
      catalog: catalog, cells: ShardCells(cellCount: cellCount), search: search,
      blockSize: blockSize, lastStep: lastStep)
    var blocks: [(task: Int, result: BlockResult)] = []
    var current = -1
    var opened: Swift.Result<OpenedFile, FileFault> = .failure(.missing)
    while true {
      let number = cursor.add(1, ordering: .relaxed).oldValue
      guard number < tasks.count else { break }
      let task = tasks[number]
      let file = files[task.file]
      if task.file != current {
        opened = Self.open(file.file)
        reader.begin(file)
        current = task.file
      }
      let first =
        corrections[task.file]?[task.block] ?? (task.block == 0 ? file.firstOffset : nil)
      let result = read(task, reader, opened, first: first)
      blocks.append((number, result))
      progress.add(rows: result.rows, bytes: blockSize, of: file)
    }
    return Part(
      cells: reader.cells, planes: reader.planes, pairRows: reader.pairRows, blocks: blocks)
  }

  /// - Returns: the file, or why it cannot be opened as the one that it was.
  private static func open(_ file: WorkspaceFile) -> Swift.Result<OpenedFile, FileFault> {
    do throws(FileFault) {
      return .success(try OpenedFile(file))
    } catch {
      return .failure(error)
    }
  }

  private func read(
    _ task: Task, _ reader: ShardReader, _ opened: Swift.Result<OpenedFile, FileFault>,
    first: Int?
  ) -> BlockResult {
    let file = files[task.file]
    switch opened {
    case .failure(let fault): return BlockResult(first: nil, end: file.byteCount, fault: fault)
    case .success(let opened):
      guard task.block >= 0 else { return readWhole(file, reader, opened.descriptor) }
      return reader.readBlock(
        file.range(ofBlock: task.block, size: blockSize), of: file,
        descriptor: opened.descriptor, first: first)
    }
  }

  /// Block after block, each from where the one before it ended.
  private func readWhole(_ file: FactFile, _ reader: ShardReader, _ descriptor: Int32)
    -> BlockResult
  {
    var whole = BlockResult(first: file.firstOffset, end: file.firstOffset)
    for block in 0..<file.blockCount(size: blockSize) {
      let range = file.range(ofBlock: block, size: blockSize)
      let part = reader.readBlock(range, of: file, descriptor: descriptor, first: whole.end)
      for mark in part.marks {
        whole.marks.append(mark)
        whole.marks[whole.marks.count - 1].line += whole.lines
      }
      whole.rows += part.rows
      whole.lines += part.lines
      whole.end = part.end
      whole.fault = whole.fault ?? part.fault
    }
    return whole
  }

  private func join(_ tasks: [Task], _ parts: [Part])
    -> (Result, [Int: (block: Int, first: Int)])
  {
    var results = [BlockResult](repeating: BlockResult(first: nil, end: 0), count: tasks.count)
    var result = Result()
    for part in parts {
      for (task, block) in part.blocks { results[task] = block }
      result.cells.append(part.cells)
      result.planes.append(part.planes)
      for (pair, rows, large) in part.pairRows {
        while result.pairRows.count <= pair {
          result.pairRows.append(0)
          result.largeSums.append(0)
        }
        result.pairRows[pair] += rows
        RowSize.add(large, to: &result.largeSums[pair])
      }
    }
    var wrong: [Int: (block: Int, first: Int)] = [:]
    var next = 0
    for (number, file) in files.enumerated() {
      let start = next
      while next < tasks.count, tasks[next].file == number { next += 1 }
      let blocks = Array(results[start..<next])
      let isWhole = start < next && tasks[start].block < 0
      let ends =
        isWhole
        ? [file.byteCount]
        : blocks.indices.map { file.range(ofBlock: $0, size: blockSize).upperBound }
      // All blocks are read: what was read is one state of the file only if it still has it.
      let fault = file.file.hasChanged ? .changed : blocks.lazy.compactMap(\.fault).first
      // Whoever looks only for stops does not know where rows begin.
      if fault == nil, lastStep != .stops {
        wrong[number] =
          BlockChain(blocks, ends: ends, firstOffset: file.firstOffset).correction
      }
      result.files.append(Self.fileResult(blocks, firstLine: file.firstLine, fault: fault))
    }
    return (result, wrong)
  }

  /// Lines of a block become lines of the file.
  private static func fileResult(_ blocks: [BlockResult], firstLine: Int, fault: FileFault?)
    -> FileResult
  {
    var result = FileResult(fault: fault)
    var line = firstLine
    for block in blocks {
      result.rows += block.rows
      for var mark in block.marks {
        mark.line += line
        result.marks.append(mark)
      }
      line += block.lines
    }
    return result
  }
}

/// Tells now and then how far a pass is.
final class PassProgress: Sendable {
  private let rows = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)
  private let lastTold = Atomic<UInt64>(0)
  private let totalBytes: Int
  private let tell: @Sendable (ReadingProgress) -> Void

  init(totalBytes: Int, tell: @escaping @Sendable (ReadingProgress) -> Void) {
    self.totalBytes = totalBytes
    self.tell = tell
  }

  /// A pass begins anew.
  func restart() {
    rows.store(0, ordering: .relaxed)
    bytes.store(0, ordering: .relaxed)
  }

  func add(rows count: Int, bytes size: Int, of file: FactFile) {
    let rows = rows.add(count, ordering: .relaxed).newValue
    let bytes = bytes.add(size, ordering: .relaxed).newValue
    let now = DispatchTime.now().uptimeNanoseconds
    let last = lastTold.load(ordering: .relaxed)
    // Five times a second, by whichever shard comes first.
    guard now &- last > 200_000_000,
      lastTold.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    else { return }
    tell(
      ReadingProgress(
        file: file.file.name, rows: rows, bytes: min(bytes, totalBytes), totalBytes: totalBytes))
  }
}
