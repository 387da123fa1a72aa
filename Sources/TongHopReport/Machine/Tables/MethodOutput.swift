import TongHopDiagnostics
import TongHopDomain

/// The criteria of a method with their maxima and rules, for machines.
public enum MethodOutput {
  static let table = MachineTable(
    "method", Phrase("Bộ tiêu chí", en: "The method"),
    head: TableHead.fields + [
      MachineField("family", "họ của bộ tiêu chí", en: "family of the method"),
      MachineField("name", "tên bộ tiêu chí", en: "name of the method"),
      MachineField(
        "valid_from", .date, mayBeEmpty: true, "có hiệu lực từ ngày", en: "in force from"),
      MachineField(
        "valid_to", .date, mayBeEmpty: true, "hết hiệu lực từ ngày", en: "until, exclusive"),
      MachineField(
        "calendar", .words(Calendar.allCases.map(\.rawValue)), "lịch của các kỳ",
        en: "calendar of the periods"),
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
      words("source", "nguồn số liệu", en: "where the figures come from"),
      words("lead", "cơ quan chủ trì", en: "who leads it"),
      MachineField(
        "periods", .list(.words(Period.Kind.allCases.map(\.rawValue))), mayBeEmpty: true,
        "các loại kỳ có chấm; trống: mọi kỳ", en: "kinds of period in which it is due; empty: all"),
      MachineField(
        "applies_to", .list(.text), mayBeEmpty: true,
        "cấp hoặc loại đơn vị được chấm; trống: mọi đơn vị",
        en: "levels or types of the units that it applies to; empty: all"),
    ])

  private static func words(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, mayBeEmpty: true, vietnamese, en: en)
  }

  /// In file order.
  public static func bytes(
    _ method: Method, of period: Period, as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(table, format, head: head(method, period))
    let numbers = PrintedNumbers(rounding: method.rounding)
    for criterion in method.criteria {
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
      writer.endRow()
    }
    return writer.finish()
  }

  private static func head(_ method: Method, _ period: Period) -> [(String, String)] {
    func day(_ day: Day?) -> String { day.map { ReportJSON.string("\($0)") } ?? "null" }
    return TableHead.values(period, method) + [
      ("family", ReportJSON.string(method.family)), ("name", ReportJSON.string(method.name)),
      ("valid_from", day(method.validFrom)), ("valid_to", day(method.validTo)),
      ("calendar", ReportJSON.string(method.calendar.rawValue)),
    ]
  }
}
