import Foundation
import FoundationXML

/// A page of result sheets, read with an XML parser.
final class SheetFile: NSObject, XMLParserDelegate {
  struct Sheet {
    var code: String
    /// By class: the texts of the elements that bear it, outside of rows.
    var facts: [String: String] = [:]
    /// Rows of tables: their kind, their criterion, and cells by class or place.
    var rows: [Row] = []
    var story = ""
    var text = ""
  }

  struct Row {
    var kind: String
    var criterion: String?
    var cells: [String] = []
    var byClass: [String: String] = [:]
  }

  private(set) var sheets: [Sheet] = []
  private(set) var links: [String] = []
  private(set) var elements: Set<String> = []
  private var classes: [[String]] = []
  private var names: [String] = []
  private var row: Row?

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    names.append(name)
    classes.append((attributes["class"] ?? "").split(separator: " ").map(String.init))
    if let code = attributes["data-code"] { sheets.append(Sheet(code: code)) }
    if let link = attributes["href"] { links.append(link) }
    if name == "tr" {
      row = Row(
        kind: classes.last?.first ?? "domain", criterion: attributes["data-criterion"])
    }
    if name == "td" { row?.cells.append("") }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    names.removeLast()
    classes.removeLast()
    if name == "tr", let found = row {
      row = nil
      if !sheets.isEmpty, !found.cells.isEmpty { sheets[sheets.count - 1].rows.append(found) }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard !sheets.isEmpty, !names.contains("style") else { return }
    let place = sheets.count - 1
    sheets[place].text += text
    if row != nil {
      if let last = row?.cells.indices.last { row?.cells[last] += text }
      for kind in Set(classes.flatMap(\.self)) { row?.byClass[kind, default: ""] += text }
    } else {
      for kind in Set(classes.flatMap(\.self)) { sheets[place].facts[kind, default: ""] += text }
      if classes.contains(["story"]) { sheets[place].story += text }
    }
  }

  /// `-1.234,50` as machines write it; a text that is no number as it is.
  static func machine(_ text: String) -> String {
    let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
    return digits.split(separator: ".", omittingEmptySubsequences: false).joined()
      .replacingOccurrences(of: ",", with: ".")
  }
}
