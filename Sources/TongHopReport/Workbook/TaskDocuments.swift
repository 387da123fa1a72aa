import TongHopDiagnostics
import TongHopDomain

/// The register of tasks, counted for every unit with those below it.
enum TaskCountsDocument {
  /// - Parameter notes: what else is to be said of the register.
  static func make(_ maker: SheetMaker, notes: [String]) -> ReportDocument {
    var document = maker.document(Phrase("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", en: "TASKS"))
    document.columns =
      [maker.number, maker.unit] + TaskState.all.map { maker.figure($0.title) }
    document.rows = maker.rows { row, number in
      [maker.style.count(number), .text(maker.names[row])]
        + TaskState.all.map { state in
          maker.style.count(row.tasks.map { $0[keyPath: state.part] })
        }
    }
    document.notes =
      [
        Phrase(
          "Sổ của kỳ gồm các nhiệm vụ giao đến ngày cuối kỳ và chưa hoàn thành trước ngày đầu kỳ, kể cả của đơn vị cấp dưới. Năm cột sau cộng lại bằng số được giao.",
          en:
            "The register holds the tasks assigned by the last day of the period and not completed before its first, with those of the units below. The last five columns add up to those assigned."
        )[maker.language]
      ] + notes
    return document
  }
}

/// A column of the counts of tasks.
struct TaskState {
  let title: Phrase
  let part: KeyPath<TaskCounts, Int>

  static var all: [TaskState] {
    [
      TaskState(title: Phrase("Được giao", en: "Assigned"), part: \.assigned),
      TaskState(title: Phrase("Hoàn thành đúng hạn", en: "Done on time"), part: \.onTime),
      TaskState(title: Phrase("Hoàn thành quá hạn", en: "Done late"), part: \.late),
      TaskState(title: Phrase("Đang thực hiện trong hạn", en: "Open, not yet due"), part: \.open),
      TaskState(title: Phrase("Quá hạn chưa hoàn thành", en: "Overdue"), part: \.overdue),
      TaskState(title: Phrase("Không có thời hạn", en: "No deadline"), part: \.undated),
    ]
  }
}

/// The tasks that came late or are overdue, with who leads them.
enum LateTasksDocument {
  static func make(_ maker: SheetMaker, _ tasks: [LateTask]) -> ReportDocument {
    let language = maker.language
    var document = maker.document(
      Phrase("NHIỆM VỤ HOÀN THÀNH MUỘN VÀ QUÁ HẠN", en: "LATE AND OVERDUE TASKS"))
    document.columns = [
      maker.number, maker.unit, maker.words(Phrase("Mã", en: "Code"), width: 6),
      maker.words(Phrase("Nhiệm vụ", en: "Task"), width: 24),
      maker.words(Phrase("Tiêu chí", en: "Criterion"), width: 6),
      maker.words(Phrase("Chủ trì", en: "Lead"), width: 14),
      maker.words(Phrase("Phối hợp", en: "Support"), width: 14),
      maker.figure(Phrase("Thời hạn", en: "Due")),
      maker.figure(Phrase("Hoàn thành", en: "Completed")),
      maker.figure(Phrase("Số ngày chậm", en: "Days late")),
      maker.words(Phrase("Tình trạng", en: "State"), width: 10),
      maker.words(Phrase("Sản phẩm", en: "Product"), width: 14),
    ]
    let hasWeights = tasks.contains(where: \.task.isWeighted)
    if hasWeights { document.columns.append(maker.figure(Phrase("Hệ số", en: "Weight"))) }
    document.rows = tasks.enumerated().map { place, late in
      let state =
        late.isDone
        ? Phrase("hoàn thành muộn", en: "done late") : Phrase("quá hạn", en: "overdue")
      return .unit(
        [
          maker.style.count(place + 1),
          .text(late.unit.flatMap { maker.unitNames[$0] } ?? late.unitName), .text(late.task.code),
          .text(late.task.title), .text(late.task.criterion), .text(late.task.lead),
          .text(late.task.support), maker.date(late.due),
          maker.date(late.isDone ? late.task.completed : nil), maker.style.count(late.daysLate),
          .text(state[language]), .text(late.task.product),
        ] + (hasWeights ? [weight(late.task, maker)] : []))
    }
    document.notes = [
      tasks.isEmpty
        ? Phrase(
          "Trong kỳ không có nhiệm vụ nào muộn hoặc quá hạn.",
          en: "No task of the period is late or overdue.")[language]
        : Phrase(
          "Số ngày chậm của nhiệm vụ chưa hoàn thành tính đến ngày cuối kỳ.",
          en: "Days late of a task that is not completed are counted to the last day of the period."
        )[language]
    ]
    return document
  }

  private static func weight(_ task: UnitTask, _ maker: SheetMaker) -> ReportDocument.Cell {
    .text(maker.style.text.styled(PrintedNumbers.trimmed(task.weight, places: 6).text))
  }
}
