import TongHopDomain

/// How the units of a group are spread over what the method ranks by: how many have which value, and
/// the one in the middle.
struct PagePlot: Sendable, Hashable {
  /// Units with a value from `from`, inclusive, to `to`, exclusive.
  struct Bin: Sendable, Hashable {
    var from: Int
    var to: Int
    var count: Int
  }

  var group: Int
  var bins: [Bin]
  var median: Int

  static func all(
    _ table: ComparisonTable, _ style: TableStyle, _ pool: inout TextPool
  ) -> [PagePlot] {
    var plots: [PagePlot] = []
    for (place, distribution) in table.distributions.enumerated() {
      guard let distribution else { continue }
      let bins = distribution.bins.map { bin in
        Bin(
          from: pool.place(style.number(bin.from).text), to: pool.place(style.number(bin.to).text),
          count: bin.count)
      }
      let median = pool.place(style.number(distribution.median).text)
      plots.append(PagePlot(group: place, bins: bins, median: median))
    }
    return plots
  }
}
