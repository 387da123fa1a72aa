import TongHopDomain

/// Words for one level of the administration, in Vietnamese and English. Levels are any words; these
/// are held against each other only to ask, never to take one for the other.
enum LevelWords {
  /// Of each level first the words for all of its units, then those for one type of them.
  private static let levels: [(all: Set<String>, types: Set<String>)] = [
    (["province", "cấp tỉnh", "cap tinh"], ["tỉnh", "tinh", "thành phố", "city"]),
    (
      ["district", "cấp huyện", "cap huyen"],
      ["huyện", "huyen", "quận", "quan", "thị xã", "thi xa", "thành phố", "city"]
    ),
    (
      ["commune", "cấp xã", "cap xa"],
      [
        "xã", "xa", "phường", "phuong", "thị trấn", "thi tran", "đặc khu", "dac khu", "ward",
        "township",
      ]
    ),
    (
      ["village", "cấp thôn", "cap thon"],
      [
        "thôn", "thon", "bản", "ban", "ấp", "ap", "buôn", "làng", "lang", "xóm", "xom", "khóm",
        "khu phố", "khu pho", "tổ dân phố", "to dan pho", "tổ", "hamlet",
      ]
    ),
  ]

  static func isKnown(_ word: String) -> Bool {
    let key = NameKey(word).text
    return levels.contains { $0.all.contains(key) || $0.types.contains(key) }
  }

  /// Are they two words of one level, one of which is for all of its units? `xã` and `phường` are not.
  static func meanTheSame(_ word: String, _ other: String) -> Bool {
    let (a, b) = (NameKey(word).text, NameKey(other).text)
    guard a != b else { return false }
    return levels.contains { level in
      func isOfLevel(_ key: String) -> Bool { level.all.contains(key) || level.types.contains(key) }
      return isOfLevel(a) && isOfLevel(b) && (level.all.contains(a) || level.all.contains(b))
    }
  }
}
