/// The file of a unit's sheet. Codes are data, and a file name must never be a path.
enum SheetName {
  /// Names of the folder's other files.
  private static let taken = ["index", "all"]
  private static let longest = 120

  /// Letters without marks, digits, `-` and `_` as they are, every other byte as `%2F`.
  ///
  /// - Parameter unit: where the code is too long for a file name, it tells the files apart.
  static func file(of code: String, _ unit: Int) -> String {
    var name = ""
    for byte in code.utf8 { name += isPlain(byte) ? String(UnicodeScalar(byte)) : escaped(byte) }
    if name.isEmpty || taken.contains(name.lowercased()) {
      name = (code.utf8.first.map(escaped) ?? "%") + name.dropFirst()
    }
    if name.utf8.count > longest { name = "\(name.prefix(longest))%\(unit)" }
    return name + ".html"
  }

  /// The same in a link, where a percent sign begins an escape.
  static func link(to file: String) -> String {
    file.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}
