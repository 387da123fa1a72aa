/// Names in plain text whose letters run from right to left.
enum TextDirection {
  private static let (isolate, end): (Unicode.Scalar, Unicode.Scalar) = ("\u{2068}", "\u{2069}")

  /// A name among other words: what it holds cannot turn the direction of what stands around it. A
  /// name that has nothing of the kind stays as it is.
  static func isolated(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: turns) else { return name }
    var result = String.UnicodeScalarView([isolate])
    var open = 0
    for scalar in name.unicodeScalars {
      if scalar == end {
        // One that ends nothing of the name would end ours.
        guard open > 0 else { continue }
        open -= 1
      } else if (0x2066...0x2068).contains(scalar.value) {
        open += 1
      }
      result.append(scalar)
    }
    for _ in 0...open { result.append(end) }
    return String(result)
  }

  private static func turns(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x0590: false
    case 0x0590...0x08FF, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFDFF,
      0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
