/// The whole text of the sample table, as an officer reads it.
enum Golden {
  static let vietnamese = """
                                                            DỰ THẢO
                                                BẢNG SO SÁNH KẾT QUẢ QUÝ II/2024
                                        Bộ tiêu chí cải cách hành chính cấp xã năm 2024
                                              Từ ngày 15/3/2024 đến ngày 14/6/2024

    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                                                                   So với            So với
                                Tổng  Chỉ số   Xếp               Quý I/2024       Quý II/2023     Nhiệm vụ
     TT  Đơn vị                 điểm     (%)  hạng  Xếp loại  Chỉ số ±  Hạng ±  Chỉ số ±  Hạng ±   quá hạn  Ghi chú
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    I. CẤP HUYỆN (1 đơn vị)
      1  Huyện Tràng Định      88,88   88,88     1  Tốt              –       –         –       –         –

    II. CẤP XÃ (4 đơn vị)
      1  Phường Hoàng Văn Thụ  92,35   92,35     1  Xuất sắc     +1,35      ▲3     -0,20       0         1
      2  Xã Hải Yến            82,15   82,15     2  Tốt          -0,85      ▼1         x       x         –  sáp nhập, x,
                                                                                                            (tt)
      3  Xã Hoàng Việt         82,15   82,15     2  Tốt            mới     mới       mới     mới         –  mới
      4  Thị trấn Đồng Đăng        …       …     –  –                …       …         …       …         –  chưa báo cáo
         Xã Hồng Phong             –       –     –  –                –       –         –       –         –  không còn
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
         Trung bình                    85,55
         Cao nhất                      92,35
         Thấp nhất                     82,15
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    Ghi chú:
    - Quý I/2024 (từ ngày 15/12/2023 đến ngày 14/3/2024): lấy từ bảng đã ký published/cchc-xa-2024-2024-Q1.csv.
    - Quý II/2023 (từ ngày 15/3/2023 đến ngày 14/6/2023): tính từ số liệu hiện có.
    - Chỉ số = tổng điểm / điểm tối đa áp dụng × 100. Tăng (+), giảm (-) là hiệu của hai số đã in, tính bằng điểm phần trăm;
      ▲n: tăng n hạng, ▼n: giảm n hạng.
    - Làm tròn: 2 chữ số thập phân, từ 5 trở lên làm tròn lên, ở từng tiêu chí thành phần rồi cộng.
    - Xếp hạng trong từng nhóm theo chỉ số như in trong bảng; bằng nhau thì cùng hạng, hạng sau bỏ cách (1-2-2-4).
    - Xếp loại theo chỉ số: Xuất sắc từ 90%; Tốt từ 80%; Khá từ 70%; Trung bình từ 50%; Yếu từ 0%.
    - Ký hiệu: “(tt)” tạm tính; “x” không so sánh được; “mới” đơn vị mới thành lập; “…” chưa báo cáo; “–” không có, không
      phát sinh.
    - Dòng có lỗi, không được tính vào bảng: metrics/2024-Q2.csv: 17, 20-25.
    - Biểu mẫu thử.

    """

  static let english = """
                                                           DRAFT
                                              COMPARISON OF RESULTS, Q2 2024
                                      Bộ tiêu chí cải cách hành chính cấp xã năm 2024
                                               From 2024-03-15 to 2024-06-14

    ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                                Total  Index                    vs Q1 2024       vs Q2 2023     Overdue
    No.  Unit                  points    (%)  Rank  Class     Index ±  Rank ±  Index ±  Rank ±    tasks  Remarks
    ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    I. DISTRICTS (1 unit)
      1  Huyện Tràng Định       88.88  88.88     1  Tốt             –       –        –       –        –

    II. COMMUNES (4 units)
      1  Phường Hoàng Văn Thụ   92.35  92.35     1  Xuất sắc    +1.35      ▲3    -0.20       0        1
      2  Xã Hải Yến             82.15  82.15     2  Tốt         -0.85      ▼1        x       x        –  merged, x, (p)
      3  Xã Hoàng Việt          82.15  82.15     2  Tốt           new     new      new     new        –  new
      4  Thị trấn Đồng Đăng         …      …     –  –               …       …        …       …        –  not reported
         Xã Hồng Phong              –      –     –  –               –       –        –       –        –  gone
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
         Mean                          85.55
         Highest                       92.35
         Lowest                        82.15
    ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    Notes:
    - Q1 2024 (from 2023-12-15 to 2024-03-14): taken from the signed table published/cchc-xa-2024-2024-Q1.csv.
    - Q2 2023 (from 2023-03-15 to 2023-06-14): computed from the figures at hand.
    - Index = points / applicable maximum × 100. A change is the difference of the two printed values, in percentage points;
      ▲n: up n places, ▼n: down n places.
    - Rounding: 2 decimals, half up, at each criterion, then added.
    - Ranked inside each group by the index as printed; ties share a rank, 1-2-2-4.
    - Classes by index: Xuất sắc from 90%; Tốt from 80%; Khá from 70%; Trung bình from 50%; Yếu from 0%.
    - Marks: “(p)” provisional; “x” not comparable; “new” a new unit; “…” not reported; “–” none.
    - Rows with errors, left out of the table: metrics/2024-Q2.csv: 17, 20-25.
    - Biểu mẫu thử.

    """
}
