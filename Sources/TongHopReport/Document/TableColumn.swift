import TongHopDiagnostics
import TongHopDomain

/// One row with its running number in the group; units that are gone have none.
struct TableEntry {
  let number: Int?
  let row: ComparisonRow
}

/// A column of the table for people: its title, and what stands in it.
struct TableColumn {
  /// Where a summary row puts its name and its value.
  enum Role {
    case name
    case index
    case other
  }

  var column: ReportDocument.Column
  var role = Role.other
  let cell: (TableEntry) -> ReportDocument.Cell

  /// One that the short table has no room for.
  fileprivate var minor: TableColumn {
    var column = self
    column.column.isMinor = true
    return column
  }

  static func columns(
    of table: ComparisonTable, style: TableStyle, wide: Bool
  ) -> [TableColumn] {
    let builder = ColumnBuilder(table: table, style: style)
    var columns = builder.unit
    if wide { columns += builder.parts.map(\.minor) }
    columns += builder.result
    let hasBoth = !table.method.bands.isEmpty && !table.method.quantileGroups.isEmpty
    if wide, hasBoth { columns += builder.quantileGroup.map(\.minor) }
    if let period = table.previousPeriod {
      if wide { columns += builder.earlier(period, \.previous).map(\.minor) }
      columns += builder.change(period, \.previous)
    }
    if let period = table.earlier.otherYearAgo {
      if wide { columns += builder.earlier(period, \.yearAgo).map(\.minor) }
      columns += builder.change(period, \.yearAgo)
    }
    return columns + (wide ? builder.allTasks : builder.overdueTasks) + builder.remarks
  }
}

private struct ColumnBuilder {
  let table: ComparisonTable
  let style: TableStyle

  private func make(
    _ title: Phrase, group: String = "", alignment: ReportDocument.Alignment = .trailing,
    minimumWidth: Int = 1, wraps: Bool = false, role: TableColumn.Role = .other,
    cell: @escaping (TableEntry) -> ReportDocument.Cell
  ) -> TableColumn {
    TableColumn(
      column: ReportDocument.Column(
        group: group, title: title[style.language], alignment: alignment,
        minimumWidth: minimumWidth, wraps: wraps), role: role, cell: cell)
  }

  var unit: [TableColumn] {
    let (names, style) = (RowNames(table), style)
    return [
      make(Phrase("TT", en: "No."), minimumWidth: 3) {
        $0.number.map { .number(String($0), style.text) } ?? .text("")
      },
      make(
        Phrase("Đơn vị", en: "Unit"), alignment: .leading, minimumWidth: 18, wraps: true,
        role: .name
      ) { .text(names[$0.row]) },
    ]
  }

  /// What the total is made of.
  var parts: [TableColumn] {
    let style = style
    return [
      make(Phrase("Điểm tối đa áp dụng", en: "Applicable maximum")) {
        style.number($0.row.maximum)
      },
      make(Phrase("Điểm tự chấm", en: "Self score")) { style.number($0.row.selfPoints) },
      make(Phrase("Điểm thẩm định", en: "Appraised points")) {
        style.number($0.row.appraisedPoints)
      },
      make(Phrase("Điểm điều tra XHH", en: "Survey points")) { style.number($0.row.surveyPoints) },
      make(Phrase("Điểm thưởng, trừ", en: "Bonus and penalty")) {
        style.number($0.row.bonusPoints)
      },
    ]
  }

  var result: [TableColumn] {
    let style = style
    let columns = [
      make(Phrase("Tổng điểm", en: "Total points")) {
        style.current($0.row.current.points, of: $0.row)
      },
      make(Phrase("Chỉ\u{A0}số (%)", en: "Index (%)"), role: .index) {
        style.current($0.row.current.index, of: $0.row)
      },
      make(Phrase("Xếp hạng", en: "Rank")) { style.count($0.row.current.rank) },
    ]
    // A method without classes but with percentile groups prints those in their place.
    if table.method.bands.isEmpty, !table.method.quantileGroups.isEmpty {
      return columns + quantileGroup
    }
    return columns + [
      make(Phrase("Xếp loại", en: "Class"), alignment: .leading, minimumWidth: 5, wraps: true) {
        .text($0.row.band ?? TableStyle.Mark.none)
      }
    ]
  }

  var quantileGroup: [TableColumn] {
    [
      make(Phrase("Nhóm", en: "Group"), alignment: .leading, minimumWidth: 6, wraps: true) {
        .text($0.row.quantileGroup ?? TableStyle.Mark.none)
      }
    ]
  }

  func earlier(_ period: Period, _ part: KeyPath<ComparisonRow, PeriodChange>) -> [TableColumn] {
    let style = style
    let group = period.title[style.language]
    return [
      make(Phrase("Chỉ\u{A0}số (%)", en: "Index (%)"), group: group) {
        style.number($0.row[keyPath: part].earlier.index, of: $0.row[keyPath: part])
      },
      make(Phrase("Xếp hạng", en: "Rank"), group: group) {
        style.count($0.row[keyPath: part].earlier.rank)
      },
    ]
  }

  func change(_ period: Period, _ part: KeyPath<ComparisonRow, PeriodChange>) -> [TableColumn] {
    let style = style
    let group = Phrase("So với ", en: "vs ")[style.language] + held(period.title[style.language])
    // No-break spaces: the sign belongs to its word.
    return [
      make(Phrase("Chỉ\u{A0}số\u{A0}±", en: "Index\u{A0}±"), group: group) {
        style.indexChange($0.row[keyPath: part], of: $0.row)
      },
      make(Phrase("Hạng\u{A0}±", en: "Rank\u{A0}±"), group: group) {
        style.rankChange($0.row[keyPath: part], of: $0.row)
      },
    ]
  }

  /// A short name of a period stays on one line of a narrow heading.
  private func held(_ title: String) -> String {
    title.count > 13 ? title : String(title.map { $0 == " " ? "\u{A0}" : $0 })
  }

  var overdueTasks: [TableColumn] {
    let style = style
    return [
      make(Phrase("Nhiệm vụ quá hạn", en: "Overdue tasks")) { style.count($0.row.tasks?.overdue) }
    ]
  }

  var allTasks: [TableColumn] {
    let style = style
    let group = Phrase("Nhiệm vụ", en: "Tasks")[style.language]
    return TaskState.all.map { state in
      let column = make(state.title, group: group) { entry in
        style.count(entry.row.tasks.map { $0[keyPath: state.part] })
      }
      return state.part == \.overdue ? column : column.minor
    }
  }

  var remarks: [TableColumn] {
    let style = style
    return [
      make(Phrase("Ghi\u{A0}chú", en: "Remarks"), alignment: .leading, minimumWidth: 8, wraps: true)
      {
        .text(style.remarks($0.row))
      }
    ]
  }
}
