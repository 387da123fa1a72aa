import TongHopDiagnostics
import TongHopDomain

/// The codes of a map stand where they are not looked for, or a program made numbers of them.
struct CodesElsewhere {
  let found: CodeSearch.Tally
  /// How many features have no code of a unit.
  let features: Int
  /// Whether some of them have another code, which goes before that of a property.
  let hasStrangers: Bool

  func diagnostic(_ register: UnitRegister, at location: SourceLocation) -> Diagnostic {
    let name = found.path
    let isDamaged = found.damaged > 0
    let code = found.example?.code ?? ""
    let unit = register.units(coded: code).first.map { " (\(register[$0].displayName))" } ?? ""
    let count = "\(found.matches)/\(features)"
    return Diagnostic(
      .codesElsewhere, severity: .warning, at: location,
      isDamaged
        ? Phrase(
          "'\(name)' có mã đơn vị của \(count) vùng, nhưng là số hoặc mất số 0 ở đầu",
          en:
            "'\(name)' holds the codes of units in \(count) features, but as numbers or without leading zeros"
        )
        : Phrase(
          "mã đơn vị của \(count) vùng nằm ở '\(name)'\(known.vietnamese)",
          en: "the codes of units in \(count) features stand in '\(name)'\(known.english)"
        ),
      found: "\"\(name)\": " + (found.example?.found ?? ""),
      expected: Phrase(verbatim: "\"code\": \"\(code)\"\(unit)"), fix: fix)
  }

  /// Where they would be read.
  private var known: Phrase {
    found.path == "code" && !found.isMember
      ? Phrase(", nhưng 'id' có mã khác", en: ", but 'id' has other ones")
      : Phrase(", không ở 'id' hay thuộc tính 'code'", en: ", not in 'id' or the property 'code'")
  }

  private var fix: Phrase {
    let name = found.path
    var fix: Phrase
    if found.damaged > 0 {
      fix = Phrase(
        "trong phần mềm bản đồ, tạo thuộc tính 'code' kiểu chữ (Text) có đủ số 0 ở đầu từ '\(name)' rồi xuất lại",
        en:
          "in the map program make a property 'code' of type Text, with the leading zeros, of '\(name)', and export again"
      )
    } else if found.isMember || name.contains(".") {
      fix = Phrase(
        "ghi mã vào 'id', hoặc vào thuộc tính 'code' trong 'properties'",
        en: "write the code as 'id', or as the property 'code' in 'properties'")
    } else if name == "code" {
      // It is known already, and an `id` of another kind goes before it.
      return Phrase(
        "bỏ 'id' của các vùng: nó được đọc trước thuộc tính 'code'",
        en: "remove the 'id' of the features: it goes before the property 'code'")
    } else {
      fix = Phrase(
        "đổi tên thuộc tính '\(name)' thành 'code'", en: "rename the property '\(name)' to 'code'")
    }
    guard hasStrangers else { return fix }
    return fix
      + Phrase(
        ", và bỏ 'id' hoặc 'code' cũ", en: ", and remove the 'id' or 'code' that is there")
  }
}
