import TongHopDiagnostics
import TongHopDomain

/// Who did not send what, for machines.
public enum MissingReportsOutput {
  static let table = MachineTable(
    "not-reported", Phrase("Đơn vị chưa báo cáo", en: "Units that have not reported"),
    columns: [
      MachineField(
        "unit", mayBeEmpty: true, "mã đơn vị; trống: chưa đơn vị nào có số liệu này",
        en: "code of the unit; empty: no unit has sent the figure"),
      MachineField("name", mayBeEmpty: true, "tên đơn vị", en: "name of the unit"),
      MachineField(
        "parent_name", mayBeEmpty: true,
        "tên đơn vị cấp trên; của đơn vị đã kết thúc trong kỳ: đơn vị kế tục",
        en: "name of the unit above; of one that ended in the period: what it became"),
      MachineField(
        "figure", "mã chỉ tiêu, hoặc tiêu chí chấm điểm chưa gửi",
        en: "code of the indicator, or of the criterion with points"),
      MachineField(
        "reason",
        .words([
          "not_sent", "faulty", "untaken", "differing", "months", "no_register", "entered_above",
        ]),
        "chưa gửi; dòng có lỗi; lũy kế chưa trừ ra được; các số chung khác nhau; mới gửi một số tháng; chưa có sổ nhiệm vụ; cấp trên đã nhập số chung",
        en:
          "not sent; a row with an error; accumulated, and no difference can be taken; figures that should be one differ; some months only; no register of tasks; the unit above entered one figure for all"
      ),
      MachineField(
        "nothing_sent", .boolean, "đơn vị chưa gửi gì", en: "nothing has come from the unit"),
      MachineField(
        "months", mayBeEmpty: true, "các tháng còn thiếu, nếu mới gửi một số tháng",
        en: "the months that are missing, where some were sent"),
    ])

  /// - Parameter silent: figures that no unit has sent.
  public static func bytes(
    _ reports: [MissingReport], silent: [MissingReport.Figure], of period: Period, method: Method,
    as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(table, format, head: TableHead.values(period, method))
    func write(_ figure: MissingReport.Figure, _ report: MissingReport?) {
      writer.field(report?.code)
      writer.field(report?.name)
      writer.field(report?.parentName)
      writer.field(figure.code)
      switch figure.reason {
      case .notSent: writer.field("not_sent")
      case .faulty: writer.field("faulty")
      case .untaken: writer.field("untaken")
      case .differing: writer.field("differing")
      case .register: writer.field("no_register")
      case .enteredAbove, .monthsAbove: writer.field("entered_above")
      case .months: writer.field("months")
      }
      writer.field(report?.isEverything ?? true)
      switch figure.reason {
      case .months(let months), .monthsAbove(let months):
        writer.field(months.map(String.init).joined(separator: " "))
      default: writer.field("")
      }
      writer.endRow()
    }
    for figure in silent { write(figure, nil) }
    for report in reports {
      for figure in report.figures { write(figure, report) }
    }
    return writer.finish()
  }
}
