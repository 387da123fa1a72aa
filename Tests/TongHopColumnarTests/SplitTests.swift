import Testing
import TongHopDomain
import TongHopTestSupport

/// Files of every kind cut into blocks of every size: the reference reads them in one piece.
@Suite("Split files")
struct SplitTests {
  struct File: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    /// Rows that are not in the name of the file; most files are of records/.
    var folder = "records"
  }

  private static let rows = """
    06157-1,I1,2024-Q1,1,2
    06157-2,I1,2024-Q2,33,44
    06160,I2,2024-Q1,555,66
    A-LONG-CODE-OF-40-BYTES-0123456789-ABCDE,I1,2024-Q2,7777,88888
    TWELVE-BYTES,A1,2024-Q1,1.25,2.50
    THIRTEEN-BYTE,I1,2024-Q2,123456,1234567
    06160,I1,2024-Q2,65535,99999999
    06160,I1,2024-Q2,65536,99999999
    06170,I1,2024-Q1,3,4
    06170,I1,2024-Q2,3,4
    06180,I1,2024-Q2,5,6
    06180,I1,2024-Q3,5,6
    06190,I1,2024-Q2,7,8
    06200,I1,2024-Q1,7,8
    06157-2,YN,2024-Q1,1,1
    06157-1,QT,2024-Q2,1,1
    06160,I1,2024-Q1,9,9

    """

  private static let odd = #"""
    06157-1,I1,2024-Q1,1,2

    "06157-2",I1,2024-Q2,"33",44
    06160,I2,2024-Q1,,
    ,,,,
    06160,I1,2024-Q1,"a ""word""",66
    06160,I1,2024-Q1,12,6
    06160,I1,2024-Q1,12
    nobody,I1,2024-Q1,1,2
    06160 , I1 ,2024-q1, 3 ,4
    06170@2024-05-01,I1,2024-Q2,3,4
    06160,I1,2024-Q2,1,2

    """#

  private static func file(_ name: String, _ text: String) -> File {
    File(testDescription: name, text: text)
  }

  private static let header = SmallProvince.header
  private static let semicolons = (header + rows + odd).replacing(",", with: ";")

  static let files = [
    file("line feeds", header + rows),
    file("CR LF", (header + rows).replacing("\n", with: "\r\n")),
    file("CR LF in the header alone", header.replacing("\n", with: "\r\n") + rows),
    file("CR LF in the rows alone", header + rows.replacing("\n", with: "\r\n")),
    file("both line ends", header + rows + rows.replacing("\n", with: "\r\n") + rows),
    file("semicolons", (header + rows).replacing(",", with: ";")),
    file("semicolons, odd rows, CR LF", semicolons.replacing("\n", with: "\r\n")),
    file("byte order mark", "\u{FEFF}" + header + rows),
    file("no line end behind the last row", header + rows + "06160,I1,2024-Q1,9,9"),
    file("a CR behind the last row", header + rows + "06160,I1,2024-Q1,9,9\r"),
    file("a cut off last row", header + rows + "06160,I1,2024-Q1,9"),
    file("blank lines", "\n\n" + header + "\n\n" + rows + "\n\n\r\n\n" + rows + "\n\n"),
    file("odd rows", header + rows + odd + rows + odd + odd),
    file("quotes in the middle", header + rows + "\"06160\",\"I1\",2024-Q1,1,\"2\"\n" + rows),
    file("a quoted line break", header + rows + "\"06\n160\",I1,2024-Q1,1,2\n" + rows),
    file(
      "many quoted line breaks",
      header + rows + "\"06\n1\n\n60\",I1,2024-Q1,1,2\n\"\n\",I1,2024-Q1,1,2\n" + odd
        + "06160,I1,2024-Q1,1,\"\n06160,I1,2024-Q1,1,2\n\"\n" + rows
        + "06160,I1,2024-Q1,1,\"\n\n\n\n\n\"\n\"\n\",\"\n\",\"\n\"\n" + rows),
    file("quoted blank rows", header + rows + "\"\",\n\"\"\n\"\"\n" + rows + "\"\",,,,\n"),
    file("a quote that is not closed", header + rows + "\"06160,I1,2024-Q1,1,2\n" + rows),
    file(
      "a quote that is not closed, semicolons",
      (header + rows + "\"06160,I1,2024-Q1,1,2\n" + rows).replacing(",", with: ";")),
    file(
      "a quote that is closed rows later, semicolons",
      (header + rows + "\"06160,I1,2024-Q1,1,2\n06160\",I1,2024-Q1,1,2\n" + rows)
        .replacing(",", with: ";")),
    file("a quote in a number", header + rows + "06160,I1,2024-Q1,1,2\"\n" + rows),
    file("lone carriage returns", header + rows + "06160,I1\r2024-Q1,1,2\r\r\n\r" + rows + "\ra\r"),
    file("nothing but carriage returns", (header + rows).replacing("\n", with: "\r")),
    file("a carriage return before CR LF", header + rows + "06160,I1,2024-Q1,1,2\r\r\n" + rows),
    file("empty", ""),
    file("the header alone", header),
    file("the header alone, without a line end", String(header.dropLast())),
    file("the header and blank lines", header + "\n\n\n"),
    file(
      "columns in another order",
      "denominator,period,unit,numerator,indicator\n"
        + "2,2024-Q1,06160,1,I1\n44,2024-Q2,06157-1,33,I1\n1,2024-Q1,06160,2,I1\nx,,,,\n"),
    file(
      "more columns",
      "remark,unit,indicator,period,numerator,denominator,\n"
        + "x,06160,I1,2024-Q1,1,2,\n,06157-1,I1,2024-Q2,1,2,\n,06160,I1,2024-Q1,1,2\n"
        + "\"a\nb\",06160,I1,2024-Q1,1,2,\nx,06160,I1,2024-Q1,1,2,,\n"),
    file("a column too few", "unit,indicator,period,numerator\n06160,I1,2024-Q1,1\n"),
    File(
      testDescription: "metrics", text: header + rows + "06157,I1,2024-Q1,9,9\n",
      folder: "metrics"),
    File(testDescription: "metrics, odd rows", text: header + odd + odd, folder: "metrics"),
  ]

  static let sizes = [1, 2, 3, 5, 7, 16, 61, 64, 100, 255, 4096, 256 << 10, 1 << 20]

  private func agreement(_ file: File) throws -> Agreement {
    try Agreement(SmallProvince.files(["\(file.folder)/1.csv": file.text]))
  }

  @Test("Blocks of every size are the whole file", arguments: files)
  func sizes(_ file: File) throws {
    let agreement = try agreement(file)
    for (number, size) in Self.sizes.enumerated() {
      try agreement.check(
        .init(blockSize: size, threads: 1 + number % 3), isBrief: size != 64, sources: size == 64)
    }
  }

  @Test(
    "A file of a few hundred bytes, cut at every one",
    arguments: files.indices.filter { $0 % 6 == 0 || Effort.isLong })
  func everyByte(_ number: Int) throws {
    let agreement = try agreement(Self.files[number])
    for size in 1..<min(Effort.isLong ? 2000 : 300, Self.files[number].text.utf8.count + 2) {
      try agreement.check(.init(blockSize: size, threads: 1 + size % 2), isBrief: true)
    }
  }

  @Test(
    "Lines that are longer than a block",
    // At 1 MiB less 12 bytes one of the rows is just short enough, another is not.
    arguments: [100, 4097, 65_535, 65_536, 1 << 20 - 12]
      + (Effort.isLong ? [1 << 20 + 1, 3 << 20] : []))
  func longLines(length: Int) throws {
    let long = String(repeating: "7", count: length)
    let text =
      Self.header + Self.rows + long + ",I1,2024-Q1,1,2\n" + Self.rows + "\"" + long
      + "\",I1,2024-Q1,1,2\n" + Self.rows + "06160,I1,2024-Q1,1,\(long)\n" + Self.rows
    let remarks =
      "unit,indicator,period,numerator,denominator,remark\n06160,I1,2024-Q1,1,2,\n"
      + "06160,I1,2024-Q1,1,2,\(long)\n06160,I1,2024-Q1,1,2,\n06160,I1,2024-Q1,1,2,\"\(long)\"\n"
    let agreement = try Agreement(
      SmallProvince.files(["records/1.csv": text, "records/2.csv": remarks]))
    // The readable reader takes its time over a megabyte.
    let sizes = length < 5000 ? [7, 100, 4096] : length < 100_000 ? [4096, 65_536] : []
    for size in sizes + [256 << 10, 2 << 20] {
      try agreement.check(.init(blockSize: size, threads: 2), isBrief: true)
    }
  }

  @Test("Several files of different kinds are read by one shard after the other")
  func severalFiles() throws {
    var files: [String: String] = [:]
    for (number, file) in Self.files.enumerated() where file.folder == "records" {
      files["records/\(1000 + number).csv"] = file.text
    }
    let agreement = try Agreement(SmallProvince.files(files))
    for size in [7, 64, 1000, 1 << 20] {
      for threads in [1, 2, 5] {
        try agreement.check(
          .init(blockSize: size, threads: threads), isBrief: size != 64,
          sources: size == 64 && threads == 2)
      }
    }
  }
}
