import Testing
import TongHopDomain

/// The orders are those of Vietnamese dictionaries and of the lists of communes: letters a ă â b c d
/// đ e ê …, tones ngang, huyền, hỏi, ngã, sắc, nặng, numbers by value.
@Suite("Vietnamese order of names")
struct NameOrderTests {
  @Test(
    "Each list stays as it is, whatever order it is sorted from",
    arguments: [
      ["An", "Ăn", "Ân", "Bình", "Cao", "Dân", "Đình", "En", "Ên", "Gia", "Ô", "Ơ", "Phú"],
      ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mâ", "mê"],
      ["Khối 2", "Khối 10", "Khối 10A", "Khối 11", "Khối Ba"],
      ["Hoa Lộc", "Hòa Lộc", "Hoài An"],
      ["Tân Thanh", "Tân Thành", "Tân Thạnh", "Tân Thao"],
      ["Chi Lăng", "Chí Lăng", "Chi Ma", "Chiến Thắng"],
      ["Ia Dom", "Ia Đal", "Ia H' Drai", "Ialy"],
      ["", "-", "1", "a", "z", "я"],
    ])
  func order(names: [String]) {
    let expected = names.map { NameOrder($0) }
    #expect(expected.reversed().sorted() == expected)
    for (one, next) in zip(expected, expected.dropFirst()) { #expect(one < next && !(next < one)) }
  }

  @Test(
    "How a name is typed counts for nothing",
    arguments: [
      ("Hòa Bình", "HOÀ  BÌNH"), ("Lộc", "L\u{6F}\u{302}\u{323}c"), ("Tổ 05", "tổ 5"),
      ("Khối 000", "Khối 0"),
    ])
  func equal(one: String, other: String) {
    #expect(NameOrder(one) == NameOrder(other))
  }

  @Test("A number of any length is a number")
  func longNumbers() {
    let long = String(repeating: "9", count: 300)
    #expect(NameOrder("Tổ 10") < NameOrder("Tổ \(long)"))
    #expect(NameOrder("Tổ \(long)") < NameOrder("Tổ 1\(long)"))
  }
}
