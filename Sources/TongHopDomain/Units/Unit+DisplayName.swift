extension Unit {
  /// `Xã Hải Yến`, `Sở Nội vụ`: the type is written before a name that does not begin with it.
  public var displayName: String {
    guard !type.isEmpty else { return name }
    if !Self.differPlainly(name, type) {
      let nameKey = NameKey(name).text
      let typeKey = NameKey(type).text
      if nameKey == typeKey || nameKey.hasPrefix(typeKey + " ") { return name }
    }
    return type.prefix(1).uppercased() + type.dropFirst() + " " + name
  }

  /// Does a plain letter differ before anything that a ``NameKey`` could make equal? Most names do
  /// from their type, at the first letter.
  ///
  /// - Returns: false also where only the keys can tell.
  private static func differPlainly(_ name: String, _ type: String) -> Bool {
    for (left, right) in zip(name.utf8, type.utf8) {
      guard isPlainLetter(left), isPlainLetter(right) else { return false }
      if left | 0x20 != right | 0x20 { return true }
    }
    return false
  }

  private static func isPlainLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
