import TongHopDiagnostics
import TongHopDomain

/// The files that a table was made from, for machines.
public enum SourcesOutput {
  static let table = MachineTable(
    "sources", Phrase("Tệp số liệu", en: "Input files"),
    head: TableHead.fields + [
      MachineField("program", "chương trình", en: "the program"),
      MachineField("program_version", "phiên bản chương trình", en: "its version"),
    ],
    columns: [
      MachineField("file", "tên tệp trong thư mục số liệu", en: "name in the workspace"),
      MachineField(
        "bytes", .integer, .bytes, mayBeEmpty: true, "số byte; trống: không đọc được nữa",
        en: "its size; empty: it could not be read any more"),
      MachineField(
        "sha256", mayBeEmpty: true, "SHA-256, 64 chữ số hệ 16",
        en: "SHA-256, 64 hexadecimal digits"),
    ])

  /// In the order of their names' bytes.
  public static func bytes(
    _ files: [InputFile], of period: Period, method: Method, version: String,
    as format: MachineFormat
  ) -> [UInt8] {
    let program = [
      ("program", ReportJSON.string("TongHop")), ("program_version", ReportJSON.string(version)),
    ]
    var writer = TableWriter(table, format, head: TableHead.values(period, method) + program)
    for file in files {
      writer.field(file.name)
      writer.field(file.size)
      writer.field(file.sha256)
      writer.endRow()
    }
    return writer.finish()
  }
}
