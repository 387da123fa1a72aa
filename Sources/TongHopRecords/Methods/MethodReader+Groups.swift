import TongHopDiagnostics
import TongHopDomain

/// Classes and quantile groups: where each begins.
extension MethodReader {
  private static let percent = Fraction.zero...Fraction(100)

  /// A threshold, and whether what is exactly on it is outside.
  private struct Threshold {
    var value: Fraction
    var isAbove: Bool
    var path: [String]
  }

  mutating func bands() -> [Band] {
    var read: [(band: Band, path: [String])] = []
    var names: [String: String] = [:]
    var firstFrom: [Band: String] = [:]
    for path in settings.objects(["bands"], known: ["name", "from", "above"]) {
      let name = settings.requiredText(path + ["name"])
      let threshold = threshold(of: path)
      guard let name, let threshold else { continue }
      let from = threshold.value
      if let twin = names[KeyLook.of(name)] {
        reportRepeatedName(path, name, of: twin, code: .badBands)
      }
      names[KeyLook.of(name)] = name
      // Without its name: what starts where.
      let start = Band(name: "", from: from, isAbove: threshold.isAbove)
      if let twin = firstFrom[start] {
        settings.report(
          .badBands, at: threshold.path,
          Phrase(
            "'\(name)' và '\(twin)' cùng bắt đầu từ \(from.text)",
            en: "'\(name)' and '\(twin)' both start at \(from.text)"),
          expected: Phrase("mỗi mức một ngưỡng khác nhau", en: "a threshold of its own each"))
      }
      firstFrom[start] = firstFrom[start] ?? name
      read.append((Band(name: name, from: from, isAbove: threshold.isAbove), threshold.path))
    }
    // More than 75 goes before exactly 75.
    read.sort {
      $0.band.from == $1.band.from
        ? $0.band.isAbove && !$1.band.isAbove : $0.band.from > $1.band.from
    }
    checkPercent(read)
    if let lowest = read.last, !lowest.band.reaches(.zero) {
      let from = lowest.band.from.text
      settings.report(
        .badBands, severity: .warning, at: lowest.path,
        lowest.band.isAbove
          ? Phrase(
            "chỉ số từ \(from) trở xuống không được xếp loại",
            en: "an index of \(from) or less has no class")
          : Phrase(
            "chỉ số dưới \(from) không được xếp loại", en: "an index below \(from) has no class"),
        fix: Phrase(
          "thêm một mức có \"from\": 0 nếu mọi đơn vị đều được xếp loại",
          en: "add a band with \"from\": 0 if every unit is to have a class"))
    }
    return read.map(\.band)
  }

  /// Shares written where percent are meant: every unit would be in the best class.
  private mutating func checkPercent(_ read: [(band: Band, path: [String])]) {
    // Where less is better, a class below one percent is nothing special.
    guard settings.document.value(at: ["ranking", "order"]) != .string("ascending"),
      let highest = read.first, highest.band.from > .zero, highest.band.from <= .one,
      let percent = try? highest.band.from.multiplied(by: Fraction(100))
    else { return }
    settings.report(
      .badBands, at: highest.path,
      Phrase(
        "ngưỡng của các mức là phần trăm của chỉ số, không phải số từ 0 đến 1",
        en: "thresholds of bands are percent of the index, not shares from 0 to 1"),
      expected: Phrase("ví dụ 80", en: "e.g. 80"),
      fix: Phrase("ghi \(percent.text)", en: "write \(percent.text)"))
  }

  // MARK: - Quantile groups

  mutating func quantileGroups() -> [QuantileGroup] {
    let path = ["quantile_groups"]
    if case .object? = settings.document.value(at: path) { return equalCounts(path) }
    let paths = settings.objects(path, known: ["name", "from", "above"])
    var result: [QuantileGroup] = []
    var previous: Threshold?
    for path in paths {
      let name = settings.requiredText(path + ["name"])
      let isLast = path == paths.last
      let isOpen =
        settings.document.value(at: path + ["above"]) == nil
        && settings.document.value(at: path + ["from"]) == nil
      let threshold =
        isOpen && isLast
        ? Threshold(value: .zero, isAbove: false, path: path) : threshold(of: path)
      guard let name, let threshold else { continue }
      if let twin = result.first(where: { KeyLook.of($0.name) == KeyLook.of(name) }) {
        reportRepeatedName(path, name, of: twin.name, code: .badBands)
      }
      checkOrder(threshold, name, after: previous, result.last?.name, isLast: isLast)
      previous = threshold
      result.append(
        QuantileGroup(
          name: name, limit: threshold.isAbove ? .above(threshold.value) : .from(threshold.value)))
    }
    return result
  }

  private mutating func checkOrder(
    _ threshold: Threshold, _ name: String, after previous: Threshold?, _ before: String?,
    isLast: Bool
  ) {
    let value = threshold.value
    if let previous, let before, previous.value <= value,
      // What is exactly at a percentile can be a group of its own.
      previous.value < value || !previous.isAbove || threshold.isAbove
    {
      settings.report(
        .badBands, at: threshold.path,
        Phrase(
          "'\(name)' không thấp hơn '\(before)' (\(previous.value.text))",
          en: "'\(name)' is not below '\(before)' (\(previous.value.text))"),
        expected: Phrase("các nhóm xếp từ cao xuống thấp", en: "groups from highest to lowest"))
    } else if isLast, value > .zero {
      let own = Phrase(
        "\(threshold.isAbove ? "trên" : "từ") \(value.text)",
        en: "\(threshold.isAbove ? "above" : "from") \(value.text)")
      settings.report(
        .badBands, severity: .warning, at: threshold.path,
        Phrase(
          "nhóm cuối nhận mọi đơn vị còn lại, không chỉ \(own.vietnamese)",
          en: "the last group takes all that is left, not only \(own.english)"),
        fix: Phrase(
          "thêm một nhóm không có from và above", en: "add a group without from and above"))
    }
  }

  /// `{"equal_counts": ["cao nhất", …, "thấp nhất"]}`
  private mutating func equalCounts(_ path: [String]) -> [QuantileGroup] {
    let key = "equal_counts"
    guard settings.hasObject(path, known: [key]) else { return [] }
    let list = path + [key]
    let problems = settings.log.entries.count
    var names: [String] = []
    for (name, place) in settings.texts(list) {
      if let twin = names.first(where: { KeyLook.of($0) == KeyLook.of(name) }) {
        reportRepeatedText(place, name, of: twin)
      }
      names.append(name)
    }
    if names.count < 2, settings.log.entries.count == problems {
      settings.report(
        .badBands, at: list,
        Phrase("cần tên của ít nhất hai nhóm", en: "the names of at least two groups are needed"),
        expected: Phrase(
          verbatim: "{ \"equal_counts\": [\"cao nhất\", \"trung bình\", \"thấp nhất\"] }"))
    }
    return QuantileGroup.equalCounts(names)
  }

  // MARK: - Thresholds and names

  /// `from` or `above` of an item; neither and both are errors.
  private mutating func threshold(of path: [String]) -> Threshold? {
    let (from, above) = (path + ["from"], path + ["above"])
    let hasFrom = settings.document.value(at: from) != nil
    let hasAbove = settings.document.value(at: above) != nil
    guard hasFrom != hasAbove else {
      let name = SettingReader.name(of: path)
      settings.report(
        hasFrom ? .badBands : .badSetting, at: hasFrom ? above : path,
        hasFrom
          ? Phrase(
            "\(name) có cả 'from' và 'above'", en: "\(name) has both 'from' and 'above'")
          : Phrase("\(name) thiếu 'from' hoặc 'above'", en: "\(name) lacks 'from' or 'above'"),
        found: hasFrom ? nil : "",
        expected: Phrase(
          "\"from\": 75 (từ 75 trở lên) hoặc \"above\": 75 (trên 75)",
          en: "\"from\": 75 (75 or more) or \"above\": 75 (more than 75)"))
      return nil
    }
    let place = hasFrom ? from : above
    return settings.number(place, in: Self.percent).map {
      Threshold(value: $0, isAbove: hasAbove, path: place)
    }
  }

  /// Names that differ only in how they are written are one to whoever reads the table.
  mutating func reportRepeatedName(
    _ path: [String], _ name: String, of twin: String, code: DiagnosticCode
  ) {
    reportRepeatedText(path + ["name"], name, of: twin, code: code)
  }

  private mutating func reportRepeatedText(
    _ path: [String], _ name: String, of twin: String, code: DiagnosticCode = .badBands
  ) {
    settings.report(
      code, at: path,
      name == twin
        ? Phrase("tên '\(name)' có hai lần", en: "the name '\(name)' stands twice")
        : Phrase(
          "tên '\(name)' chỉ khác tên '\(twin)' về cách viết",
          en: "the name '\(name)' differs from '\(twin)' only in how it is written"),
      fix: Phrase("đặt tên khác", en: "give it another name"))
  }
}
