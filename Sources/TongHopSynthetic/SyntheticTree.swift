import TongHopDomain

/// The units of a made-up workspace, depth first, and the codes of its indicators.
public struct SyntheticTree: Sendable {
  public private(set) var units: [Unit] = []
  /// Indices of the units without children: those that report.
  public private(set) var reporting: [Int] = []
  public private(set) var indicators: [String] = []

  /// - Complexity: O(units).
  public init(_ options: SyntheticOptions) {
    var codes = CodeMaker(options)
    var names = NameMaker(options)
    let isCountry = options.provinces > 1
    if isCountry {
      units.append(
        Unit(code: codes.country(), level: "country", type: "nước", name: "Việt Nam"))
    }
    let top = units.first?.code ?? ""
    for _ in 0..<options.provinces {
      let province = codes.next(.province)
      add(province, below: top, "province", "tỉnh", names.next())
      for _ in 0..<options.districts {
        let district = codes.next(.district)
        add(district, below: province, "district", names.type("huyện", "thị xã"), names.next())
        for _ in 0..<options.communes {
          let commune = codes.next(.commune)
          add(commune, below: district, "commune", names.type("xã", "phường"), names.next())
          let villages = names.villages(options)
          if villages == 0 { reporting.append(units.count - 1) }
          for number in 0..<villages {
            add(
              codes.village(number + 1, of: commune), below: commune, "village", "thôn",
              "Thôn \(number + 1)")
            reporting.append(units.count - 1)
          }
        }
      }
    }
    if reporting.isEmpty { reporting = Array(units.indices.suffix(1)) }
    indicators = (0..<options.indicators).map { codes.indicator($0) }
  }

  private mutating func add(
    _ code: String, below parent: String, _ level: String, _ type: String, _ name: String
  ) {
    units.append(
      Unit(
        code: code, parentCode: parent, level: level, type: type, name: name,
        line: units.count + 2))
  }

  /// The text of units.csv.
  public var csv: [UInt8] {
    var text = "code,parent_code,level,type,name,valid_from,valid_to\n"
    for unit in units {
      text += "\(unit.code),\(unit.parentCode),\(unit.level),\(unit.type),\(unit.name),,\n"
    }
    return Array(text.utf8)
  }
}

/// Codes that no other unit or indicator bears.
struct CodeMaker {
  enum Level { case province, district, commune }

  private let lengths: ClosedRange<Int>?
  private var random: SeededGenerator
  private var taken: Set<String> = []
  private var numbers: [Level: Int] = [:]

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  private static let signs = letters + Array("0123456789-_./")

  init(_ options: SyntheticOptions) {
    lengths = options.codeLengths
    random = SeededGenerator(seed: options.seed ^ 0xC0DE)
  }

  mutating func country() -> String { lengths == nil ? "VN" : made() }

  mutating func next(_ level: Level) -> String {
    guard lengths == nil else { return made() }
    let number = numbers[level, default: 0] + 1
    numbers[level] = number
    // Leading zeros, as the codes in use have; real codes of communes are three apart.
    return switch level {
    case .province: padded(number, 2)
    case .district: padded(number, 3)
    case .commune: padded(number * 3, 5)
    }
  }

  mutating func village(_ number: Int, of commune: String) -> String {
    lengths == nil ? commune + "-" + padded(number, 3) : made()
  }

  mutating func indicator(_ index: Int) -> String {
    lengths == nil ? "I\(1 + index / 5).\(1 + index % 5)" : made()
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Begins with a letter, so that it can name an indicator, too.
  private mutating func made() -> String {
    let lengths = lengths ?? 1...1
    for attempt in 0... {
      // Where all short codes are taken, a longer one has to do.
      let length = Int.random(in: lengths, using: &random) + attempt / 64
      var code = String(Self.letters.randomElement(using: &random) ?? "A")
      for _ in 1..<max(1, length) { code.append(Self.signs.randomElement(using: &random) ?? "A") }
      if taken.insert(code).inserted { return code }
    }
    return ""
  }
}

/// Names, types and numbers of villages.
struct NameMaker {
  private var random: SeededGenerator

  private static let first = [
    "Hoàng", "Hải", "Bắc", "Tân", "Hòa", "Thụy", "Đồng", "Yên", "Vân", "Quan", "Mỹ", "Ái",
  ]
  private static let second = [
    "Việt", "Yến", "Sơn", "Thanh", "Bình", "Hùng", "Lộc", "Thủy", "Mai", "Đức", "Quốc", "Lũng",
  ]

  init(_ options: SyntheticOptions) {
    random = SeededGenerator(seed: options.seed ^ 0x0A3E)
  }

  mutating func next() -> String {
    (Self.first.randomElement(using: &random) ?? "") + " "
      + (Self.second.randomElement(using: &random) ?? "")
  }

  mutating func type(_ usual: String, _ other: String) -> String {
    Int.random(in: 0..<8, using: &random) == 0 ? other : usual
  }

  mutating func villages(_ options: SyntheticOptions) -> Int {
    options.isRagged ? Int.random(in: 0...(2 * options.villages), using: &random) : options.villages
  }
}
