import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite("The parts of a page")
struct PageTests {
  private static func place(_ longitude: Double, _ latitude: Double) -> Boundaries.Place {
    Boundaries.Place(longitude: Int32(longitude * 1e7), latitude: Int32(latitude * 1e7))
  }

  /// From Python's math.cos, rounded to six decimals.
  @Test(
    "The cosine of a latitude, in millionths",
    arguments: [
      (0.0, 1_000_000), (21.85, 928_161), (60, 500_000), (-45, 707_107), (8.5, 989_016),
      (89, 17_452),
    ] as [(Double, Int64)])
  func cosine(degrees: Double, expected: Int64) {
    #expect(MapProjection.cosine(Int64(degrees * 1e7)) == expected)
  }

  /// At 60° a degree of longitude is half as long as one of latitude.
  @Test("A square of degrees at 60° north is drawn half as wide as it is high")
  func projection() throws {
    let corners = [Self.place(10, 59), Self.place(12, 59), Self.place(12, 61), Self.place(10, 61)]
    let projection = try #require(MapProjection(corners))
    #expect(projection.width == 1000 && projection.height == 2000)
    let (x, y) = projection.point(Self.place(11, 61))
    #expect((x, y) == (500, 0))
    #expect(projection.path([[corners]]) == "M0 2000l1000 0 0-2000-1000 0z")
  }

  @Test("A part too small to be drawn is left out, a unit never")
  func small() throws {
    let corners = [Self.place(0, 0), Self.place(10, 0), Self.place(10, 10)]
    let speck = [Self.place(5, 5), Self.place(5.0001, 5), Self.place(5.0001, 5.0001)]
    let projection = try #require(MapProjection(corners))
    #expect(projection.path([[corners], [speck]]) == projection.path([[corners]]))
    #expect(projection.path([[speck]]).hasSuffix("h1v1h-1z"))
    #expect(MapProjection([Boundaries.Place]()) == nil)
    #expect(MapProjection([corners[0]])?.width == 0)
  }

  @Test("The places of the whole earth are drawn")
  func earth() throws {
    let corners = [Self.place(-180, -90), Self.place(180, 90)]
    let projection = try #require(MapProjection(corners))
    #expect(projection.width == 2000 && projection.height == 1000)
  }

  @Test("Bins of a round width hold each value once")
  func bins() throws {
    func spread(_ hundredths: [Int]) -> [String] {
      PagePlot.bins(of: hundredths.sorted().map(Samples.points), decimals: 2).map {
        "\($0.from.text(places: 2)) \($0.to.text(places: 2)) \($0.count)"
      }
    }
    #expect(spread([5000, 7000]).first == "50.00 51.00 1")
    #expect(spread([5000, 7000]).last == "70.00 71.00 1")
    #expect(spread([8215, 8215]) == ["82.15 82.16 2"])
    #expect(spread([-150, 10, 10, 950]).first == "-1.50 -1.00 1")
    let many = (0..<1000).map { $0 * 7 }
    let bins = PagePlot.bins(of: many.map(Samples.points), decimals: 2)
    #expect(bins.map(\.count).reduce(0, +) == 1000 && bins.count <= PagePlot.mostBins)
    let huge = Points(count: Decimal.power(37))
    #expect(PagePlot.bins(of: [huge], decimals: 2).isEmpty)
  }

  @Test("Classes from dark to light, none twice")
  func colors() {
    for count in 1...9 {
      let colors = (0..<count).map { PageMap.color($0, of: count) }
      #expect(Set(colors).count == count, "\(count)")
    }
    #expect(PageMap.color(40, of: 41) == "#ffffd9")
  }

  @Test("A text is kept once")
  func pool() {
    var pool = TextPool()
    #expect(pool.places(["", "a", "b", "a"]) == [0, 1, 2, 1])
    #expect(pool.texts == ["", "a", "b"])
  }

  @Test("Every phrase of the scripts has its name once, and every name that they use a phrase")
  func words() throws {
    let names = PageWords.all(by: .index).map(\.0)
    #expect(Set(names).count == names.count)
    let used = PageFiles.script.matches(of: /\bwords\.([A-Za-z]+)/).map { String($0.1) }
    #expect(Set(used).subtracting(names).isEmpty)
    #expect(Set(names).subtracting(used).isEmpty)
  }

  @Test("Scripts are strict, evaluate no text and make no markup of one")
  func scripts() {
    let script = PageFiles.script
    #expect(script.hasPrefix("\"use strict\";"))
    for word in ["eval(", "innerHTML", "outerHTML", "document.write", "fetch(", "import "] {
      #expect(!script.contains(word), "\(word)")
    }
    #expect(!script.contains("</") && !PageFiles.style.contains("</"))
    #expect(!PageFiles.style.contains("url("))
  }

  @Test("A head of two rows: groups span their columns, others both rows")
  func head() {
    var document = ReportDocument()
    document.columns = ["", "A<b>", "A<b>", ""].enumerated().map {
      ReportDocument.Column(group: $1, title: "c\($0)")
    }
    document.columns[1].isMinor = true
    let page = PageDocument(
      language: .english, frame: document, nameColumn: 0, pool: TextPool(), groups: [], rows: [],
      wordOrders: [:], changeColumns: [], areas: [], levels: [], bands: [], quantileGroups: [],
      map: nil, plots: [], cards: [])
    let rows = PageHead(page).rows
    #expect(rows.split(separator: "<tr>").count == 2)
    #expect(rows.contains("rowspan=\"2\" data-column=\"3\""))
    #expect(rows.contains("colspan=\"2\" data-all=\"2\" data-short=\"1\">A&lt;b&gt;</th>"))
    #expect(rows.contains("<th scope=\"col\" class=\"minor\" data-column=\"1\""))
  }
}
