import TongHopDiagnostics
import TongHopDomain

extension MethodReader {
  private static let percent = Fraction.zero...Fraction(100)

  mutating func ranking() -> Ranking {
    var result = Ranking()
    let keys = ["by", "on", "ties", "group_by", "groups"]
    guard settings.hasObject(["ranking"], known: keys) else { return result }
    result.by = settings.word(["ranking", "by"], default: result.by)
    result.on = settings.word(["ranking", "on"], default: result.on)
    result.ties = settings.word(["ranking", "ties"], default: result.ties)
    result.groupBy = settings.word(["ranking", "group_by"], default: result.groupBy)
    result.groups = groups()
    return result
  }

  private mutating func groups() -> [Ranking.Group] {
    var result: [Ranking.Group] = []
    var owners: [NameKey: String] = [:]
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
      if let name, result.contains(where: { $0.name == name }) {
        repeatedName(path, name, code: .badSetting)
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
    settings.report(
      severity: .warning, at: path,
      Phrase("không có đơn vị nào thuộc loại '\(type)'", en: "no unit has the type '\(type)'"),
      expected: Phrase(verbatim: words.typeList.joined(separator: ", ")),
      fix: SettingReader.didYouMean(type, words.typeList))
  }

  mutating func bands() -> [Band] {
    var read: [(band: Band, path: [String])] = []
    for path in settings.objects(["bands"], known: ["name", "from"]) {
      let name = settings.requiredText(path + ["name"])
      let from = requiredPercent(path + ["from"])
      guard let name, let from else { continue }
      if read.contains(where: { $0.band.name == name }) {
        repeatedName(path, name, code: .badBands)
      }
      if let twin = read.first(where: { $0.band.from == from }) {
        settings.report(
          .badBands, at: path + ["from"],
          Phrase(
            "'\(name)' và '\(twin.band.name)' cùng bắt đầu từ \(from.text)",
            en: "'\(name)' and '\(twin.band.name)' both start at \(from.text)"),
          expected: Phrase("mỗi mức một ngưỡng khác nhau", en: "a threshold of its own each"))
      }
      read.append((Band(name: name, from: from), path))
    }
    read.sort { $0.band.from > $1.band.from }
    if let lowest = read.last, lowest.band.from > .zero {
      let from = lowest.band.from.text
      settings.report(
        .badBands, severity: .warning, at: lowest.path + ["from"],
        Phrase(
          "chỉ số dưới \(from) không được xếp loại", en: "an index below \(from) has no class"),
        fix: Phrase(
          "thêm một mức có \"from\": 0 nếu mọi đơn vị đều được xếp loại",
          en: "add a band with \"from\": 0 if every unit is to have a class"))
    }
    return read.map(\.band)
  }

  mutating func quantileGroups() -> [QuantileGroup] {
    let paths = settings.objects(["quantile_groups"], known: ["name", "above"])
    var result: [QuantileGroup] = []
    for path in paths {
      let name = settings.requiredText(path + ["name"])
      let isLast = path == paths.last
      let abovePath = path + ["above"]
      let isMissing = settings.document.value(at: abovePath) == nil
      guard let name, let above = isMissing && isLast ? .zero : requiredPercent(abovePath) else {
        continue
      }
      if result.contains(where: { $0.name == name }) {
        repeatedName(path, name, code: .badBands)
      }
      if let previous = result.last, previous.above <= above {
        settings.report(
          .badBands, at: abovePath,
          Phrase(
            "'\(name)' không thấp hơn '\(previous.name)' (\(previous.above.text))",
            en: "'\(name)' is not below '\(previous.name)' (\(previous.above.text))"),
          expected: Phrase("các nhóm xếp từ cao xuống thấp", en: "groups from highest to lowest"))
      } else if isLast, above > .zero {
        settings.report(
          .badBands, severity: .warning, at: abovePath,
          Phrase(
            "nhóm cuối nhận mọi đơn vị còn lại, kể cả dưới \(above.text)",
            en: "the last group takes all that is left, also below \(above.text)"),
          fix: Phrase("thêm một nhóm không có above", en: "add a group without above"))
      }
      result.append(QuantileGroup(name: name, above: above))
    }
    return result
  }

  private mutating func requiredPercent(_ path: [String]) -> Fraction? {
    if settings.document.value(at: path) != nil {
      return settings.number(path, in: Self.percent)
    }
    let name = SettingReader.name(of: path)
    settings.report(
      at: path, Phrase("thiếu '\(name)'", en: "'\(name)' is missing"), found: "",
      expected: Phrase("một số từ 0 đến 100", en: "a number from 0 to 100"))
    return nil
  }

  private mutating func repeatedName(_ path: [String], _ name: String, code: DiagnosticCode) {
    settings.report(
      code, at: path + ["name"],
      Phrase("tên '\(name)' có hai lần", en: "the name '\(name)' stands twice"),
      fix: Phrase("đặt tên khác", en: "give it another name"))
  }
}
