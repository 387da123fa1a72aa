import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A workbook read back without any code of the package: `unzip`, and the XML parser of Foundation.
public struct WorkbookFile: Sendable {
  public struct Cell: Equatable, Sendable {
    /// The number, or the words.
    public var value: String
    public var isNumber: Bool
    public var isFormula: Bool
    /// Of cells in styles.xml.
    public var style: Int
  }

  /// Cells by name (`B7`), for each sheet in order.
  public let sheets: [[String: Cell]]
  public let sheetNames: [String]
  private let path: String

  public init(_ path: String) throws {
    self.path = path
    let names = try XMLElements(Self.part("xl/workbook.xml", of: path)).all("sheet")
    sheetNames = names.compactMap { $0.attributes["name"] }
    let strings = try XMLElements(Self.part("xl/sharedStrings.xml", of: path)).all("si")
      .map(\.text)
    var sheets: [[String: Cell]] = []
    for number in sheetNames.indices {
      var cells: [String: Cell] = [:]
      let part = try Self.part("xl/worksheets/sheet\(number + 1).xml", of: path)
      for cell in try XMLElements(part).all("c") {
        guard let name = cell.attributes["r"], let value = cell.values["v"] else { continue }
        let isNumber = cell.attributes["t"] == nil
        cells[name] = Cell(
          value: isNumber ? value : strings[Int(value) ?? 0], isNumber: isNumber,
          isFormula: cell.values["f"] != nil, style: Int(cell.attributes["s"] ?? "") ?? 0)
      }
      sheets.append(cells)
    }
    self.sheets = sheets
  }

  /// The text of a part of the file: `xl/worksheets/sheet1.xml`.
  public func part(_ name: String) throws -> String {
    String(decoding: try Self.part(name, of: path), as: UTF8.self)
  }

  /// The names of all parts, in the order of the file.
  public func parts() throws -> [String] {
    let list = try SystemTool.run("unzip", ["-Z1", path])
    return String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func part(_ name: String, of path: String) throws -> Data {
    try SystemTool.run("unzip", ["-p", path, name])
  }

  /// The number format of a style; empty where it has none of its own.
  public func numberFormat(ofStyle style: Int) throws -> String {
    let styles = try XMLElements(Self.part("xl/styles.xml", of: path))
    let formats = styles.all("numFmt").reduce(into: [String: String]()) { result, element in
      result[element.attributes["numFmtId"] ?? ""] = element.attributes["formatCode"]
    }
    let cells = styles.all("xf", inside: "cellXfs")
    guard cells.indices.contains(style) else { return "" }
    return formats[cells[style].attributes["numFmtId"] ?? ""] ?? ""
  }
}

/// The elements of an XML text, in the order in which they end.
final class XMLElements: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var parents: [String]
    /// Of itself and everything inside.
    var text = ""
    /// The texts of its children, by name.
    var values: [String: String] = [:]
  }

  private var open: [Element] = []
  private var closed: [Element] = []

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else {
      throw SystemTool.Failure(description: "no XML: \(String(describing: parser.parserError))")
    }
  }

  func all(_ name: String, inside parent: String? = nil) -> [Element] {
    closed.filter { element in
      element.name == name && (parent.map { element.parents.contains($0) } ?? true)
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes, parents: open.map(\.name)))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for place in open.indices { open[place].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    if !open.isEmpty { open[open.count - 1].values[name] = element.text }
    closed.append(element)
  }
}
