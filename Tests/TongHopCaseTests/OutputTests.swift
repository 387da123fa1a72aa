import Foundation
import Testing

/// Where a result may be written, and what is left when it cannot be.
@Suite("Output files", .serialized)
struct OutputTests {
  @Test("Only a regular file is replaced, and its rights stay")
  func targets() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      rank() { $TOOL rank workspace --output "$1" 2> error; echo "$1 $? $(grep -c "$2" error)"; }
      mkfifo pipe; echo old > file; chmod 600 file; ln -s file link; ln -s nothing loose; mkdir folder
      rank pipe 'không phải là tệp thường'; rank /dev/null 'bỏ --output'
      rank link "liên kết tới 'file'"; rank loose 'liên kết'; rank folder 'đó là một thư mục'
      rank '' 'cần một tên'; rank - 'bỏ --output'
      test -p pipe && test -c /dev/null && test -L link && ! test -e nothing && echo untouched
      cat file; rank file x; head -c 1 file; stat -c %a file
      umask 027; rank new x; stat -c %a new; ls -A | grep -c tmp
      """)
    #expect(
      output.standardOutput == """
        pipe 3 1
        /dev/null 3 1
        link 3 1
        loose 3 1
        folder 3 1
         2 1
        - 2 1
        untouched
        old
        file 0 0
         600
        new 0 0
        640
        0

        """, "\(output)")
  }

  @Test("An input is refused under any name, and so is a place where inputs are")
  func inputs() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      cp -R workspace before; ln workspace/units.csv second; ln -s workspace alias
      ln -s workspace/metrics aliases; cp -R workspace another
      for name in second workspace/units.csv alias/units.csv ./workspace/../workspace/office.json \\
        workspace/metrics/new.csv aliases/new.csv workspace/tasks/new.csv another/metrics/new.csv
      do $TOOL rank workspace --output "$name" 2> /dev/null; echo $?; done
      cd workspace; $TOOL check --output units.csv 2> /dev/null; echo $?; cd ..
      for name in workspace workspace/ alias aliases workspace/metrics/new workspace/published another
      do for verb in report export demo
      do $TOOL $verb workspace --output "$name" 2> /dev/null; echo $?; done; done
      diff -r workspace before && diff -r another before && echo same
      mkdir workspace/published
      $TOOL rank workspace --format csv --output workspace/published/cchc-2024-Q1.csv 2> /dev/null; echo $?
      $TOOL rank workspace --format csv --output workspace/published/cchc-2024-Q1.csv 2> /dev/null; echo $?
      """)
    let refused = String(repeating: "2\n", count: 9 + 7 * 3)
    #expect(output.standardOutput == refused + "same\n0\n2\n", "\(output)")
  }

  @Test("What a killed run left is deleted; what somebody still writes, or called so, is not")
  func leftovers() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      mkdir out; touch out/.tonghop-0123456789abcdef.tmp out/.tonghop-notes.tmp
      touch out/.tonghop-00000000000000aa.tmp; exec 9< out/.tonghop-00000000000000aa.tmp; flock 9
      $TOOL report workspace --output out 2> /dev/null 9<&-; echo $?
      ls -A out | grep '^\\.'
      """)
    #expect(
      output.standardOutput == "0\n.tonghop-00000000000000aa.tmp\n.tonghop-notes.tmp\n",
      "\(output)")
  }

  @Test("A run that is asked to end leaves nothing half, and no list of documents")
  func signals() throws {
    let folder = try OutputFolder()
    // Wherever in its work it is met.
    let output = try folder.shell(
      """
      $TOOL report workspace --output out 2> /dev/null
      for wait in 0.02 0.06 0.1 0.15 0.2 0.3; do for signal in TERM HUP KILL; do
        $TOOL report workspace --output out --replace 2> /dev/null & sleep $wait
        kill -$signal $! 2> /dev/null; wait $!
        test $signal = KILL || ls -A out | grep '^\\.'
        ! test -e out/cchc-2024-Q1.sha256 || (cd out && sha256sum --quiet --check *.sha256)
      done; done
      $TOOL report workspace --output out --replace 2> /dev/null; echo $?
      ls -A out | grep -c '^\\.'; cd out && sha256sum --quiet --check *.sha256 && echo whole
      """)
    #expect(output.standardOutput == "0\n0\nwhole\n", "\(output)")
  }

  @Test("The temporary files of the workbook are not those of the system")
  func temporaryFolder() throws {
    let folder = try OutputFolder()
    let output = try folder.shell(
      """
      TMPDIR=/nowhere $TOOL report workspace --output out 2> /dev/null; echo $?
      $TOOL report workspace --output other 2> /dev/null
      diff -r out other && ls -A out | grep -c tmp
      # In blocks of 512 bytes or of 1,024: less than the page has.
      (ulimit -f 40; $TOOL report workspace --output other --replace) 2> error; echo $?
      grep -c 'giới hạn' error; cmp out/cchc-2024-Q1.html other/cchc-2024-Q1.html && echo old
      ls other/*.sha256
      # Less than the workbook: the library's own words are not ours.
      (ulimit -f 8; $TOOL report workspace --output other --replace) 2> error; echo $?
      grep -c ERROR error
      """)
    #expect(
      output.standardOutput == "0\n0\n3\n1\nold\n3\n0\n", "\(output)")
  }
}
