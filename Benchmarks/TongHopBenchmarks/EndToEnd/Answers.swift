import Foundation

/// What an engine says of each unit: the columns `code,level,index,rank` of a table, as text.
struct Answers: Equatable {
  struct Answer: Equatable {
    var level: String
    var index: String
    var rank: String
  }

  /// In the order of the file.
  private(set) var codes: [String] = []
  private(set) var byCode: [String: Answer] = [:]

  struct Unreadable: Error, CustomStringConvertible {
    var description: String
  }

  /// Reads a CSV table with a header; other columns are passed over.
  ///
  /// - Throws: ``Unreadable`` where a column is missing, a row is too short or a code stands twice.
  init(csv text: String) throws {
    var lines = text.split(separator: "\n").makeIterator()
    let header = Self.fields(lines.next() ?? "")
    let places = try ["code", "level", "index", "rank"].map { name in
      guard let place = header.firstIndex(of: name) else {
        throw Unreadable(description: "there is no column \(name)")
      }
      return place
    }
    while let line = lines.next() {
      let fields = Self.fields(line)
      guard fields.count == header.count else {
        throw Unreadable(description: "\(fields.count) fields in: \(line)")
      }
      let code = fields[places[0]]
      let answer = Answer(
        level: fields[places[1]], index: fields[places[2]], rank: fields[places[3]])
      guard byCode.updateValue(answer, forKey: code) == nil else {
        throw Unreadable(description: "unit \(code) stands twice")
      }
      codes.append(code)
    }
  }

  init(file: String) throws {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw Unreadable(description: "\(file) cannot be read")
    }
    do { try self.init(csv: text) } catch { throw Unreadable(description: "\(file): \(error)") }
  }

  /// No field of these tables holds a line break.
  private static func fields(_ line: Substring) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote closes and opens again; the second one is text.
        if wasQuote, !isQuoted { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      default: field.append(byte)
      }
      wasQuote = byte == UInt8(ascii: "\"") && !isQuoted
    }
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }

  /// The first unit on which these answers and a peer's differ, in the peer's order; nil where
  /// they agree.
  ///
  /// A peer lists only units with at least one row; of the others these answers may have no index.
  func firstDifference(from peer: Answers, named name: String) -> String? {
    for code in peer.codes {
      guard let theirs = peer.byCode[code] else { continue }
      guard let ours = byCode[code] else {
        return "unit \(code): \(name) has it, TongHop does not"
      }
      for (column, own, other) in [
        ("level", ours.level, theirs.level), ("index", ours.index, theirs.index),
        ("rank", ours.rank, theirs.rank),
      ] where own != other {
        return "unit \(code), \(column): TongHop has '\(own)', \(name) has '\(other)'"
      }
    }
    for code in codes where peer.byCode[code] == nil {
      if let ours = byCode[code], !ours.index.isEmpty {
        return "unit \(code), index: TongHop has '\(ours.index)', \(name) does not list it"
      }
    }
    return nil
  }
}
