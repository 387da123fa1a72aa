import TongHopDiagnostics

/// The text of `tonghop --help`.
enum Usage {
  static let general = Phrase(
    """
    tonghop: từ số liệu của thôn, xã, huyện đến bảng so sánh quý của tỉnh

    Cách dùng: tonghop LỆNH [THƯ MỤC] [tùy chọn]

      demo     chấm điểm, xếp hạng, so sánh thư mục mẫu và ghi các bảng vào ./tonghop-demo
      check    đọc mọi tệp, in mọi lỗi, đơn vị chưa báo cáo, nhiệm vụ thiếu thông tin
      rollup   số liệu cộng dồn của mọi đơn vị ở mọi cấp (CSV)
      score    điểm từng tiêu chí của mọi đơn vị (CSV)
      rank     bảng so sánh: điểm, chỉ số, hạng, xếp loại, thay đổi
      report   ghi mọi bảng vào một thư mục
      explain  điểm của một đơn vị từ đâu ra, đến từng dòng của tệp

    Mỗi lệnh có --help. Thư mục mặc định là thư mục hiện tại.
    Mã kết thúc: 0 xong; 1 số liệu có lỗi; 2 gõ sai lệnh; 3 không đọc hoặc ghi được tệp.

    """,
    en: """
      tonghop: from the figures of villages, communes and districts to the quarterly table

      Usage: tonghop VERB [WORKSPACE] [options]

        demo     scores, ranks and compares the sample, writes its tables to ./tonghop-demo
        check    reads everything: problems, who has not reported, tasks that lack something
        rollup   the figures of every unit of every level (CSV)
        score    the points of every unit by criterion (CSV)
        rank     the comparison table: points, index, rank, class, changes
        report   writes all tables into a folder
        explain  where the points of one unit come from, down to the lines of the files

      Each verb has --help. The default workspace is the current folder.
      Exit codes: 0 done; 1 the data have errors; 2 wrong usage; 3 a file cannot be read or written.

      """)

  /// The options that most verbs share, for their help.
  static let common = Phrase(
    """
      --method M      bộ tiêu chí: mã của bộ hoặc của họ; mặc định: bộ duy nhất
      --period P      kỳ: 2024-06, 2024-Q2, 2024-H1, 2024-9M, 2024; mặc định: kỳ mới nhất
      --allow-errors  bỏ các dòng lỗi, nêu tên dưới bảng
      --output TỆP    ghi vào tệp thay cho màn hình
      --lang vi|en    ngôn ngữ của bảng và thông báo

    """,
    en: """
        --method M      the id of a method or of its family; default: the only one
        --period P      2024-06, 2024-Q2, 2024-H1, 2024-9M, 2024; default: the newest
        --allow-errors  leave rows with errors out and name them under the table
        --output FILE   write to a file instead of the screen
        --lang vi|en    language of tables and messages

      """)
}
