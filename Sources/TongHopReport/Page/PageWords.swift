import TongHopDiagnostics
import TongHopDomain

/// What stands on a page beside the words of the table, by the names that its scripts use.
enum PageWords {
  static let search = Phrase("Tìm theo tên hoặc mã", en: "Search by name or code")
  static let area = Phrase("Địa bàn", en: "Area")
  static let group = Phrase("Nhóm xếp hạng", en: "Ranking group")
  static let level = Phrase("Cấp", en: "Level")
  static let band = Phrase("Xếp loại", en: "Class")
  static let quantileGroup = Phrase("Nhóm", en: "Group")
  static let noBand = Phrase("Chưa xếp loại, chưa báo cáo", en: "Not classed, not reported")
  static let noQuantileGroup = Phrase(
    "Chưa xếp nhóm, chưa báo cáo", en: "Not in a group, not reported")
  /// Before the number of a printed sheet, on the page and in the workbook.
  static let page = Phrase("Trang", en: "Page")
  static let allColumns = Phrase("Hiện mọi cột", en: "All columns")
  static let sort = Phrase("Sắp xếp", en: "Sort")
  static let clear = Phrase("Bỏ lọc", en: "Clear")
  static let print = Phrase("In, lưu PDF", en: "Print, save as PDF")
  static let schematic = Phrase(
    "Bản đồ là sơ đồ, không thể hiện địa giới chính thức.",
    en: "The map is schematic and does not show official boundaries.")
  static let tableTitle = Phrase("Bảng so sánh", en: "Comparison table")
  static let close = Phrase("Đóng", en: "Close")
  static let noScript = Phrase(
    "Trang này cần JavaScript để hiện bảng. Bảng cũng có trong tệp .xlsx và .csv cùng tên.",
    en: "This page needs JavaScript to show the table, which is in the .xlsx and .csv file, too.")
  static let everything = Phrase("Tất cả", en: "All")
  static let keys = Phrase(
    "Phím mũi tên: chọn đơn vị; Enter: mở kết quả; Esc: đóng.",
    en: "Arrow keys move among units, Enter opens a result, Esc closes it.")

  static func mapTitle(by key: Ranking.Key) -> Phrase {
    switch key {
    case .index: Phrase("Bản đồ chỉ số", en: "Map of the index")
    case .points: Phrase("Bản đồ điểm", en: "Map of the points")
    }
  }

  static func plotTitle(by key: Ranking.Key) -> Phrase {
    switch key {
    case .index: Phrase("Phân bố chỉ số", en: "Distribution of the index")
    case .points: Phrase("Phân bố điểm", en: "Distribution of the points")
    }
  }

  /// All that the scripts use, on a page of a method that ranks by `key`.
  static func all(by key: Ranking.Key) -> [(String, Phrase)] {
    let ranked: [(String, Phrase)]
    switch key {
    case .index:
      ranked = [
        ("noValue", Phrase("Không có chỉ số", en: "No index")),
        ("value", Phrase("Chỉ số (%)", en: "Index (%)")),
        ("unitOfChange", Phrase("điểm phần trăm", en: "percentage points")),
      ]
    case .points:
      ranked = [
        ("noValue", Phrase("Không có điểm", en: "No points")),
        ("value", Phrase("Điểm", en: "Points")),
        ("unitOfChange", Phrase("điểm", en: "points")),
      ]
    }
    return [("mapTitle", mapTitle(by: key)), ("plotTitle", plotTitle(by: key))] + ranked + words
  }

  /// `{0}` and `{1}` are filled in on the page.
  private static let words: [(String, Phrase)] = [
    ("close", close),
    ("shown", Phrase("Hiện {0}/{1} đơn vị.", en: "{0} of {1} units shown.")),
    (
      "ranksStay",
      Phrase(
        "Hạng là hạng trong cả nhóm. Bản in luôn là toàn bộ bảng.",
        en: "Ranks are those of the whole group. What is printed is always the whole table.")
    ),
    ("nothing", Phrase("Không có đơn vị nào phù hợp.", en: "No unit matches.")),
    ("noClass", Phrase("Không xếp loại", en: "No class")),
    ("index", Phrase("Chỉ số", en: "Index")),
    ("total", Phrase("Tổng điểm", en: "Points")),
    ("ranking", Phrase("Xếp hạng", en: "Rank")),
    ("band", band),
    ("quantileGroup", quantileGroup),
    ("versus", Phrase("So với {0}", en: "vs {0}")),
    ("remarks", Phrase("Ghi chú", en: "Remarks")),
    ("units", Phrase("đơn vị", en: "units")),
    ("median", Phrase("Trung\u{A0}vị", en: "Median")),
    (
      "mapHint",
      Phrase(
        "Trỏ hoặc chạm vào một đơn vị để xem kết quả.",
        en: "Point at a unit, or touch it, to see its result.")
    ),
    ("domains", Phrase("Điểm theo lĩnh vực", en: "Points by domain")),
    (
      "domainsNote",
      Phrase(
        "Thanh: % điểm tối đa; vạch đen: trung vị của nhóm.",
        en: "Bar: percent of the maximum; black mark: the median of the group.")
    ),
    ("domain", Phrase("Lĩnh vực", en: "Domain")),
    ("points", Phrase("Điểm", en: "Points")),
    ("maximum", Phrase("Tối\u{A0}đa", en: "Maximum")),
    ("percent", Phrase("Tỷ lệ", en: "Percent")),
    ("rank", Phrase("Hạng", en: "Rank")),
    ("history", Phrase("Qua các kỳ", en: "Over time")),
    ("period", Phrase("Kỳ", en: "Period")),
    ("losses", Phrase("Mất điểm ở đâu", en: "Where points were lost")),
    ("lost", Phrase("Mất", en: "Lost")),
    ("lead", Phrase("Chủ trì: ", en: "Lead: ")),
    ("noLead", Phrase("Chưa nêu chủ trì", en: "No lead named")),
    ("gains", Phrase("Điểm dễ đạt thêm nhất", en: "The cheapest points to gain")),
    ("tasks", Phrase("Nhiệm vụ chậm", en: "Late tasks")),
    ("noTasks", Phrase("Không có nhiệm vụ muộn hoặc quá hạn.", en: "No task is late or overdue.")),
    ("noLosses", Phrase("Không mất điểm.", en: "No points were lost.")),
    ("noPoints", Phrase("Chưa có điểm để xét.", en: "There are no points yet.")),
    ("more", Phrase("… và {0} mục nữa.", en: "… and {0} more.")),
    ("code", Phrase("Mã", en: "Code")),
    ("gone", Phrase("Đơn vị không còn trong kỳ này.", en: "The unit is gone in this period.")),
  ]
}
