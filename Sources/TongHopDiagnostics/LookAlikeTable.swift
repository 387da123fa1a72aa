/// Which characters of other scripts and which signs are drawn as those of a Vietnamese keyboard.
///
/// Full-width forms, digits of other scripts, blanks, dashes and what cannot be seen are told by their
/// properties (``LookAlike``); here are those that only an eye can tell.
enum LookAlikeTable {
  static let looks: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (like, latin) in alike {
      for (scalar, letter) in zip(like.unicodeScalars, latin) { table[scalar] = String(letter) }
    }
    for (like, texts) in [
      (capitalRoman, romanNumbers), (smallRoman, romanNumbers.map { $0.lowercased() }),
    ] {
      for (scalar, text) in zip(like.unicodeScalars, texts) { table[scalar] = text }
    }
    for (scalar, text) in signs { table[scalar] = text }
    return table
  }()

  /// Letter by letter; the second text in characters, so that á is one.
  private static let alike = [
    // Cyrillic
    ("АВЕКМНОРСТУХІЈЅԚԜҮЗѴ", "ABEKMHOPCTYXIJSQWY3V"),
    ("аеорсухіјѕԛԝһӏԁүкѵмтвн", "aeopcyxijsqwhldykvmtbh"),
    // Greek, and Greek with an accent in one code point
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ"), ("αικνορυχϲϳ", "aikvopuxcj"),
    ("\u{3AC}\u{3AF}\u{3CC}\u{3CD}\u{386}\u{388}\u{38A}\u{38C}\u{38E}", "áíóúÁÉÍÓÝ"),
    // Armenian
    ("օհոսՕ", "ohnuO"),
    // Latin letters that no Vietnamese word has: eth and the African D for Đ, the dotless i
    ("\u{D0}\u{189}\u{131}\u{251}\u{261}", "ĐĐiag"),
  ]

  private static let capitalRoman = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯ"
  private static let smallRoman = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿ"
  private static let romanNumbers = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M",
  ]

  private static let signs: [Unicode.Scalar: String] = [
    "\u{2212}": "-", "\u{2043}": "-", "\u{2D7}": "-", "\u{2500}": "-", "\u{2501}": "-",
    "\u{30FC}": "-", "\u{2044}": "/", "\u{2215}": "/", "\u{FF3F}": "_", "\u{2264}": "<=",
    "\u{2265}": ">=", "\u{2223}": "|", "\u{2502}": "|", "\u{1C0}": "|", "\u{2236}": ":",
    "\u{A789}": ":", "\u{589}": ":", "\u{2024}": ".", "\u{66B}": ".", "\u{201A}": ",",
    "\u{2018}": "'", "\u{2019}": "'", "\u{2BC}": "'", "\u{2032}": "'", "\u{B4}": "'",
    "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{2033}": "\"",
    "\u{2217}": "*", "\u{204E}": "*",
  ]
}
