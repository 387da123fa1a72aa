import TongHopDomain

/// The periods of a group of files, each once however often it is written.
final class PeriodNames {
  private(set) var names: [String] = []
  private var places: [String: Int32] = [:]
  private var byHash: [UInt64: Int32] = [:]
  /// The last one that was asked for, for each of some hashes: files have few periods.
  private var recent = [(hash: UInt64, place: Int32)](repeating: (0, -1), count: 64)

  private struct DatedUnit: Hashable {
    var text: String
    var period: Int32
  }

  private let codes: RepeatCodes
  private var units: [DatedUnit: UInt64] = [:]
  /// Indicators that are no counts, as ``RowScanner/Row/topic`` has them.
  let amounts: Set<UInt64>

  init(_ codes: RepeatCodes = RepeatCodes()) {
    self.codes = codes
    amounts = RepeatCodes.topics(codes.amounts)
  }

  /// Of the unit that is meant by `CODE@DATE` in a period.
  ///
  /// - Parameter period: its place.
  func unit(_ text: String, in period: Int32) -> UInt64 {
    let key = DatedUnit(text: text, period: period)
    if let known = units[key] { return known }
    let name = Int(period) < names.count ? names[Int(period)] : ""
    let hash = FieldHash.of(codes.unit(text, in: name))
    units[key] = hash
    return hash
  }

  /// - Parameter hash: of the text.
  @inline(__always)
  func place(_ hash: UInt64, _ text: () -> String) -> Int32 {
    let slot = Int(truncatingIfNeeded: hash >> 32) & 63
    if recent[slot].hash == hash { return recent[slot].place }
    let place = find(hash, text)
    recent[slot] = (hash, place)
    return place
  }

  private func find(_ hash: UInt64, _ text: () -> String) -> Int32 {
    if let known = byHash[hash] { return known }
    let written = text()
    let name = Period(parsing: written).map { "\($0)" } ?? written
    let place = places[name] ?? Int32(names.count)
    if places[name] == nil { names.append(name) }
    places[name] = place
    byHash[hash] = place
    return place
  }
}
