import Foundation
import Testing

/// Documents that are made again from their manifest.
@Suite("Verify")
struct VerifyTests {
  @Test("The same, wherever the folder of both stands, and with any threads and engine")
  func same() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      $TOOL report workspace --output out --sheets --excel --lang en 2> /dev/null
      verify() { $TOOL verify out "$@" --lang en 2> /dev/null; echo $?; }
      verify | sed 's/[0-9]* documents/N documents/'
      cp -R out before; verify --threads 1 --engine both > /dev/null; diff -r out before && echo untouched
      mkdir other; mv workspace out other; cd other; verify | cut -d: -f1; cd ..
      mv other/workspace elsewhere; cd other; verify | tail -1
      verify --workspace ../elsewhere | cut -d: -f1
      """)
    #expect(
      output.standardOutput == """
        The same: N documents of cchc-2024-Q1, made again from 'out/../workspace', to the byte.
        0
        untouched
        The same
        0
        3
        The same
        0

        """, "\(output)")
  }

  @Test("One byte of any input is found, and its file named; so are files that came and went")
  func inputs() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      $TOOL report workspace --output out 2> /dev/null
      verify() { $TOOL verify out --lang en 2> /dev/null; }
      cp -Rp workspace before
      for file in $(cd workspace && find . -type f | cut -c3- | sort); do
        # A digit more, or a blank: a byte that reads the same is another byte, too.
        printf ' ' >> workspace/$file
        verify | grep -qF "'$file' has changed" && echo found || echo "missed $file"
        rm workspace/$file
        verify | grep -qF "'$file'" && echo found || $TOOL verify out > /dev/null 2> error || echo refused
        cp -p before/$file workspace/$file
      done | sort | uniq -c | sed 's/^ *[0-9]* //'
      mkdir -p workspace/metrics
      echo 'unit,indicator,period,numerator,denominator' > workspace/metrics/zz.csv; verify
      rm workspace/metrics/zz.csv; verify | cut -d: -f1
      """)
    let lines = output.standardOutput.split(separator: "\n").map(String.init)
    #expect(lines.first == "found", "\(output)")
    #expect(!lines.contains { $0.hasPrefix("missed") }, "\(output)")
    #expect(
      lines.suffix(2) == [
        "The figures are others: 'metrics/zz.csv' has come since cchc-2024-Q1 was made.",
        "The same",
      ], "\(output)")
  }

  @Test("A document that was edited, deleted or added is named, and a list without a manifest")
  func documents() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      $TOOL report workspace --output out 2> /dev/null
      verify() { $TOOL verify out --lang en 2>&1; }
      cp -R out before
      restore() { rm -rf out; cp -R before out; }
      sed -i 's/0/1/' out/cchc-2024-Q1.csv; verify; restore
      rm out/cchc-2024-Q1.html; verify; restore
      sed -i 's/"verb" : "report"/"verb" : "demo"/' out/*-manifest.json; verify; restore
      # A list that agrees with an edited document: made again it differs.
      sed -i '3s/,/;/' out/cchc-2024-Q1.csv
      (cd out && sha256sum $(cut -c67- cchc-2024-Q1.sha256) > list && mv list cchc-2024-Q1.sha256)
      verify; restore
      rm out/*.sha256; verify; restore
      sed -i /manifest/d out/*.sha256; verify | cut -d, -f1; restore
      $TOOL verify nowhere --lang en 2>&1; echo $?
      """)
    #expect(
      output.standardOutput == """
        A document was edited: 'cchc-2024-Q1.csv' is not what report wrote.
        A document is missing: 'cchc-2024-Q1.html' is in cchc-2024-Q1.sha256 and no longer in the folder.
        A document was edited: 'cchc-2024-Q1-manifest.json' is not what report wrote.
        Made again it differs: 'cchc-2024-Q1.csv' from line 3 on.
        tonghop: 'out' has no .sha256: it is no folder that report wrote to its end
        tonghop: 'out/cchc-2024-Q1-manifest.json' is missing or cannot be read
        tonghop: there is no folder 'nowhere'
        3

        """, "\(output)")
  }
}
