import TongHopComparison
import TongHopDomain

/// A small table with every kind of row, made by hand.
enum Samples {
  /// Hundredths of a point.
  static func points(_ hundredths: Int) -> Points {
    Points(count: Int128(hundredths) * Decimal.power(Points.places - 2))
  }

  static func period(_ text: String) -> Period {
    Period(parsing: text) ?? Period(kind: .year, year: 2000)!
  }

  static func method() -> TongHopDomain.Method {
    var method = Method(id: "cchc-xa-2024", name: "Bộ tiêu chí cải cách hành chính cấp xã năm 2024")
    method.bands = [("Xuất sắc", 90), ("Tốt", 80), ("Khá", 70), ("Trung bình", 50), ("Yếu", 0)]
      .map { Band(name: $0.0, from: Fraction($0.1)) }
    return method
  }

  static func row(
    _ code: String, _ type: String, _ name: String, points: Int?, rank: Int?, band: String? = nil
  ) -> ComparisonRow {
    var row = ComparisonRow(
      unitIndex: 0, code: code, level: "commune", type: type, name: name)
    row.maximum = Fraction(100)
    row.current.points = points.map(Samples.points)
    row.current.index = row.current.points
    row.current.rank = rank
    row.band = band
    row.coverage = Samples.points(10000)
    return row
  }

  static func change(
    from index: Int, _ rank: Int, by difference: Int, _ places: Int
  ) -> PeriodChange {
    var change = PeriodChange()
    change.earlier = PeriodFigures(points: points(index), index: points(index), rank: rank)
    change.points = points(difference)
    change.index = points(difference)
    change.rank = places
    return change
  }

  static func communes() -> [ComparisonRow] {
    var first = row("05971", "phường", "Hoàng Văn Thụ", points: 9235, rank: 1, band: "Xuất sắc")
    first.previous = change(from: 9100, 4, by: 135, 3)
    first.yearAgo = change(from: 9255, 1, by: -20, 0)
    first.tasks = TaskCounts()
    first.tasks?.onTime = 12
    first.tasks?.overdue = 1
    var second = row("06220", "xã", "Hải Yến", points: 8215, rank: 2, band: "Tốt")
    second.previous = change(from: 8300, 1, by: -85, -1)
    second.yearAgo.flags = [.notComparable, .merged]
    second.flags = [.provisional, .merged, .notComparable]
    var third = row("06157", "xã", "Hoàng Việt", points: 8215, rank: 2, band: "Tốt")
    third.previous.flags = [.new]
    third.yearAgo.flags = [.new]
    third.flags = [.new]
    third.maximum = try? Fraction(10, over: 3)
    var silent = row("06001", "thị trấn", "Đồng Đăng", points: nil, rank: nil)
    silent.flags = [.notReported]
    silent.coverage = .zero
    var gone = ComparisonRow(
      unitIndex: nil, code: "06002", level: "commune", type: "xã", name: "Hồng Phong")
    gone.previous.earlier = PeriodFigures(points: points(7000), index: points(7000), rank: 9)
    gone.flags = [.gone]
    return [first, second, third, silent, gone]
  }

  static func table() -> ComparisonTable {
    var district = row("180", "huyện", "Tràng Định", points: 8888, rank: 1, band: "Tốt")
    district.level = "district"
    var table = ComparisonTable(
      period: period("2024-Q2"), previousPeriod: period("2024-Q1"),
      yearAgoPeriod: period("2023-Q2"), method: method(),
      groups: [
        ComparisonTable.Group(name: "district", level: "district", rows: [district]),
        ComparisonTable.Group(name: "commune", level: "commune", rows: communes()),
      ])
    table.summarise()
    table.previousSource = "published/cchc-xa-2024-2024-Q1.csv"
    return table
  }
}
