import Foundation
import Synchronization
import TongHop
import TongHopDiagnostics

/// One line on the terminal that is written over and over while figures are read, and wiped at the
/// end.
final class ProgressLine: Sendable {
  private let language: Language
  /// When the line was last written; nil: it is not there.
  private let written = Mutex<ContinuousClock.Instant?>(nil)

  /// - Returns: nil where standard error is no terminal.
  init?(_ language: Language) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    self.language = language
  }

  /// From any thread; at most ten times a second.
  func show(_ pace: ReadingPace) {
    written.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(100) { return }
      last = now
      // A line that is broken in two could not be wiped.
      let text = ShownText.line(pace.text(language)).prefix(max(0, width - 1))
      Console.command("\r\u{1B}[K\(text)")
    }
  }

  func wipe() {
    written.withLock { last in
      guard last != nil else { return }
      last = nil
      Console.command("\r\u{1B}[K")
    }
  }

  private var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
