/// The place of a name in a list in Vietnamese alphabetical order.
///
/// Letters first: a ă â b c d đ e ê … x y. Where the letters of two names are the same the tones
/// decide, from the first letter on: ngang, huyền, hỏi, ngã, sắc, nặng. Numbers go by their value,
/// so that Khối 2 stands before Khối 10. Case and the place of the tone mark (Hòa, Hoà) count for
/// nothing.
public struct NameOrder: Sendable, Hashable, Comparable {
  private let letters: [Key]
  private let tones: [UInt8]

  private enum Key: Sendable, Hashable, Comparable {
    case space
    case sign(UInt32)
    /// Its digits without zeros before them; more digits are a larger number.
    case number(length: Int, digits: String)
    /// In the alphabet.
    case letter(Int)
    /// Of other alphabets, behind ours.
    case foreign(UInt32)
  }

  public init(_ name: some StringProtocol) {
    var letters: [Key] = []
    var tones: [UInt8] = []
    var digits = ""
    func finishNumber() {
      guard !digits.isEmpty else { return }
      let value = String(digits.drop { $0 == "0" })
      letters.append(.number(length: value.utf8.count, digits: value))
      tones.append(0)
      digits = ""
    }
    for character in NameKey(name).text {
      if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        (48...57).contains(scalar.value)
      {
        digits.append(character)
        continue
      }
      finishNumber()
      let (key, tone) = Self.key(of: character)
      letters.append(key)
      tones.append(tone)
    }
    finishNumber()
    self.letters = letters
    self.tones = tones
  }

  public static func < (left: NameOrder, right: NameOrder) -> Bool {
    if left.letters != right.letters {
      return left.letters.lexicographicallyPrecedes(right.letters)
    }
    return left.tones.lexicographicallyPrecedes(right.tones)
  }

  private static func key(of character: Character) -> (Key, tone: UInt8) {
    if let (letter, tone) = vietnamese[character] { return (.letter(letter), tone) }
    if character == " " { return (.space, 0) }
    let value = character.unicodeScalars.first?.value ?? 0
    return (character.isLetter ? .foreign(value) : .sign(value), 0)
  }

  /// f, j, w and z stand where they do in the Latin alphabet.
  private static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")

  /// The tones of each vowel in their order, the bare one first.
  private static let toned = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
    "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
  ]

  private static let vietnamese: [Character: (Int, UInt8)] = {
    var table: [Character: (Int, UInt8)] = [:]
    for (place, letter) in alphabet.enumerated() { table[letter] = (place, 0) }
    for vowel in toned {
      let forms = Array(vowel)
      guard let place = alphabet.firstIndex(of: forms[0]) else { continue }
      for (tone, form) in forms.enumerated() { table[form] = (place, UInt8(tone)) }
    }
    return table
  }()
}
