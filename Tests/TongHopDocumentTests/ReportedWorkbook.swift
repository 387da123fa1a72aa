import Foundation
import TongHop
import TongHopDiagnostics
import TongHopTestSupport

/// A sample workspace, its workbook as a file, and the rows of the first sheet beside those of
/// `rank --format csv`.
struct ReportedWorkbook: Sendable {
  let run: WorkspaceRun
  let folder: ScratchWorkspace
  let file: WorkbookFile

  var path: String { folder.path + "/a.xlsx" }

  init(
    sample: String, method: String? = nil, period: String, language: Language = .vietnamese
  ) throws {
    try self.init(
      WorkspaceRun(sample: sample, method: method, period: period), language: language)
  }

  init(_ run: WorkspaceRun, language: Language = .vietnamese) throws {
    self.run = run
    folder = try ScratchWorkspace()
    try Documents.writeWorkbook(
      run.pipeline, run.compared, ReportFigures(run.pipeline, run.compared), language: language,
      to: folder.path + "/a.xlsx")
    file = try WorkbookFile(folder.path + "/a.xlsx")
  }

  /// The columns of the first sheet as `rank` names them; nil for words.
  static let columns: [String?] = [
    nil, nil, "max_points", "self_points", "appraised_points", "survey_points", "bonus_points",
    "points", "index", "rank", nil, "previous_index", "previous_rank", "change", "rank_change",
    "year_ago_index", "year_ago_rank", "year_ago_change", "year_ago_rank_change",
    "tasks_assigned", "tasks_on_time", "tasks_late", "tasks_open", "tasks_overdue",
    "tasks_undated", nil,
  ]

  /// `A` for 0; a test needs no more than 702 columns.
  static func letters(_ column: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (column < 26 ? "" : String(alphabet[column / 26 - 1])) + String(alphabet[column % 26])
  }

  static func headerRow(_ sheet: [String: WorkbookFile.Cell]) -> Int? {
    (1...40).first { ["TT", "No."].contains(sheet["A\($0)"]?.value ?? "") }
  }

  /// The rows below the header that are not headings, notes or summaries: number and name.
  static func unitRows(_ sheet: [String: WorkbookFile.Cell]) -> [Int] {
    guard let header = headerRow(sheet) else { return [] }
    var rows: [Int] = []
    let summaries: Set = [
      "Trung bình", "Cao nhất", "Thấp nhất", "Mean", "Highest", "Lowest", "Điểm tối đa", "Maximum",
    ]
    var row = header + 2
    // An empty row ends the table.
    while sheet["A\(row)"] != nil || sheet["B\(row)"] != nil {
      if let name = sheet["B\(row)"]?.value, !summaries.contains(name) { rows.append(row) }
      row += 1
    }
    return rows
  }
}
