import TongHopDiagnostics

/// The text of `tonghop --help`.
enum Usage {
  static let general = Phrase(
    """
    tonghop: từ số liệu của thôn, xã, huyện đến bảng so sánh quý của tỉnh

    Cách dùng: tonghop LỆNH [THƯ MỤC] [tùy chọn]

      demo     chấm điểm, xếp hạng, so sánh thư mục mẫu và ghi các bảng vào ./tonghop-demo
      check    đọc mọi tệp, in mọi lỗi, đơn vị chưa báo cáo, nhiệm vụ thiếu thông tin
      rollup   số liệu cộng dồn của mọi đơn vị ở mọi cấp (CSV, JSON)
      score    điểm từng tiêu chí của mọi đơn vị (CSV, JSON)
      rank     bảng so sánh: điểm, chỉ số, hạng, xếp loại, thay đổi
      report   ghi mọi bảng vào một thư mục
      verify   lập lại các bảng trong một thư mục và so từng byte
      gaps     điểm tự chấm so với điểm thẩm định: ai tự chấm cao hơn
      criteria mỗi tiêu chí phân loại được đơn vị đến đâu
      method   bộ tiêu chí, in như phụ lục kèm theo quyết định
      survey   ước lượng từ phiếu điều tra, với sai số và khoảng tin cậy (CSV)
      explain  điểm của một đơn vị từ đâu ra, đến từng dòng của tệp
      trend    chỉ số và hạng qua các kỳ, mấy kỳ liền tăng hoặc giảm
      import   lập thư mục số liệu từ hai bảng iData và iMeta của COINr
      export   ghi iData và iMeta của một kỳ để đọc bằng COINr
      schema   mô tả các tệp JSON cho chương trình khác (JSON Schema)

    Mỗi lệnh có --help; tonghop --version in phiên bản. Thư mục mặc định là thư mục hiện tại.
    Mã kết thúc: 0 xong; 1 số liệu có lỗi; 2 gõ sai lệnh; 3 không đọc hoặc ghi được tệp,
    không in được kết quả hoặc thông báo; 4 hai cách tính không khớp (--engine both).

    """,
    en: """
      tonghop: from the figures of villages, communes and districts to the quarterly table

      Usage: tonghop VERB [WORKSPACE] [options]

        demo     scores, ranks and compares the sample, writes its tables to ./tonghop-demo
        check    reads everything: problems, who has not reported, tasks that lack something
        rollup   the figures of every unit of every level (CSV, JSON)
        score    the points of every unit by criterion (CSV, JSON)
        rank     the comparison table: points, index, rank, class, changes
        report   writes all tables into a folder
        verify   makes the tables of a folder again and compares them byte by byte
        gaps     self scores beside appraised ones: who overrates itself
        criteria how far each criterion tells units apart
        method   the set of criteria as an annex to print
        survey   estimates from the answers of a survey, with errors and intervals (CSV)
        explain  where the points of one unit come from, down to the lines of the files
        trend    index and rank over the periods, how many running they rose or fell
        import   makes a workspace of COINr's tables iData and iMeta
        export   writes iData and iMeta of one period for COINr
        schema   what the JSON files look like, for other programs (JSON Schema)

      Each verb has --help; tonghop --version prints the version. The default workspace is the
      current folder.
      Exit codes: 0 done; 1 the data have errors; 2 wrong usage; 3 a file, the result or a
      message cannot be read or written; 4 the two engines differ (--engine both).

      """)
}
