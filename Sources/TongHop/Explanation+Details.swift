import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Explanation {
  func say(_ vietnamese: String, _ english: String) -> String {
    Phrase(vietnamese, en: english)[language]
  }

  /// Numbers as they are read in the language: decimal comma in Vietnamese.
  func vietnamese(_ text: String) -> String {
    guard language == .vietnamese else { return text }
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "+" })
    else {
      return String(text.map { $0 == "." ? "," : $0 })
    }
    var grouped = ""
    for (position, digit) in whole.reversed().enumerated() {
      if position > 0, position % 3 == 0, digit.isNumber { grouped.append(".") }
      grouped.append(digit)
    }
    return String(grouped.reversed()) + (parts.count == 2 ? ",\(parts[1])" : "")
  }

  func number(_ fraction: Fraction) -> String { vietnamese(fraction.text) }

  func number(_ value: Points) -> String { number(value, method.rounding) }

  func number(_ value: Points, _ rounding: Rounding) -> String {
    vietnamese(
      rounding.step == .none
        ? value.fullText(places: rounding.decimals) : value.text(places: rounding.decimals))
  }

  /// A figure of then, with the decimals of then.
  func number(_ value: Points, of change: PeriodChange) -> String {
    number(value, change.rounding ?? method.rounding)
  }

  func points(_ value: Points?, isRounded: Bool) -> String {
    guard let value else { return say("không có điểm", "no points") }
    return vietnamese(
      isRounded && method.rounding.step != .none
        ? value.text(places: method.rounding.decimals)
        : value.fullText(places: method.rounding.decimals))
  }

  func signed(_ value: Points) -> String { signed(value, method.rounding) }

  func signed(_ value: Points, _ rounding: Rounding) -> String {
    (value.count > 0 ? "+" : "") + number(value, rounding)
  }

  /// A difference to an earlier period, with the decimals of both.
  func signed(_ value: Points, of change: PeriodChange) -> String {
    signed(value, method.rounding.finer(change.rounding))
  }

  /// Why a criterion is out of the maximum, of a survey also that nobody answered; of a group what is
  /// the matter with each of its leaves.
  ///
  /// - Parameter index: nil: of all of them.
  func outsideWords(_ index: Int?, _ state: ScoreState) -> String {
    let reasons = outside.reasons(
      of: index, in: scores.nodes(of: unit), at: tree.units[unit].code)
    guard state.isOutside, !reasons.isEmpty else { return stateWords(state, isLeaf: false) }
    let words = reasons.map { reason in
      switch reason {
      case .notDue: say("chưa đến hạn trong kỳ này", "not due in this period")
      case .unanswered: say("không có câu trả lời trong kỳ này", "no answer in this period")
      case .notApplicable: say("không áp dụng", "not applicable")
      }
    }
    return words.joined(separator: say(" hoặc ", " or "))
      + say(", không tính vào điểm tối đa", ", out of the maximum")
  }

  func stateWords(_ state: ScoreState, isLeaf: Bool) -> String {
    switch state {
    case .scored: ""
    case .provisional: say("tạm tính: số liệu chưa đủ", "provisional: figures are incomplete")
    case .notDue:
      say(
        "chưa đến hạn trong kỳ này, không tính vào điểm tối đa",
        "not due in this period, out of the maximum")
    case .notApplicable:
      say("không áp dụng, không tính vào điểm tối đa", "not applicable, out of the maximum")
    case .notReported: say("chưa báo cáo", "not reported")
    case .awaitingAppraisal: say("tạm tính: chờ thẩm định", "provisional: awaiting appraisal")
    case .withheld: say("không công bố", "withheld")
    case .notComparable:
      say("không chia được sau khi tách đơn vị", "cannot be divided: a unit was split")
    }
  }

  /// Instead of a sum that does not fit.
  var tooLarge: String {
    say("số quá lớn để tính chính xác", "too large for exact arithmetic")
  }

  /// Instead of a ratio in percent: the points are made of the exact ratio all the same.
  var ratioTooLarge: String {
    say("tỷ lệ quá lớn để in ra phần trăm", "the ratio is too large to be printed in percent")
  }

  func leafLines(_ index: Int, _ leaf: Criterion.Leaf, _ score: Score) -> [String] {
    var result: [String] = []
    guard let cell = score.cell, cell.records > 0 else {
      if score.cell?.isIncomplete ?? false { result.append(incompleteLine(index, leaf)) }
      // Those of a unit that was divided nobody knows how are no figures of any part.
      if leaf.measure.isTasks { result += missedTasks(index, leaf) }
      return result + ruleLines(index, leaf, score)
    }
    guard !cell.overflowed else { return [tooLarge] + ruleLines(index, leaf, score) }
    switch leaf.measure {
    case .metric(let code):
      let indicator = pipeline.codebook.indicators[code]
      let places = indicator?.decimals ?? 0
      result.append(
        targetLine(cell, indicator, of: index, at: unit)
          ?? plainValueLine(leaf, cell, indicator, places: places)
          ?? weightedLine(index, leaf, cell, of: unit)
          ?? extraLine(
            leaf, cell, places: places, top: indicator?.numerator ?? "",
            bottom: indicator?.denominator ?? "")
          ?? ratioLine(
            cell, places: places, top: indicator?.numerator ?? "",
            bottom: indicator?.denominator ?? "", of: index))
      result += accumulationLines(leaf)
    case .tasksDone, .tasksOnTime, .allTasks:
      let parts = leaf.measure.taskParts
      result.append(
        ratioLine(
          cell, places: 6, top: parts?.numerator[language] ?? "",
          bottom: parts?.denominator[language] ?? "", of: index))
    case .points: result += pointLines(index, cell)
    case .index(let family): result.append(indexLine(cell, family))
    case .survey(_, let condition):
      if let sample = surveySample(index) { result.append(surveyText(index, sample, of: unit)) }
      if let line = weightedAnswers(leaf, score.survey) { result.append(line) }
      switch condition {
      case .within(let range): result.append(say("câu trả lời: ", "answers: ") + range.text)
      case let condition?:
        result.append(say("câu trả lời được tính: ", "answers that count: ") + condition.text)
      case nil: break
      }
      if let line = openAnswerLine(index) { result.append(line) }
    }
    if leaf.measure.isTasks {
      result.append(registerLine(index, leaf))
      result += missedTasks(index, leaf)
    }
    result += ruleLines(index, leaf, score)
    if cell.reported < cell.expected, leaf.measure.isTasks {
      result.append(
        say(
          "mới có \(cell.reported) trên \(cell.expected) đơn vị có sổ nhiệm vụ",
          "\(cell.reported) of \(EnglishCount.text("\(cell.expected)", "unit")) \(cell.reported == 1 ? "keeps" : "keep") a register of tasks"
        ))
    } else if cell.reported < cell.expected {
      result.append(
        say(
          "mới có \(cell.reported) trên \(cell.expected) đơn vị báo cáo",
          "\(cell.reported) of \(EnglishCount.text("\(cell.expected)", "unit")) \(cell.expected == 1 ? "has" : "have") reported"
        ))
    }
    if cell.isAppealed {
      result.append(
        say(
          "có giải trình chưa được thẩm định lần hai: tạm tính",
          "an explanation awaits its second appraisal: provisional"))
    }
    if cell.isIncomplete {
      result.append(
        say(
          "có dòng bị loại hoặc thiếu phần của kỳ",
          "rows were left out, or a part of the period is missing"))
    }
    return result
  }

  /// For one criterion: the units right below, so that the sum can be followed down.
  mutating func writeChildren(_ index: Int) {
    guard let leaf = method.criteria[index].leaf,
      let position = plan.leafColumn[index]
    else { return }
    let children = tree.children(of: unit)
    guard !children.isEmpty else { return }
    let sample = surveySample(index)
    lines.append("")
    lines.append(say("Các đơn vị cấp dưới:", "The units below:"))
    for child in children {
      let cell = compared.current.rollup.cells[position][child]
      var text = "  \(tree.units[child].code) \(tree.units[child].displayName): "
      if let sample {
        text += surveyText(index, sample, of: child)
      } else if cell.records == 0 {
        text +=
          cell.expected > 0
          ? say("chưa báo cáo", "not reported") : say("không có số liệu", "no figures")
      } else if cell.overflowed {
        text += tooLarge
      } else if leaf.measure == .points {
        text += say(
          "\(scorings(cell)) lần chấm", EnglishCount.text(scorings(cell), "score"))
      } else {
        text +=
          targetLine(cell, indicator(leaf), of: index, at: child)
          ?? weightedLine(index, leaf, cell, of: child)
          ?? extraLine(leaf, cell, places: places(leaf), top: "", bottom: "")
          ?? ratioLine(cell, places: places(leaf), top: "", bottom: "", of: index)
      }
      let nodes = scores.nodes(of: child)
      if !nodes.isEmpty, let value = nodes[index].points, !nodes[index].state.isOutside {
        text += say("; điểm ", "; points ") + points(value, isRounded: isRounded(index))
      }
      lines.append(text)
    }
  }

  private func places(_ leaf: Criterion.Leaf) -> Int {
    guard case .metric = leaf.measure else { return 6 }
    return indicator(leaf)?.decimals ?? 0
  }

  private func indicator(_ leaf: Criterion.Leaf) -> Indicator? {
    guard case .metric(let code) = leaf.measure else { return nil }
    return pipeline.codebook.indicators[code]
  }

  /// The files and lines that a leaf's figure came from.
  func sourceLines(_ index: Int) -> [String] {
    guard let position = plan.leafColumn[index],
      let spans = sources[position]
    else { return [] }
    return SourceText.lines(spans, language: language, most: showsAllLines ? .max : 12)
      .map { say("nguồn: ", "source: ") + $0 }
  }

  /// Of a unit that the method does not score (a village): what it reported, and where.
  mutating func writeOwnFigures() {
    var hasFigures = false
    for index in method.leaves {
      guard let leaf = method.criteria[index].leaf, case .metric(let code) = leaf.measure,
        let position = compared.current.rollup.columns.firstIndex(where: {
          $0.figure == .indicator(code)
        })
      else { continue }
      let cell = compared.current.rollup.cells[position][unit]
      guard cell.records > 0 else { continue }
      let indicator = pipeline.codebook.indicators[code]
      lines.append("\(method.criteria[index].code). \(method.criteria[index].name)")
      lines.append(
        "    "
          + (cell.overflowed
            ? tooLarge
            : targetLine(cell, indicator, of: nil, at: unit)
              ?? ratioLine(
                cell, places: indicator?.decimals ?? 0, top: indicator?.numerator ?? "",
                bottom: indicator?.denominator ?? "", of: nil)))
      lines += sourceLines(index).map { "    " + $0 }
      hasFigures = true
    }
    let surveys = ownSurveyLines()
    lines += surveys
    if !hasFigures, surveys.isEmpty {
      lines.append(
        say(
          "Đơn vị này chưa gửi số liệu nào trong kỳ.", "The unit has sent no figures in the period."
        ))
    }
  }
}
