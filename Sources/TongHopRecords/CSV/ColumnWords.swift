/// The Vietnamese words that people put above the columns of a file.
///
/// They are only ever named in advice: a header row holds the names of the format.
enum ColumnWords {
  /// The columns that a heading may mean.
  ///
  /// - Parameter columns: those that come into question.
  /// - Returns: those of `columns`, in their order.
  static func columns(meantBy heading: String, of columns: [String]) -> [String] {
    guard heading.utf8.count <= 80 else { return [] }
    let key = AnswerText.words(of: heading).joined(separator: " ")
    guard let names = table[key] else { return [] }
    return columns.filter { names.contains($0.lowercased()) }
  }

  /// By column, in small letters without accents. No words of columns that count otherwise than the word
  /// says: `đến ngày` is the last day, `valid_to` the first one after.
  private static let words: [(column: String, words: String)] = [
    ("unit", "don vi,ma don vi,ma xa,xa,ma dvhc,don vi hanh chinh,don vi bao cao"),
    ("code", "ma,ma don vi,ma xa,ma dvhc,ma chi tieu,ma tieu chi"),
    ("parent_code", "ma cap tren,ma don vi cap tren,don vi cap tren,ma cha"),
    ("parent", "tieu chi cha,ma cha,ma cap tren,ma tieu chi cha"),
    ("level", "cap,cap hanh chinh"), ("type", "loai,loai hinh"), ("kind", "loai,loai chi tieu"),
    ("name", "ten,ten don vi,ten xa,ten tieu chi,ten chi tieu,tieu chi,chi tieu"),
    ("population", "dan so"), ("households", "so ho"), ("valid_from", "hieu luc tu"),
    ("indicator", "chi tieu,ma chi tieu"), ("criterion", "tieu chi,ma tieu chi"),
    ("period", "ky,ky bao cao,ky so lieu"),
    ("numerator", "tu so"), ("denominator", "mau so"),
    ("task", "nhiem vu,ma nhiem vu"), ("title", "ten nhiem vu,noi dung,noi dung nhiem vu"),
    ("assigned", "ngay giao"), ("completed", "ngay hoan thanh,hoan thanh"),
    ("due", "han,thoi han,han hoan thanh,thoi han hoan thanh,ngay den han,han xu ly"),
    ("lead", "chu tri,don vi chu tri,co quan chu tri"),
    ("support", "phoi hop,don vi phoi hop,co quan phoi hop"),
    ("product", "san pham"), ("weight", "trong so"),
    ("points", "diem,so diem"), ("round", "vong,vong cham,lan cham"), ("reason", "ly do"),
    ("evidence", "minh chung,tai lieu kiem chung"), ("state", "trang thai"),
    ("respondent", "nguoi tra loi,ma phieu,ma nguoi tra loi"), ("question", "cau hoi,ma cau hoi"),
    ("answer", "tra loi,cau tra loi"),
    ("max_points", "diem toi da,diem chuan"), ("measure", "cach do"),
    ("rule", "quy tac,quy tac tinh,quy tac cham"),
    ("old_code", "ma cu"), ("new_code", "ma moi"), ("date", "ngay"), ("share", "ty le,ti le"),
    ("index", "chi so"), ("rank", "hang,xep hang,thu hang"),
  ]

  /// By words, the columns.
  private static let table: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for entry in words {
      for word in entry.words.split(separator: ",") {
        table[String(word), default: []].insert(entry.column)
      }
    }
    return table
  }()
}
