extension RandomWorkspace {
  /// Flows and stocks, what accumulates and targets of a year; one more that no method measures, in
  /// the other calendar.
  mutating func makeIndicators() {
    for code in ["HS_DUNG_HAN", "GIAI_NGAN", "HOP_THON", "PAKN"].prefix(draw.int(1...4)) {
      let target = draw.chance(20) ? draw.pick(["even", "15/25/25/35", "0/40/30/30"]) : ""
      indicators.append(
        RandomIndicator(
          code: code, decimals: draw.chance(30) ? draw.int(1...4) : 0,
          mayExceed: draw.chance(20) || !target.isEmpty, isCumulative: draw.chance(35),
          target: target, calendar: draw.chance(20) ? calendar : ""))
    }
    var all = indicators
    if draw.chance(20) {
      all.append(
        RandomIndicator(
          code: "KHAC", decimals: 0, mayExceed: false, isCumulative: false, target: "",
          calendar: isAdministrative ? "calendar" : "administrative"))
    }
    files["indicators.csv"] =
      ["code,name,kind,decimals,may_exceed,reported,annual_target,calendar"]
      + all.map {
        "\($0.code),Chỉ tiêu \($0.code),\($0.decimals > 0 ? "amount" : "count"),\($0.decimals),"
          + "\($0.mayExceed ? "yes" : "no"),\($0.isCumulative ? "cumulative" : ""),\($0.target),"
          + $0.calendar
      }
  }

  var calendar: String { isAdministrative ? "administrative" : "calendar" }
}

struct RandomIndicator {
  var code: String
  var decimals: Int
  var mayExceed: Bool
  var isCumulative: Bool
  /// As in indicators.csv.
  var target: String
  var calendar: String
  /// Has everybody sent everything that is owed?
  var isComplete = false
}
