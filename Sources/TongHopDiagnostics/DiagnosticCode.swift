/// The stable number of each kind of problem. A code never changes its meaning; the page
/// `Diagnostics.md` lists all of them with cause and fix, and a test keeps the two together.
public enum DiagnosticCode: String, Sendable, CaseIterable, Comparable {
  // 10xx: the file as a whole
  case notUTF8 = "TH1001"
  case utf16 = "TH1002"
  case emptyFile = "TH1003"
  case missingColumn = "TH1004"
  case unknownColumn = "TH1005"
  case lineTooLong = "TH1006"
  case unterminatedQuote = "TH1007"
  case fieldCount = "TH1008"
  case lineBreakInField = "TH1009"
  case repeatedColumn = "TH1010"
  case unreadableFile = "TH1011"
  case notText = "TH1012"
  case notRead = "TH1013"
  case changedFile = "TH1014"

  // 12xx: a value in a row
  case unknownUnit = "TH1201"
  case unknownIndicator = "TH1202"
  case badNumber = "TH1203"
  case ambiguousThousands = "TH1204"
  case aboveDenominator = "TH1205"
  case negative = "TH1206"
  case tooManyDecimals = "TH1207"
  case numberTooLarge = "TH1208"
  case badPeriod = "TH1209"
  case badDate = "TH1210"
  case outsideValidity = "TH1211"
  case repeatedKey = "TH1212"
  case metricAndRecord = "TH1213"
  case wholeAndParts = "TH1214"
  case parentAndChild = "TH1215"
  case lostZeros = "TH1216"
  case periodMadeDate = "TH1217"
  case emptyField = "TH1218"
  case unknownCriterion = "TH1219"
  case unknownWord = "TH1220"
  case pointsOutOfRange = "TH1221"
  case mixedDecimals = "TH1222"
  case notYesNo = "TH1223"
  case endedUnit = "TH1224"
  case missingReason = "TH1225"
  case dateOrder = "TH1226"
  case taskCountsNowhere = "TH1227"
  case dueBeforeAssigned = "TH1228"
  case afterNewestPeriod = "TH1229"
  case openAppeal = "TH1230"
  case missingEvidence = "TH1231"
  case roundOrder = "TH1232"
  case repeatsDiffer = "TH1233"
  case missingWeight = "TH1234"
  case missingAccumulation = "TH1235"
  case accumulationFell = "TH1236"

  // 125x: an answer of a survey
  case unknownQuestion = "TH1251"
  case unknownAnswer = "TH1252"
  case badWeight = "TH1253"
  case respondentDiffers = "TH1254"
  case singleCluster = "TH1255"
  case answerInDoubt = "TH1256"
  case codeMadeDate = "TH1257"

  // 126x: what spreadsheets and people put into cells
  case spreadsheetError = "TH1261"
  case lostDigits = "TH1262"
  case nothingWritten = "TH1263"
  case repeatedHeader = "TH1264"
  case undeclaredDecimals = "TH1265"
  case twinKeys = "TH1266"
  case notOfUnit = "TH1267"
  case restsOnFaultyList = "TH1268"
  case unscoredLevel = "TH1269"

  // 128x: codes, and files that repeat each other
  case strangeCharacter = "TH1281"
  case repeatedFile = "TH1282"
  case repeatedRows = "TH1283"
  case repeatedBlock = "TH1284"
  case editedCopy = "TH1285"
  case repeatedPeriod = "TH1286"
  case nearKeys = "TH1287"
  case dayOrMonth = "TH1288"

  // 13xx: units
  case cycle = "TH1301"
  case twoRoots = "TH1302"
  case unknownParent = "TH1303"
  case repeatedUnit = "TH1304"
  case emptyValidity = "TH1305"
  case badShares = "TH1306"
  case noUnits = "TH1307"
  case goesOn = "TH1308"
  case validityGap = "TH1309"
  case parentGap = "TH1310"
  case reusedCode = "TH1311"
  case noSuccessor = "TH1312"
  case loneWord = "TH1313"
  case nobodyScored = "TH1314"
  case elsewhereAbove = "TH1331"
  case noFeatureCollection = "TH1321"
  case outlineWithoutCode = "TH1322"
  case outlineOfNoUnit = "TH1323"
  case badOutline = "TH1324"
  case codesElsewhere = "TH1325"

  // 14xx: methods
  case badJSON = "TH1401"
  case badSetting = "TH1402"
  case unknownSetting = "TH1403"
  case badBands = "TH1404"
  case overlappingVersions = "TH1405"
  case badCriteriaTree = "TH1406"
  case childrenDoNotAddUp = "TH1407"
  case badMeasure = "TH1408"
  case badRule = "TH1409"
  case notSupported = "TH1410"
  case otherCalendar = "TH1411"
  case publishedContradicts = "TH1412"
  case publishedLacksUnits = "TH1413"
  case unlistedMeasure = "TH1416"

  // 15xx: composite indicators
  case badComposite = "TH1501"
  case noMean = "TH1502"
  case noSpread = "TH1503"
  case noReference = "TH1504"
  case notForCOINr = "TH1505"

  // 20xx: what comes out of the roll-up and the scoring
  case overflow = "TH2001"
  case noVersionInForce = "TH2002"

  // 21xx: what is published
  case badPublishedTable = "TH2101"
  case unknownPublishedUnit = "TH2102"
  case publishedDiffers = "TH2103"
  case figuresWithoutMethod = "TH2104"
  case endsOnLastDay = "TH2105"

  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Something that cannot be computed from the figures; no row is at fault, and none is left out.
  public var isOfResult: Bool {
    switch self {
    case .noMean, .noSpread, .noReference, .overflow: true
    default: false
    }
  }

  /// A setting of a method: each row of criteria.csv is one of its own.
  var isOfMethod: Bool { rawValue.hasPrefix("TH14") }

  /// Files that cannot be read, or not in one state: no row is at fault, and no table can be made of
  /// the others without telling an untruth about these.
  public var isOfFiles: Bool { self == .unreadableFile || self == .changedFile }

  /// What is said of names in a header row is of the file, not of a column of rows.
  public var isOfHeader: Bool {
    self == .missingColumn || self == .unknownColumn || self == .repeatedColumn
  }

  /// What is wrong with a file as a whole; where many have it, they have it from one cause (a form, a
  /// program).
  public var isOfWholeFile: Bool {
    switch self {
    case .utf16, .emptyFile, .unreadableFile, .notText, .notRead, .undeclaredDecimals: true
    default: isDamageOfFile || isOfHeader
    }
  }

  /// Damage that a program did to the whole file (Excel, an export in another encoding): one
  /// message a file says it, with the number of rows, however many rows show it.
  public var isDamageOfFile: Bool {
    switch self {
    case .notUTF8, .lostZeros, .codeMadeDate, .periodMadeDate, .mixedDecimals: true
    default: false
    }
  }
}
