import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport
import TongHopScoring

extension Explanation {
  /// What moved the index since the period before; the parts add up to the change.
  mutating func writeChanges(_ maker: ChangeMaker?) {
    guard let maker, let printed = maker.change(of: unit)?.index,
      let period = compared.previous?.period
    else { return }
    let title = period.title
    guard let change = maker.indexChange(of: unit) else {
      if printed != .zero, method.composite == nil {
        lines += ["", cannotBeTakenApart(title)]
      }
      return
    }
    guard !change.toldParts.isEmpty else { return }
    lines.append("")
    lines.append(
      say(
        "Chỉ số thay đổi so với \(title[.vietnamese]), theo điểm phần trăm",
        "What moved the index since \(title[.english]), in percentage points")
        + orderWords(change) + ":")
    for part in change.toldParts { write(part, of: change) }
    lines.append("  " + signed(change.change, change.rounding) + "  " + say("cộng", "in all"))
  }

  private func cannotBeTakenApart(_ title: Phrase) -> String {
    say(
      "Chưa tách được thay đổi so với \(title[.vietnamese]): số liệu hiện có của kỳ đó không cho tổng điểm.",
      "The change since \(title[.english]) cannot be taken apart: today's files give no total for it."
    )
  }

  /// Where there are several kinds of effect, which one is taken after which.
  private func orderWords(_ change: IndexChange) -> String {
    var effects: [IndexChange.Effect] = []
    for part in change.toldParts where effects.last != part.effect { effects.append(part.effect) }
    guard effects.count > 1 else { return "" }
    let words = effects.map { effect in
      switch effect {
      case .correction: say("khác bảng đã ký", "other than signed")
      case .method: say("bộ tiêu chí", "method")
      case .methodAndCriteria: say("bộ tiêu chí và tiêu chí", "method and criteria")
      case .maximum: say("điểm tối đa áp dụng", "maximum that applies")
      case .criterion: say("từng tiêu chí", "criteria")
      case .rounding: say("làm tròn", "rounding")
      }
    }
    return say(" (theo thứ tự: ", " (in this order: ") + words.joined(separator: ", ") + ")"
  }

  private mutating func write(_ part: IndexChange.Part, of change: IndexChange) {
    let words: String
    switch part.effect {
    case .correction:
      words = say(
        "bảng đã ký khác số liệu hiện có", "the signed table differs from today's figures")
    case .method:
      let then = compared.previous?.result?.scores.method.id ?? ""
      words = say(
        "bộ tiêu chí: số liệu khi đó chấm theo \(method.id) thay cho \(then)",
        "method: the figures of then by \(method.id) instead of \(then)")
    case .methodAndCriteria:
      words = say(
        "bộ tiêu chí và tiêu chí: số liệu khi đó không chấm được theo \(method.id), nên không tách riêng",
        "method and criteria: the figures of then cannot be scored by \(method.id), so not told apart"
      )
    case .maximum: words = maximumWords(change)
    case .criterion:
      words = "\(part.code). \(part.name)" + pointWords(part)
    case .rounding: words = say("làm tròn tổng điểm", "rounding of sums")
    }
    lines.append("  " + signed(part.printed, change.rounding) + "  " + words)
  }

  private func maximumWords(_ change: IndexChange) -> String {
    let (then, now) = (number(change.earlierMaximum), number(change.laterMaximum))
    var words = say(
      "điểm tối đa áp dụng: \(then) → \(now)", "maximum that applies: \(then) → \(now)")
    if !change.entered.isEmpty {
      words += say("; thêm ", "; in: ") + change.entered.joined(separator: ", ")
    }
    if !change.left.isEmpty {
      words += say("; bớt ", "; out: ") + change.left.joined(separator: ", ")
    }
    return words
  }

  /// Where the index is made of other maxima the points say what it is about.
  private func pointWords(_ part: IndexChange.Part) -> String {
    func words(_ points: Points?) -> String {
      points.map { vietnamese($0.fullText(places: method.rounding.decimals)) } ?? "–"
    }
    let (then, now) = (words(part.earlierPoints), words(part.laterPoints))
    return say(": \(then) → \(now) điểm", ": \(then) → \(now) points")
  }

  mutating func writeExemptions() {
    let (period, own) = (pipeline.period, tree.units[unit])
    let day = period.lastDay(in: method.calendar)
    for exemption in pipeline.workspace.exemptions {
      let quarters = exemption.quarters(of: period, in: method.calendar, for: own)
      let isAtEnd = exemption.isInForce(on: day) && exemption.names(own, on: day)
      guard isAtEnd || !quarters.isEmpty else { continue }
      let state = ScoreState(rawValue: exemption.state.rawValue) ?? .notApplicable
      let titles = quarters.map { $0.title[language] }.joined(separator: ", ")
      var words = stateWords(state, isLeaf: true)
      if !isAtEnd {
        words =
          "\(ProfileWords.state(state)[language]) (\(titles))"
          + say(
            "; cả kỳ vẫn tính vào điểm tối đa", "; it stays in the maximum of the whole period")
      } else if quarters.count < period.quarters.count, !quarters.isEmpty {
        words += " (\(titles))"
      }
      let reason = exemption.reason.isEmpty ? "" : " – " + exemption.reason
      lines.append(
        say("Tiêu chí \(exemption.criterion): ", "Criterion \(exemption.criterion): ")
          + words + reason + " (\(exemption.location))")
    }
  }
}
