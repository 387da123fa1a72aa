import TongHopDiagnostics

/// Years that are not said in four digits of our calendar: `24-Q1`, `3/24`, `2567-Q1`.
///
/// What they stand for is not guessed: the quarter or month is that of the text, and the year is
/// asked for.
extension PeriodMeaning {
  /// - Parameter words: digits and letters apart, as of `24-Q1`: `24`, `q`, `1`.
  init?(oddYear words: [String]) {
    if let short = Self.shortYear(words) {
      self.init(periods: [short], hasShortYear: true)
      return
    }
    // Any year that periods have shows whether the other words are a period.
    let example = 2024
    var rest = words
    guard let place = words.firstIndex(where: { Self.isOtherYear($0, words) }) else { return nil }
    rest.remove(at: place)
    guard !rest.isEmpty, let period = Self.named(rest, year: example) else { return nil }
    self.init(periods: [], pattern: String(period.description.dropFirst(4)), isOtherYear: true)
  }

  /// `24-Q1`, `24Q1`, `3/24`; a number above 12 is no month.
  private static func shortYear(_ words: [String]) -> Period? {
    for (place, word) in words.enumerated() where isTwoDigits(word) {
      guard let last = Int(word), (13...49).contains(last) else { continue }
      var rest = words
      rest.remove(at: place)
      guard !rest.isEmpty, let period = named(rest, year: 2000 + last) else { continue }
      return period
    }
    return nil
  }

  /// A year of four digits that ours are not (Buddhist 2567), or of two that are no years of late.
  private static func isOtherYear(_ word: String, _ words: [String]) -> Bool {
    guard let number = Int(word), number >= 0 else { return false }
    if word.utf8.count == 4 { return !(1990...2198).contains(number) }
    return isTwoDigits(word) && number >= 50 && words.count > 1
  }

  private static func isTwoDigits(_ word: String) -> Bool {
    word.utf8.count == 2 && word.utf8.allSatisfy { (48...57).contains($0) }
  }
}
