/// Names in places that are too small for the longest of them.
enum ShortText {
  /// At most so many letters, with `…` where there are more.
  static func cut(_ text: String, _ most: Int) -> String {
    // A letter has at least one byte: most texts need no counting.
    text.utf8.count > most && text.count > most ? text.prefix(most - 1) + "…" : text
  }
}
