import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// What a run did and what it took.
public struct RunSummary: Sendable, Hashable {
  public var engine: EngineKind
  public var threads: Int
  /// Rows of metrics/, records/, tasks/, points/ and survey/ that were read, good or not.
  public var rows: Int
  /// Rows of metrics/ and records/ that the fast path handed to the readable reader.
  public var slowRows: Int
  /// Rows that an error kept out.
  public var leftOutRows: Int
  /// Of the whole process so far.
  public var seconds: Double
  /// In bytes.
  public var peakMemory: Int

  package init(
    engine: EngineKind, threads: Int, rows: Int, slowRows: Int, leftOutRows: Int, seconds: Double,
    peakMemory: Int
  ) {
    self.engine = engine
    self.threads = threads
    self.rows = rows
    self.slowRows = slowRows
    self.leftOutRows = leftOutRows
    self.seconds = seconds
    self.peakMemory = peakMemory
  }

  /// One line for people; memory in MB of 1,048,576 bytes.
  public func text(_ language: Language) -> String {
    let numbers = NumberText(language)
    let rate = seconds > 0 ? Int(Double(rows) / seconds) : 0
    let hundredths = Int128((seconds * 100).rounded())
    let time = numbers.styled(Decimal.text(hundredths, places: 2))
    let megabytes = numbers.count((peakMemory + (1 << 19)) >> 20)
    let words = [rows, slowRows, leftOutRows, rate].map { numbers.count($0) }
    return Phrase(
      "\(engine.rawValue), \(threads) luồng: \(words[0]) dòng (\(words[1]) dòng đọc chậm, \(words[2]) dòng bị loại) trong \(time) giây, \(words[3]) dòng/giây, bộ nhớ cao nhất \(megabytes) MB",
      en:
        "\(engine.rawValue), threads \(threads): \(words[0]) rows (\(words[1]) on the slow path, \(words[2]) left out) in \(time) s, \(words[3]) rows/s, peak memory \(megabytes) MB"
    )[language]
  }
}

extension Pipeline {
  /// - Parameters:
  ///   - seconds: since the process began.
  ///   - peakMemory: the most that the process has held at once, in bytes.
  public func summary(seconds: Double, peakMemory: Int) -> RunSummary {
    RunSummary(
      engine: options.engine, threads: options.engine == .reference ? 1 : options.threads,
      rows: rowCount, slowRows: received.slowRowCount, leftOutRows: received.leftOutCount,
      seconds: seconds, peakMemory: peakMemory)
  }
}
