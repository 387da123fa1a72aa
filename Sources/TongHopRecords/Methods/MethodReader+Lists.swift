import TongHopDiagnostics
import TongHopDomain

extension MethodReader {
  mutating func ranking() -> Ranking {
    var result = Ranking()
    let keys = ["by", "on", "order", "ties", "group_by", "groups"]
    guard settings.hasObject(["ranking"], known: keys) else { return result }
    result.by = settings.word(["ranking", "by"], default: result.by)
    result.on = settings.word(["ranking", "on"], default: result.on)
    result.order = settings.word(["ranking", "order"], default: result.order)
    result.ties = settings.word(["ranking", "ties"], default: result.ties)
    result.groupBy = settings.word(["ranking", "group_by"], default: result.groupBy)
    result.groups = groups()
    return result
  }

  private mutating func groups() -> [Ranking.Group] {
    var result: [Ranking.Group] = []
    var owners: [NameKey: String] = [:]
    var names: [String: String] = [:]
    for path in settings.objects(["ranking", "groups"], known: ["name", "types"]) {
      let name = settings.requiredText(path + ["name"])
      let types = settings.texts(path + ["types"])
      if settings.document.value(at: path + ["types"]) == nil
        || settings.document.value(at: path + ["types"]) == .array([])
      {
        settings.report(
          at: path + ["types"],
          Phrase("nhóm không có loại đơn vị nào", en: "the group has no types"),
          fix: Phrase("thêm \"types\": [\"…\"]", en: "add \"types\": [\"…\"]"))
      }
      if let name {
        if let twin = names[KeyLook.of(name)] {
          reportRepeatedName(path, name, of: twin, code: .badSetting)
        }
        names[KeyLook.of(name)] = name
      }
      for (type, typePath) in types {
        checkType(type, typePath)
        if let owner = owners[NameKey(type)] {
          settings.report(
            at: typePath,
            Phrase(
              "loại '\(type)' đã thuộc nhóm '\(owner)'",
              en: "the type '\(type)' is in the group '\(owner)' already"),
            fix: Phrase("chỉ để ở một nhóm", en: "leave it in one group"))
        }
        owners[NameKey(type)] = owners[NameKey(type)] ?? name ?? ""
      }
      if let name { result.append(Ranking.Group(name: name, types: types.map(\.text))) }
    }
    return result
  }

  private mutating func checkType(_ type: String, _ path: [String]) {
    guard !words.isType(type) else { return }
    let fix = Suggestion.question(type, near: words.type(near: type))
    settings.report(
      severity: fix == nil ? .warning : .error, at: path,
      Phrase("không có đơn vị nào thuộc loại '\(type)'", en: "no unit has the type '\(type)'"),
      expected: words.typeList, fix: fix)
  }
}
