/// What messages say of such characters.
extension LookAlike {
  /// `ký tự 6 là U+200B ZERO WIDTH SPACE, không nhìn thấy`, for each strange character, at most four;
  /// nil where there is none.
  ///
  /// Characters are counted as people do: a mark that is put on a letter is no character of its own.
  public static func named(in text: String) -> Phrase? {
    guard isStrange(text) else { return nil }
    var found: [(scalar: Unicode.Scalar, looks: String, places: [Int])] = []
    var place = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.canonicalCombiningClass == .notReordered { place += 1 }
      guard let looks = appearance(of: scalar) else { continue }
      if let known = found.firstIndex(where: { $0.scalar == scalar }) {
        found[known].places.append(place)
      } else {
        found.append((scalar, looks, [place]))
      }
    }
    let names = found.prefix(mostNamed).map { name($0.scalar, $0.looks, at: $0.places) }
    let list = names.dropFirst().reduce(names[0]) { $0 + Phrase(verbatim: "; ") + $1 }
    return found.count > mostNamed ? list + Phrase(verbatim: "; …") : list
  }

  private static let mostNamed = 4

  private static func name(_ scalar: Unicode.Scalar, _ looks: String, at places: [Int]) -> Phrase {
    let list = places.prefix(8).map { String($0) }.joined(separator: ", ")
    let name = scalar.properties.name.map { " " + $0 } ?? ""
    let point = codePoint(scalar) + name
    let character = Phrase(
      "ký tự \(list) là \(point), ",
      en: places.count == 1
        ? "character \(list) is \(point), " : "characters \(list) are \(point), ")
    switch looks {
    case "": return character + Phrase("không nhìn thấy", en: "which cannot be seen")
    case " ": return character + Phrase("một loại dấu cách", en: "a kind of blank")
    default: return character + Phrase("trông như \(looks)", en: "like \(looks)")
    }
  }

  /// `U+200B`
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The text with its strange characters named: `06157<U+200B>`, `Н<U+041D>S`.
  ///
  /// What cannot be seen is always named, and so are letters among those of another script. Signs that
  /// look like others are named only in one word that would be plain without them and is no number: a
  /// dash in a sentence is nothing strange, and of a number it is said in words.
  public static func shown(_ text: String) -> String {
    guard isStrange(text) else { return text }
    let plain = plain(text)
    let isNumber = plain.dropFirst().allSatisfy { "0123456789.,'%)".contains($0) }
    let isCode = !isNumber && plain.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    let isMixed = text.unicodeScalars.contains {
      $0.properties.isAlphabetic && appearance(of: $0) == nil
    }
    var result = ""
    // A mark that is put on a letter stays with it.
    var names = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.canonicalCombiningClass == .notReordered {
        result += names
        names = ""
      }
      // What a terminal obeys is shown by whoever prints it (``ShownText``).
      let looks = ShownText.isObeyed(scalar) ? nil : appearance(of: scalar)
      if looks != "" { result.unicodeScalars.append(scalar) }
      let isForeign = isMixed && scalar.properties.isAlphabetic
      if let looks, looks.isEmpty || isCode || isForeign { names += "<\(codePoint(scalar))>" }
    }
    return result + names
  }

  /// What to type in place of a word that looks like another: the characters are named.
  ///
  /// `viết X` (`write X`) is what ``CaseAdvice`` of the tests follows.
  ///
  /// - Parameter shown: the other word as the message gives it, maybe with a name.
  public static func fix(_ word: String, meant twin: String, shown: String) -> Phrase {
    if let names = named(in: twin) {
      let right = plain(twin)
      let declared =
        Phrase(
          "chữ đã khai báo không như nó trông: ", en: "what is declared is not what it looks like: "
        )
        + names + Phrase(": sửa ở đó thành \(right)", en: ": make it \(right) there")
      return word == right
        ? declared : declared + Phrase(", và ở đây viết \(right)", en: ", and here write \(right)")
    }
    let characters = named(in: word) ?? digitsWritten(word, twin)
    return characters + Phrase(verbatim: ": ") + typing(shown, isField: shown == twin)
  }

  /// What to type for a text that is understood only as it looks; nil where it is not, either.
  ///
  /// - Parameter isOfDigits: as of ``repaired(_:isOfDigits:where:)``.
  public static func fix(
    _ text: String, isOfDigits: Bool = false, where isUnderstood: (String) -> Bool
  ) -> Phrase? {
    repaired(text, isOfDigits: isOfDigits, where: isUnderstood).map {
      fix(text, meant: $0, shown: $0)
    }
  }

  /// A text of several words needs marks around it to be typed as a whole.
  public static func typing(_ text: String, isField: Bool = true) -> Phrase {
    isField && text.contains(" ")
      ? Phrase("ghi '\(text)'", en: "enter '\(text)'")
      : Phrase("viết \(text)", en: "write \(text)")
  }

  /// `ký tự 1 là O (U+004F) thay cho 0 (U+0030)`
  private static func digitsWritten(_ word: String, _ twin: String) -> Phrase {
    var letters: [Phrase] = []
    for (place, (found, meant)) in zip(word.unicodeScalars, twin.unicodeScalars).enumerated()
    where found != meant && letters.count < mostNamed {
      letters.append(
        Phrase(
          "ký tự \(place + 1) là \(found) (\(codePoint(found))) thay cho \(meant) (\(codePoint(meant)))",
          en:
            "character \(place + 1) is \(found) (\(codePoint(found))) in place of \(meant) (\(codePoint(meant)))"
        ))
    }
    return letters.dropFirst().reduce(letters.first ?? Phrase(verbatim: "")) {
      $0 + Phrase(verbatim: "; ") + $1
    }
  }
}

extension Suggestion {
  /// "Did you mean", as a whole sentence: the word that looks the same, with the characters that make
  /// it another, else the nearest.
  ///
  /// - Parameters:
  ///   - word: as it was written, capitals too.
  ///   - naming: how the message gives the word.
  public static func question(
    _ word: String, in candidates: some Sequence<String>, limit: Int = 2,
    naming: (String) -> String = { $0 }
  ) -> Phrase? {
    question(word, near: meant(by: word, in: candidates, limit: limit), naming: naming)
  }

  /// The word that looks the same and is another one, else the nearest.
  public static func meant(
    by word: String, in candidates: some Sequence<String>, limit: Int = 2
  ) -> String? {
    LookAlike.twin(of: word, in: candidates) ?? nearest(to: word, in: candidates, limit: limit)
  }

  /// - Parameter near: the word that was found, if any.
  public static func question(
    _ word: String, near: String?, naming: (String) -> String = { $0 }
  ) -> Phrase? {
    guard let near else { return nil }
    return LookAlike.areTwins(word, near)
      ? LookAlike.fix(word, meant: near, shown: naming(near))
      : Phrase("có phải là \(naming(near))?", en: "did you mean \(naming(near))?")
  }
}
