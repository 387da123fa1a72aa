/// Digits with signs between them, and the numbers that may be meant by them.
///
///     1.234.567,89   1234567.89            the sign that stands last and once separates decimals
///     1.234.567      1234567               groups of three
///     1.234          1234 or 1.234         nobody can tell
///     12 34          1234, perhaps         no groups of three: perhaps two numbers
struct DigitGroups {
  /// What may be meant, with a decimal point, the likeliest first.
  private(set) var readings: [String] = []
  /// There is one reading and no doubt.
  private(set) var isCertain = false
  /// The sign that separates decimals, where that is certain.
  private(set) var decimalSign: Character?
  /// The sign that separates thousands, where that is certain.
  private(set) var thousandsSign: Character?

  private var groups: [String] = [""]
  private var signs: [Character] = []
  /// A sign stands twice, or where none can stand.
  private var isOdd = false

  private static let known = ".,' _"

  /// - Parameter text: digits of ASCII; between them points, commas, blanks, apostrophes and
  ///   underscores.
  /// - Returns: nil for anything else, and where there is no digit.
  init?(_ text: some StringProtocol) {
    for character in text {
      if ("0"..."9").contains(character) {
        groups[groups.count - 1].append(character)
      } else if Self.known.contains(character) {
        signs.append(character)
        groups.append("")
      } else {
        return nil
      }
    }
    guard groups.contains(where: { !$0.isEmpty }) else { return nil }
    tidy()
    read()
  }

  private static func isMark(_ sign: Character) -> Bool { sign == "." || sign == "," }

  /// Takes away signs with no digits on one side.
  private mutating func tidy() {
    while signs.count > 0, groups.last?.isEmpty == true {
      groups.removeLast()
      signs.removeLast()
    }
    if groups[0].isEmpty, signs.count == 1, Self.isMark(signs[0]) { groups[0] = "0" }
    while signs.count > 0, groups[0].isEmpty {
      groups.removeFirst()
      if Self.isMark(signs.removeFirst()) { isOdd = true }
    }
    var place = 1
    while place < groups.count - 1 {
      guard groups[place].isEmpty else {
        place += 1
        continue
      }
      // A blank beside a sign: of the two the sign counts.
      groups.remove(at: place)
      let first = signs[place - 1]
      if first == " " {
        signs.remove(at: place - 1)
      } else {
        isOdd = isOdd || signs[place] != " "
        signs.remove(at: place)
      }
    }
  }

  private mutating func read() {
    guard let last = signs.last else {
      readings = [Self.plain(groups[0])]
      isCertain = !isOdd
      return
    }
    let earlier = Set(signs.dropLast())
    if earlier.isEmpty || earlier == [last] {
      readOneSign(last)
    } else if Self.isMark(last), earlier.count == 1, !earlier.contains(last),
      isRegular(groups.dropLast()), let thousands = earlier.first
    {
      let isDecimal = Self.isMark(thousands) || groups.last?.count != 3
      readings = isDecimal ? [decimal(signs.count)] : [decimal(signs.count), whole]
      settle(decimal: isDecimal ? last : nil, thousands: isDecimal ? thousands : nil)
    } else {
      readings = [whole]
      for place in signs.indices where Self.isMark(signs[place]) {
        if signs.count(where: { $0 == signs[place] }) == 1 || place == signs.count - 1 {
          readings.append(decimal(place + 1))
        }
      }
    }
  }

  private mutating func readOneSign(_ sign: Character) {
    let isRegular = isRegular(groups[...])
    if signs.count == 1, Self.isMark(sign) {
      readings = isRegular ? [whole, decimal(1)] : [decimal(1)]
      if !isRegular { settle(decimal: sign, thousands: nil) }
    } else if isRegular {
      readings = [whole]
      settle(decimal: nil, thousands: sign)
    } else {
      readings = Self.isMark(sign) ? [whole, decimal(signs.count)] : [whole]
    }
  }

  private mutating func settle(decimal: Character?, thousands: Character?) {
    isCertain = !isOdd && readings.count == 1
    guard isCertain else { return }
    decimalSign = decimal
    thousandsSign = thousands
  }

  /// One to three digits, then groups of three.
  private func isRegular(_ groups: ArraySlice<String>) -> Bool {
    guard let first = groups.first else { return false }
    return (1...3).contains(first.count) && first.first != "0"
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private var whole: String { Self.plain(groups.joined()) }

  /// - Parameter count: groups before the decimal point.
  private func decimal(_ count: Int) -> String {
    Self.plain(groups[..<count].joined()) + "." + groups[count...].joined()
  }

  /// Without zeros in front.
  private static func plain(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }
}
