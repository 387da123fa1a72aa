import Foundation
import TongHopDiagnostics

/// ``Suggestions`` that the readers of several files share, so that the known words are made ready
/// once a run and not once a file.
///
/// - Safety: `suggestions` is touched between lock and unlock only. Only wrong words come here.
final class SharedSuggestions: @unchecked Sendable {
  private let lock = NSLock()
  private var suggestions: Suggestions

  init(limit: Int = 2, alone: Bool = false, _ known: @escaping @Sendable () -> [String]) {
    suggestions = Suggestions(limit: limit, alone: alone, known)
  }

  func nearest(to word: String) -> String? {
    lock.lock()
    defer { lock.unlock() }
    return suggestions.nearest(to: word)
  }
}
