import TongHopDiagnostics
import TongHopDomain

/// What every column of every table means.
public enum MachineDictionary {
  static let columns = [
    MachineField("table", "tên bảng", en: "name of the table"),
    MachineField("column", "tên cột", en: "name of the column"),
    MachineField("type", "kiểu", en: "its type"),
    MachineField("unit", mayBeEmpty: true, "đơn vị tính", en: "what a number counts"),
    MachineField("may_be_empty", .boolean, "có thể trống", en: "whether it may be empty"),
    MachineField("meaning", "ý nghĩa", en: "what it means"),
  ]

  /// The columns in the order of the tables. It is the only one for machines that follows the
  /// language: it is read by people.
  public static func bytes(language: Language, as format: MachineFormat) -> [UInt8] {
    let table = MachineTable(
      "dictionary", Phrase("Từ điển dữ liệu", en: "Data dictionary"), head: [], columns: columns)
    var writer = TableWriter(table, format)
    for table in MachineTable.all {
      for column in table.columns {
        writer.field(table.name)
        writer.field(column.name)
        writer.field(column.kind.word)
        writer.field(column.unit?.words[language])
        writer.field(column.mayBeEmpty)
        writer.field(column.meaning[language])
        writer.endRow()
      }
    }
    return writer.finish()
  }

  /// The same for the documentation, in both languages.
  public static var page: String {
    let intro = """
      # Data dictionary

      Every column of every table that goes to other programs, in the order of the files. This page \
      and the files `…-dictionary.csv`, the headers of the CSV, the keys of the JSON and its schema \
      are made from one list. What the values say in detail stands in <doc:DataFormats>.

      """
    return MachineTable.all.reduce(into: intro) { page, table in
      page += "\n## \(table.name)\n\n\(table.title.english). \(table.title.vietnamese).\n\n"
      page += "| column | type | unit | empty | meaning | ý nghĩa |\n|---|---|---|---|---|---|\n"
      for column in table.columns {
        let unit = column.unit?.words.english ?? ""
        page += "| `\(column.name)` | \(column.kind.word) | \(unit) "
        page += "| \(column.mayBeEmpty ? "yes" : "") | \(column.meaning.english) "
        page += "| \(column.meaning.vietnamese) |\n"
      }
    }
  }
}
