import Synchronization
import TongHopDiagnostics
import TongHopRecords
import TongHopReport

/// How far the reading of the figures is, and how fast.
public struct ReadingPace: Sendable, Hashable {
  /// The name of the file at hand.
  public var file: String
  /// Rows read so far, of all files.
  public var rows: Int
  public var rowsPerSecond: Int
  /// By the bytes that are still to be read; nil before there is anything to judge by.
  public var secondsLeft: Double?

  /// - Parameter seconds: since the reading began.
  package init(_ progress: ReadingProgress, after seconds: Double) {
    file = progress.file
    rows = progress.rows
    rowsPerSecond = seconds > 0 ? Int(Double(progress.rows) / seconds) : 0
    let isKnown = progress.bytes > 0 && progress.totalBytes >= progress.bytes
    secondsLeft =
      isKnown
      ? seconds * Double(progress.totalBytes - progress.bytes) / Double(progress.bytes) : nil
  }

  /// Passes on what engines tell of their reading; the time counts from the beginning of each.
  static func observe(_ progress: @escaping @Sendable (ReadingPace) -> Void)
    -> @Sendable (ReadingProgress) -> Void
  {
    let start = Mutex(ContinuousClock.now)
    return { reading in
      let seconds = start.withLock { start in
        if reading.rows == 0, reading.bytes == 0 { start = .now }
        return (ContinuousClock.now - start) / .seconds(1)
      }
      progress(ReadingPace(reading, after: seconds))
    }
  }

  /// `records/2024.csv: 1.234.567 dòng, 5.000.000 dòng/giây, còn 3 giây`
  public func text(_ language: Language) -> String {
    let numbers = NumberText(language)
    var text = Phrase(
      "\(file): \(numbers.count(rows)) dòng, \(numbers.count(rowsPerSecond)) dòng/giây",
      en: "\(file): \(numbers.count(rows)) rows, \(numbers.count(rowsPerSecond)) rows/s")
    if let secondsLeft {
      let left = numbers.count(Int(secondsLeft.rounded(.up)))
      text = text + Phrase(", còn \(left) giây", en: ", \(left) s left")
    }
    return text[language]
  }
}
