import TongHopDiagnostics
import TongHopDomain

/// What to do about a text that is no code of a unit.
extension UnitResolver {
  static let unread = Phrase(
    "dòng của đơn vị này trong units.csv có lỗi",
    en: "the row of this unit in units.csv has an error"
  )

  /// The unit is there, so that no neighbour is meant.
  static func correctUnread(_ line: Int) -> Phrase {
    Phrase(
      "sửa lỗi ở units.csv:\(line) trước, giữ nguyên mã ở đây",
      en: "correct units.csv:\(line) first, and leave the code here as it is")
  }

  /// Of a name its code; of what is nearly one code or name, and no other, the question.
  func advice(_ text: String) -> Phrase {
    if let named = guide.units(named: text) { return writeCode(of: named) }
    if let near = guide.code(near: text) {
      let unit = register[register.units(coded: near)[0]]
      return Phrase(
        "có phải là \(near) (\(unit.displayName))?",
        en: "did you mean \(near) (\(unit.displayName))?")
    }
    if let unit = guide.unit(namedNearly: text).map({ register[$0] }) {
      return Phrase(
        "có phải là \(unit.code) (\(unit.displayName))?",
        en: "did you mean \(unit.code) (\(unit.displayName))?")
    }
    return Phrase(
      "sửa mã, hoặc thêm đơn vị vào units.csv", en: "correct the code, or add the unit to units.csv"
    )
  }
}
