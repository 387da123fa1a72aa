/// The file of a unit's sheet. Codes are data, and a file name must never be a path.
enum SheetName {
  /// Names of the folder's other files, and those that are devices on Windows.
  private static let taken: Set<String> = Set(
    ["index", "all", "con", "prn", "aux", "nul"]
      + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
  private static let longest = 120

  /// Letters without marks, digits, `-` and `_` as they are, every other byte as `%2F`. Of codes that
  /// differ in small and capital letters alone, which are one name on some systems, the capitals are
  /// escaped, too.
  ///
  /// - Parameter units: where a code is too long for a file name, its unit tells the files apart.
  static func files(of units: [(code: String, unit: Int)]) -> [String] {
    var times: [String: Int] = [:]
    for (code, _) in units { times[code.lowercased(), default: 0] += 1 }
    return units.map { code, unit in
      file(of: code, unit, capitals: times[code.lowercased()] == 1)
    }
  }

  private static func file(of code: String, _ unit: Int, capitals: Bool) -> String {
    var name = ""
    for byte in code.utf8 {
      name += isPlain(byte, capitals) ? String(UnicodeScalar(byte)) : escaped(byte)
    }
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

  private static func isPlain(_ byte: UInt8, _ capitals: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): capitals
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}
