import Testing
import TongHopDomain

@Suite("Days")
struct DayTests {
  @Test(
    "Days since 1 January 1970",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
      (2024, 2, 29, 19_782), (2024, 6, 14, 19_888), (1900, 1, 1, -25_567), (2100, 3, 1, 47_541),
    ])
  func numbers(year: Int, month: Int, day: Int, number: Int32) throws {
    let made = try #require(Day(year: year, month: month, day: day))
    #expect(made.number == number)
    #expect(made.components == (year, month, day))
  }

  @Test("Every day from 1900 to 2199 comes after the one before, and there and back")
  func round() throws {
    var day = try #require(Day(year: 1900, month: 1, day: 1))
    let last = try #require(Day(year: 2199, month: 12, day: 31))
    var count = 0
    while day <= last {
      let (year, month, number) = day.components
      if Day(year: year, month: month, day: number) != day { count += 1 }
      day = day.advanced(by: 1)
    }
    #expect(count == 0)
  }

  @Test(
    "Days that no calendar has",
    arguments: [
      (2023, 2, 29), (2100, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1),
      (1899, 12, 31),
    ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(
    "Both ways of writing a day, day first",
    arguments: [
      "2024-06-14", "2024-6-14", "14/6/2024", "14/06/2024", "14-6-2024", "14.6.2024",
      "2024-06/14", "2024.06-14", "2024-0006-00000000000000000000014",
    ])
  func parsing(text: String) {
    #expect(Day(parsing: text) == Day(year: 2024, month: 6, day: 14))
  }

  @Test(
    "What is not a day",
    arguments: [
      "", "14/6/24", "6/14/2024", "2024", "2024-06", "2024/06/14", "14/6", "hôm nay",
      "2024-06-14T00",
      "-1/6/2024", "14//2024", "٠١/٠٦/٢٠٢٤", "31/2/2024",
      "2024-\u{301}06-14", "99999999999999999999/1/2024", "2024--06-14", "-2024-06-14", "1/1/2024/",
    ])
  func notADay(text: String) {
    #expect(Day(parsing: text) == nil)
  }

  @Test("For machines, and as Decree 30/2020 writes it")
  func text() throws {
    let january = try #require(Day(year: 2025, month: 1, day: 5))
    #expect(january.description == "2025-01-05")
    #expect(january.vietnamese == "05/01/2025")
    let june = try #require(Day(year: 2024, month: 6, day: 14))
    #expect(june.vietnamese == "14/6/2024")
    #expect(try #require(Day(year: 2024, month: 12, day: 9)).vietnamese == "09/12/2024")
    #expect(january > june)
    #expect(june.advanced(by: 205) == january)
  }
}
