import TongHopDiagnostics
import TongHopDomain

/// What to type where a number is wrong; it depends on the file.
struct NumberHints {
  /// Where words stand that say nothing of a number.
  var ifNone = Phrase(
    "nếu chưa có số liệu thì xóa cả dòng", en: "if there is none yet, delete the row")
  /// Where a dash or a word says that there is nothing: right whichever was meant.
  var ifNothing = Phrase(
    "nếu không phát sinh thì viết 0; nếu chưa có số liệu thì xóa cả dòng",
    en: "if nothing arose, write 0; if it is not reported yet, delete the row")
  var ifPercent = Phrase(
    "ghi số, không ghi dấu phần trăm", en: "write a number, without a percent sign")
  var ifNegative = Phrase(
    "kiểm tra lại số; ô này không nhận số âm",
    en: "check the number; this field takes none below zero")
  /// Where two numbers stand in one field; nil for figures, which have a column for either.
  var ifRatio: Phrase?
  /// Where there are more decimals than the field takes, and no column `decimals` says how many that are;
  /// nil for figures of an indicator.
  var ifTooFine: Phrase?
  var ifTooLarge = Phrase("kiểm tra đơn vị tính", en: "check the unit of measurement")
  /// The number is of a criterion, which may not apply to the unit.
  var mayBeExempt = false
  /// Somebody has said how many decimals there are.
  var declaresDecimals = false
  /// The indicator, where it does not stand in indicators.csv.
  var undeclared: Indicator?
  /// The indicator, where it is an amount in indicators.csv and `decimals` is empty there.
  var withoutDecimals: Indicator?
  /// The unit of measurement, where it is known.
  var unit = ""

  /// Is the number a figure of an indicator, with a unit of measurement?
  var isOfIndicator: Bool { ifTooFine == nil }

  /// Of a weight, which is 1 where none is given.
  static let weight = NumberHints(
    ifNone: Phrase("để trống = 1", en: "empty means 1"),
    ifNothing: Phrase(
      "nếu không có trọng số riêng thì để trống (bằng 1); nếu không được tính thì viết 0",
      en: "if it has no weight of its own, leave it empty (1); if it must not count, write 0"),
    ifPercent: Phrase(
      "ghi mọi trọng số theo một kiểu, không có dấu phần trăm; nếu ô trống là 100 % thì 10 % là 0.1",
      en: "write all weights in one way, without percent signs; where empty is 100 %, 10 % is 0.1"),
    ifRatio: Phrase("ghi một số thập phân, ví dụ 0.5", en: "write one decimal number, e.g. 0.5"),
    ifTooFine: Phrase(
      "làm tròn; muốn giữ đủ chữ số thì nhân mọi trọng số (ô trống là 1) với cùng một số, kết quả không đổi",
      en:
        "round it; to keep all digits multiply all weights (empty is 1) by one number, which changes nothing"
    ),
    ifTooLarge: Phrase("kiểm tra trọng số", en: "check the weight"))

  /// Of points that a person gives.
  static let points = NumberHints(
    ifNone: Phrase(
      "nếu chưa chấm thì xóa cả dòng", en: "if no points were given yet, delete the row"),
    ifNothing: Phrase(
      "nếu được 0 điểm thì viết 0; nếu chưa chấm thì xóa cả dòng",
      en: "if it is 0 points, write 0; if none were given yet, delete the row"),
    ifPercent: Phrase(
      "ghi số điểm, không ghi tỷ lệ phần trăm", en: "write the points, not a percentage"),
    ifNegative: Phrase(
      "kiểm tra lại điểm; điểm trừ ghi bằng số không có dấu trừ, ở tiêu chí điểm trừ",
      en: "check the points; a penalty has its own criterion and is written without a minus"),
    ifRatio: Phrase(
      "chỉ ghi số điểm được chấm, không ghi điểm tối đa",
      en: "write the points that were given alone, not the maximum"),
    ifTooFine: Phrase("kiểm tra lại điểm đã chấm", en: "check the points that were given"),
    ifTooLarge: Phrase("kiểm tra lại điểm đã chấm", en: "check the points that were given"))

  /// Of a whole number that need not be known: of people, of households, of a place in an order.
  static let mayBeEmpty = NumberHints(
    ifNone: Phrase(
      "nếu chưa có số liệu thì để trống ô", en: "if there is none yet, leave the field empty"),
    ifNothing: Phrase(
      "nếu chưa có số liệu thì để trống ô; nếu đúng là 0 thì viết 0",
      en: "if there is none yet, leave the field empty; if it is 0, write 0"),
    ifPercent: Phrase(
      "ghi chính số đó, không ghi tỷ lệ phần trăm", en: "write the number itself, not a percentage"),
    ifRatio: Phrase("ghi một số nguyên", en: "write one whole number"),
    ifTooFine: Phrase("kiểm tra lại, ghi số nguyên", en: "check it and write a whole number"),
    ifTooLarge: Phrase("kiểm tra lại số", en: "check the number"))
}
