import TongHopDiagnostics
import TongHopDomain

/// The criteria of a method with their maxima and rules, for machines.
public enum MethodOutput {
  static let table = MachineTable(
    "method", Phrase("Bộ tiêu chí", en: "The method"),
    head: [
      MachineField("period", mayBeEmpty: true, "kỳ; không có: mọi kỳ", en: "the period; none: all"),
      MachineField("first_day", .date, mayBeEmpty: true, "ngày đầu của kỳ", en: "its first day"),
      MachineField("last_day", .date, mayBeEmpty: true, "ngày cuối của kỳ", en: "its last day"),
      MachineField("method", "mã bộ tiêu chí", en: "id of the method"),
      MachineField("family", "họ của bộ tiêu chí", en: "family of the method"),
      MachineField("name", "tên bộ tiêu chí", en: "name of the method"),
      MachineField(
        "valid_from", .date, mayBeEmpty: true, "có hiệu lực từ ngày", en: "in force from"),
      MachineField(
        "valid_to", .date, mayBeEmpty: true, "hết hiệu lực từ ngày", en: "until, exclusive"),
      MachineField(
        "calendar", .words(Calendar.allCases.map(\.rawValue)), "lịch của các kỳ",
        en: "calendar of the periods"),
      MachineField(
        "max_points", .decimal, .points, mayBeEmpty: true,
        "điểm tối đa của cả bộ; bộ chỉ số tổng hợp không có",
        en: "the maximum of the whole; none in a composite indicator"),
    ],
    columns: [
      MachineField("criterion", "mã tiêu chí", en: "code of the criterion"),
      MachineField(
        "parent", mayBeEmpty: true, "mã tiêu chí cấp trên", en: "code of the criterion above"),
      MachineField("name", "tên tiêu chí", en: "name of the criterion"),
      MachineField(
        "max_points", .decimal, .points, "điểm tối đa; của cấp trên là tổng các phần",
        en: "the maximum; of a parent the sum"),
      words(
        "measure", "cái được đo, như criteria.csv", en: "what is measured, as criteria.csv says"),
      words("rule", "quy tắc, như criteria.csv", en: "the rule, as criteria.csv says"),
      words("roll_up", "cách tổng hợp lên cấp trên", en: "how it rolls up"),
      words("over_time", "cách cộng các phần của kỳ", en: "how the parts of a period add up"),
      words("when_empty", "khi mẫu số bằng 0", en: "where the denominator is zero"),
      MachineField(
        "weight", .decimal, mayBeEmpty: true, "trọng số, của bộ chỉ số tổng hợp",
        en: "weight among its siblings, of a composite indicator"),
      words("source", "căn cứ của tiêu chí", en: "where the criterion comes from"),
      words("lead", "cơ quan chủ trì", en: "who leads it"),
      MachineField(
        "periods", .list(.words(Period.Kind.allCases.map(\.rawValue))), mayBeEmpty: true,
        "các loại kỳ có chấm; trống: mọi kỳ", en: "kinds of period in which it is due; empty: all"),
      MachineField(
        "applies_to", .list(.text), mayBeEmpty: true,
        "cấp hoặc loại đơn vị được chấm; trống: mọi đơn vị",
        en: "levels or types of the units that it applies to; empty: all"),
      words("rule_vi", "cách chấm bằng lời", en: "how it is scored, in Vietnamese"),
      words("rule_en", "cách chấm, tiếng Anh", en: "how it is scored, in English"),
      words("figures_vi", "số liệu lấy từ đâu", en: "where its figures come from, in Vietnamese"),
      words(
        "figures_en", "số liệu lấy từ đâu, tiếng Anh",
        en: "where its figures come from, in English"),
    ],
    nested: [
      MachineField(
        "maxima",
        .list(
          .object([
            MachineField("units", "cấp và loại đơn vị", en: "levels and types, in Vietnamese"),
            MachineField(
              "max_points", .decimal, .points, mayBeEmpty: true,
              "điểm tối đa áp dụng; null: không áp dụng",
              en: "the maximum that applies; null: does not apply"),
          ])),
        "điểm tối đa theo từng loại đơn vị", en: "the maximum for each kind of unit")
    ],
    tail: [
      MachineField(
        "kinds",
        .list(
          .object([
            MachineField("units", "cấp và loại đơn vị", en: "levels and types, in Vietnamese"),
            MachineField("units_en", "cấp và loại, tiếng Anh", en: "the same in English"),
            MachineField(
              "max_points", .decimal, .points, mayBeEmpty: true, "điểm tối đa áp dụng",
              en: "the maximum that applies"),
          ])),
        "đơn vị được chấm và điểm tối đa áp dụng",
        en: "units that are scored, and the maximum that applies to them"),
      MachineField(
        "settings",
        .list(
          .object([
            MachineField("key", "tên thiết lập", en: "name of the setting"),
            MachineField("title", "tên gọi", en: "what it is called, in Vietnamese"),
            MachineField("title_en", "tên gọi, tiếng Anh", en: "the same in English"),
            MachineField("text", "nội dung", en: "what it says, in Vietnamese"),
            MachineField("text_en", "nội dung, tiếng Anh", en: "the same in English"),
          ])),
        "quy định chung của bộ tiêu chí", en: "what holds for the whole set"),
      MachineField(
        "exempted",
        .list(
          .object([
            MachineField("criterion", "mã tiêu chí", en: "code of the criterion"),
            MachineField("unit", "mã đơn vị", en: "code of the unit"),
            MachineField("name", "tên đơn vị", en: "name of the unit"),
            MachineField(
              "state", .words(Exemption.State.allCases.map(\.rawValue)), "tình trạng",
              en: "how it is exempted"),
            MachineField("from", .date, mayBeEmpty: true, "từ ngày", en: "from"),
            MachineField("to", .date, mayBeEmpty: true, "đến trước ngày", en: "until, exclusive"),
            MachineField("reason", mayBeEmpty: true, "lý do", en: "why"),
          ])),
        "đơn vị không chấm tiêu chí", en: "units from which a criterion is taken away"),
    ])

  private static func words(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, mayBeEmpty: true, vietnamese, en: en)
  }

  /// In file order.
  public static func bytes(_ table: MethodTable, as format: MachineFormat) -> [UInt8] {
    let method = table.method
    var writer = TableWriter(Self.table, format, head: head(table))
    let numbers = PrintedNumbers(rounding: method.rounding)
    let (rules, figures) = (AnnexRules(table: table), FigureWords(table: table))
    for row in table.rows {
      let criterion = method.criteria[row.criterion]
      let leaf = criterion.leaf
      writer.field(criterion.code)
      writer.field(criterion.parent.map { method.criteria[$0].code })
      writer.field(criterion.name)
      writer.field(criterion.maximum, numbers)
      for text in [
        leaf?.measure.text, leaf.map { $0.normalisation?.text ?? $0.rule.text },
        leaf?.rollUp.rawValue, leaf?.overTime.rawValue, leaf?.whenEmpty.rawValue,
      ] { writer.field(text) }
      if method.composite == nil { writer.none() } else { writer.field(criterion.weight, numbers) }
      writer.field(criterion.source)
      writer.field(criterion.lead)
      writer.field(list: leaf?.periods.map(\.rawValue) ?? [])
      writer.field(list: criterion.appliesTo)
      for words in [rules.text(of: row.criterion), figures.text(of: row.criterion)] {
        writer.field(words?.vietnamese)
        writer.field(words?.english)
      }
      writer.nested("maxima") {
        ReportJSON.list(
          zip(table.kinds, row.maxima).map { kind, maximum in
            ReportJSON.object([
              ("units", ReportJSON.string(AnnexWords.name(of: kind).vietnamese)),
              ("max_points", number(maximum, numbers)),
            ])
          })
      }
      writer.endRow()
    }
    return writer.finish(tail: tail(table, numbers))
  }

  private static func head(_ table: MethodTable) -> [(String, String)] {
    let method = table.method
    let numbers = PrintedNumbers(rounding: method.rounding)
    let period =
      table.period.map { TableHead.values($0, method) } ?? [
        ("period", "null"), ("first_day", "null"), ("last_day", "null"),
        ("method", ReportJSON.string(method.id)),
      ]
    return period + [
      ("family", ReportJSON.string(method.family)), ("name", ReportJSON.string(method.name)),
      ("valid_from", day(method.validFrom)), ("valid_to", day(method.validTo)),
      ("calendar", ReportJSON.string(method.calendar.rawValue)),
      ("max_points", number(table.maximum, numbers)),
    ]
  }

  private static func tail(_ table: MethodTable, _ numbers: PrintedNumbers) -> [(String, String)] {
    let kinds = table.kinds.map { kind in
      let name = AnnexWords.name(of: kind)
      return ReportJSON.object([
        ("units", ReportJSON.string(name.vietnamese)),
        ("units_en", ReportJSON.string(name.english)),
        ("max_points", number(kind.maximum, numbers)),
      ])
    }
    let english = AnnexSettings(table: table, language: .english).all
    let settings = zip(AnnexSettings(table: table, language: .vietnamese).all, english).map {
      ReportJSON.object([
        ("key", ReportJSON.string($0.key)), ("title", ReportJSON.string($0.title.vietnamese)),
        ("title_en", ReportJSON.string($0.title.english)), ("text", ReportJSON.string($0.text)),
        ("text_en", ReportJSON.string($1.text)),
      ])
    }
    let exempted = table.exempted.map { item in
      let exemption = item.exemption
      return ReportJSON.object([
        ("criterion", ReportJSON.string(exemption.criterion)),
        ("unit", ReportJSON.string(item.code)),
        ("name", ReportJSON.string(item.displayName)),
        ("state", ReportJSON.string(exemption.state.rawValue)), ("from", day(exemption.from)),
        ("to", day(exemption.to)),
        ("reason", exemption.reason.isEmpty ? "null" : ReportJSON.string(exemption.reason)),
      ])
    }
    return [
      ("kinds", ReportJSON.lines(kinds)), ("settings", ReportJSON.lines(settings)),
      ("exempted", ReportJSON.lines(exempted)),
    ]
  }

  private static func day(_ day: Day?) -> String {
    day.map { ReportJSON.string("\($0)") } ?? "null"
  }

  private static func number(_ value: Fraction?, _ numbers: PrintedNumbers) -> String {
    value.flatMap { numbers.number($0)?.text } ?? "null"
  }
}
