import Foundation
import Testing
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHop

@Suite("SHA-256")
struct SHA256Tests {
  private func digest(_ bytes: [UInt8], parts: Int = 1) -> String {
    var digest = SHA256()
    for part in 0..<parts {
      let range = (bytes.count * part / parts)..<(bytes.count * (part + 1) / parts)
      bytes.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    return digest.hexadecimal()
  }

  @Test(
    "The examples of FIPS 180-4 and of NIST's test vectors",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, expected: String) {
    #expect(digest(Array(text.utf8)) == expected)
  }

  /// FIPS 180-4's digest of abc in base64, by `openssl dgst -sha256 -binary | base64`.
  @Test("In base64")
  func base64() {
    #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test("A million times the letter a")
  func million() {
    #expect(
      digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000), parts: 7)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Every length around the ends of blocks, in parts, as sha256sum has it")
  func lengths() throws {
    let folder = try ScratchWorkspace()
    for length in [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      try folder.write(bytes, to: "a")
      let output = try SystemTool.run("sha256sum", [folder.path + "/a"])
      let expected = String(decoding: output.prefix(64), as: UTF8.self)
      #expect(digest(bytes) == expected, "\(length)")
      #expect(digest(bytes, parts: 3) == expected, "\(length) in parts")
    }
  }
}
