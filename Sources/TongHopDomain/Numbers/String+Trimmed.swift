extension String {
  /// Without the white space that officials leave around codes and numbers, the no-break space
  /// of Word and Excel included.
  package var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
    if !first.properties.isWhitespace && !last.properties.isWhitespace && first != "\u{FEFF}" {
      return self
    }
    var rest = unicodeScalars[...]
    while let scalar = rest.first, scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
      rest.removeFirst()
    }
    while let scalar = rest.last, scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
      rest.removeLast()
    }
    return String(rest)
  }
}
