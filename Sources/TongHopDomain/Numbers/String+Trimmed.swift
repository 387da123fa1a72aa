extension String {
  /// Without the white space that officials leave around codes and numbers, the no-break space
  /// of Word and Excel included.
  package var trimmed: String {
    // Nearly every field begins and ends with a visible ASCII character or a letter.
    var text = self
    let isPlain = text.withUTF8 { bytes in
      bytes.isEmpty || Self.isVisible(bytes[0]) && Self.isVisible(bytes[bytes.count - 1])
    }
    if isPlain { return self }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
    if !Self.isSpace(first) && !Self.isSpace(last) && first != "\u{FEFF}" { return self }
    var rest = unicodeScalars[...]
    while let scalar = rest.first, Self.isSpace(scalar) || scalar == "\u{FEFF}" {
      rest.removeFirst()
    }
    while let scalar = rest.last, Self.isSpace(scalar) || scalar == "\u{FEFF}" {
      rest.removeLast()
    }
    return String(rest)
  }

  private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// White space as Unicode has it, without a look-up for letters.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    // Latin letters with diacritics: where Vietnamese is written.
    let isLetter = (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value)
    return !isLetter && scalar.properties.isWhitespace
  }
}
