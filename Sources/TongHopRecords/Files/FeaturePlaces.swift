/// Where each feature of a GeoJSON text begins, for messages; decoding forgets it.
///
/// The text was decoded already, so its syntax is right.
enum FeaturePlaces {
  /// The bytes at which the members of the root's list `features` begin.
  static func offsets(in bytes: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    var depth = 0
    var isInFeatures = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        // A key of the root, or a text there, which no list follows.
        if depth == 1 {
          isInFeatures = bytes[min(start, bytes.count)..<min(index, bytes.count)]
            .elementsEqual("features".utf8)
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 2, isInFeatures { offsets.append(index) }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
    }
    return offsets
  }
}
