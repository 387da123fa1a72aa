import Testing
import TongHopDomain

@Suite("Names")
struct NameKeyTests {
  @Test(
    "The same name, however it is typed",
    arguments: [
      ("Hòa Bình", "Hoà Bình"), ("Thủy Hùng", "Thuỷ Hùng"), ("Hòe", "Hoè"),
      ("HÒA BÌNH", "hòa bình"),
      ("Hải  Yến", " Hải\u{A0}Yến "), ("Lộc Bình", "L\u{6F}\u{302}\u{323}c Bi\u{300}nh"),
      ("Hoà", "Ho\u{61}\u{300}"), ("Hòa", "Ho\u{300}a"), ("Quỳnh", "QUỲNH"),
    ])
  func same(one: String, other: String) {
    #expect(NameKey(one) == NameKey(other))
    #expect(NameKey(one).hashValue == NameKey(other).hashValue)
  }

  @Test(
    "Diacritics make other names",
    arguments: [
      ("Hoa Lộc", "Hòa Lộc"), ("Tân Thanh", "Tân Thành"), ("Hải Yến", "Hai Yen"), ("Đào", "Dào"),
      ("Hòa", "Hóa"), ("Yên Vượng", "Yên Vương"),
    ])
  func different(one: String, other: String) {
    #expect(NameKey(one) != NameKey(other))
  }

  @Test("A type is written before a name that does not begin with it")
  func displayNames() {
    func name(_ type: String, _ name: String) -> String {
      Unit(code: "1", level: "commune", type: type, name: name).displayName
    }
    #expect(name("xã", "Hải Yến") == "Xã Hải Yến")
    #expect(name("sở", "Sở Nội vụ") == "Sở Nội vụ")
    #expect(name("", "Hải Yến") == "Hải Yến")
    #expect(name("xã", "Xãng") == "Xã Xãng")
    #expect(name("thị trấn", "Đồng Đăng") == "Thị trấn Đồng Đăng")
  }
}
