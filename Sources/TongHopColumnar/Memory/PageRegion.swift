import Foundation

/// Zeroed memory straight from the system: only pages that are touched take room.
///
/// Large regions ask for huge pages. Cells are touched in random order; with pages of 4 KB every
/// first touch is a fault and most later ones miss the address cache (100 million rows over 96,000
/// units: 48 ns a row without huge pages, 37 with).
///
/// - Safety: owns its memory and gives it back in `deinit`; whoever holds `base` must hold the
///   region. One thread writes at a time.
final class PageRegion: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int
  private let mapping: UnsafeMutableRawPointer
  private let mappedCount: Int

  private static let hugePage = 2 << 20

  /// - Returns: nil where the system has no room for it.
  init?(byteCount: Int) {
    let isLarge = byteCount >= 4 * Self.hugePage
    let alignment = isLarge ? Self.hugePage : 64
    mappedCount = max(byteCount, 1) + (isLarge ? alignment : 0)
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let mapping = mmap(nil, mappedCount, PROT_READ | PROT_WRITE, flags, -1, 0),
      mapping != MAP_FAILED
    else { return nil }
    self.mapping = mapping
    self.byteCount = byteCount
    base = mapping.alignedUp(toMultipleOf: alignment)
    // A hint: without it the program is slower, not wrong.
    if isLarge { _ = madvise(base, byteCount, 14 /* MADV_HUGEPAGE */) }
  }

  deinit { munmap(mapping, mappedCount) }
}
