import TongHopDomain

/// How the units did on each leaf, for machines.
public enum FullMarksCSV {
  public static let columns = [
    "group", "criterion", "name", "max_points", "units", "full_marks", "share", "mean_points",
    "least", "greatest", "flags",
  ]

  /// Groups in the order of the ranking, leaves in file order; decimal point.
  public static func render(_ table: FullMarksTable) -> String {
    var writer = CSVWriter(columns: columns)
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    for group in table.groups {
      for row in group.rows {
        writer.field(group.name)
        writer.field(row.code)
        writer.field(row.name)
        if let maximum = numbers.number(row.maximum) {
          writer.field(maximum)
        } else {
          writer.field(row.maximum.text)
        }
        writer.field(row.units)
        writer.field(row.fullMarks)
        writer.field(row.share.flatMap { numbers.percentNumber($0) })
        for points in [row.mean, row.least, row.greatest] { writer.field(numbers.number(points)) }
        writer.field(row.ranksNobody ? "ranks_nobody" : "")
        writer.endRow()
      }
    }
    return writer.text
  }
}
