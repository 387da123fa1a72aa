import CCrypto
import Foundation

/// The digest of FIPS 180-4 of a message that comes in parts, by the system's libcrypto: it names the
/// files that a table was made from, and the documents that were made of it.
struct SHA256: ~Copyable {
  /// Of a library context of its own: what the system's openssl.cnf allows or breaks is for
  /// connections, and must not decide whether a table can be made.
  private nonisolated(unsafe) static let algorithm = EVP_MD_fetch(
    OSSL_LIB_CTX_new(), "SHA256", nil)

  /// `libcrypto 3.0.19`: the one that is loaded now.
  static var library: String {
    "libcrypto " + String(cString: OpenSSL_version(OPENSSL_VERSION_STRING))
  }

  private let context: OpaquePointer

  init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, Self.algorithm, nil) == 1
    else { Self.fail() }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds the next bytes of the message.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 0 else { return }
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else { Self.fail() }
  }

  /// The digest of everything that was added, 32 bytes.
  consuming func bytes() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      var length: UInt32 = 0
      guard EVP_DigestFinal_ex(context, buffer.baseAddress, &length) == 1 else { Self.fail() }
      count = Int(length)
    }
  }

  /// The digest of everything that was added, 64 hexadecimal digits.
  consuming func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of a text in base64, as a page's policy names it.
  static func base64(_ text: String) -> String {
    var digest = SHA256()
    Array(text.utf8).withUnsafeBytes { digest.update($0) }
    return Data(digest.bytes()).base64EncodedString()
  }

  /// Without memory alone: the algorithm is in the library itself.
  private static func fail() -> Never { fatalError("libcrypto has no memory for a digest") }
}
