import TongHopTestSupport

/// A province of a dozen units with all that may be special about one: codes of more than 12
/// bytes, a code that two units bore, a unit that ended, one that began, letters that are spelt
/// in two ways.
enum SmallProvince {
  static let units = """
    code,parent_code,level,type,name,valid_from,valid_to
    20,,province,tỉnh,Lạng Sơn,,
    180,20,district,huyện,Tràng Định,,
    181,20,district,huyện,Bình Gia,,
    06157,180,commune,xã,Hoàng Việt,,
    06157-1,06157,village,thôn,Một,,
    06157-2,06157,village,thôn,Hai,,
    06160,180,commune,xã,Hải Yến,,
    A-LONG-CODE-OF-40-BYTES-0123456789-ABCDE,181,commune,xã,Tân Thanh,,
    A-LONG-CODE-OF-40-BYTES-0123456789-ABCDF,181,commune,xã,Tân Mỹ,,
    TWELVE-BYTES,181,commune,xã,Thụy Hùng,,
    THIRTEEN-BYTE,181,commune,xã,Yên Phúc,,
    06170,181,commune,xã,Cũ,,2024-05-10
    06170,181,commune,xã,Mới,2024-05-10,
    06180,181,commune,xã,Hết,,2024-05-10
    06190,181,commune,xã,Sáp nhập,,2024-05-10
    06200,181,commune,xã,Mới lập,2024-05-10,
    XÃ-1,181,commune,xã,Có dấu,,

    """

  static let indicators = """
    code,name,kind,calendar,decimals,may_exceed
    I1,Hồ sơ,count,,0,
    I2,Lượt,count,,0,yes
    A1,Tiền,amount,,2,
    QT,Hành chính,count,administrative,0,

    """

  static let criteria = """
    code,parent,name,max_points,measure,rule,roll_up,over_time,when_empty
    1,,Một,20,,,,,
    1.1,1,Hồ sơ,4,metric:I1,linear,sum,sum,zero
    1.2,1,Lượt,4,metric:I2,linear,sum,sum/last,zero
    1.3,1,Tiền,4,metric:A1,linear,sum,last,zero
    1.4,1,Có không,4,metric:YN,yes_no,sum,sum,zero
    1.5,1,Hành chính,4,metric:QT,linear,sum,sum,zero

    """

  static let header = "unit,indicator,period,numerator,denominator\n"

  /// A workspace with the given files beside those of every workspace.
  static func files(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
    var all = files
    all["units.csv"] = Array(units.utf8)
    all["successions.csv"] = Array("old_code,new_code,date\n06190,06200,2024-05-10\n".utf8)
    all["indicators.csv"] = Array(indicators.utf8)
    all["methods/m/method.json"] = Array(#"{"id": "m", "name": "M"}"#.utf8)
    all["methods/m/criteria.csv"] = Array(criteria.utf8)
    return all
  }

  static func files(_ files: [String: String]) -> [String: [UInt8]] {
    Self.files(files.mapValues { Array($0.utf8) })
  }
}
