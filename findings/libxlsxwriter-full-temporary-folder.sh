#!/usr/bin/env bash
# Question:  What does libxlsxwriter's workbook_close return where its temporary folder is full?
# Guess:     an error, LXW_ERROR_CREATING_TMPFILE or one of the zip errors, since a sheet is assembled in
#            temporary files and could not be written.
# Versions:  libxlsxwriter 1.1.4-2+b1 (Debian 12, libxlsxwriter-dev==1.1.4-2+b1), gcc 12.2, unzip 6.0
# Date:      2026-11-30
# Behaviour: It returns 0 (LXW_NO_ERROR), and so does every worksheet_write_number. The workbook is a valid
#            zip package, but the part of the sheet is cut off at the size of the folder, in the middle of an
#            element. What is missing shows only to whoever reads the package back.
# Seen:      workbook_close 0, sheet 65536 bytes, ends with </worksheet>: no
#            workbook_close 0, sheet 2993832 bytes, ends with </worksheet>: yes     (with room)
#
# Run by hand, as root (it mounts a tmpfs of 64 KB). Exits with 1 where this is no longer so.
set -euo pipefail

folder=$(mktemp -d)
finish() {
  umount "$folder/full" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT
cd "$folder"

for package in libxlsxwriter-dev=1.1.4-2+b1 libxlsxwriter4=1.1.4-2+b1; do
  apt-get download -qq "$package"
done
for file in *.deb; do dpkg-deb -x "$file" root; done
libraries=$(dirname "$(find root -name 'libxlsxwriter.so*' | head -n 1)")

cat >write.c <<'C'
#include <stdio.h>
#include <xlsxwriter.h>

int main(int count, char **words) {
  lxw_workbook_options options = {.constant_memory = LXW_FALSE, .tmpdir = words[1]};
  lxw_workbook *book = workbook_new_opt(words[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "Bang");
  int errors = 0;
  for (int row = 0; row < 20000; row++)
    for (int column = 0; column < 4; column++)
      errors += worksheet_write_number(sheet, row, column, row * 4 + column, NULL) != 0;
  printf("%d", workbook_close(book));
  return errors ? 2 : 0;
}
C
gcc -Iroot/usr/include -o write write.c -L"$libraries" -lxlsxwriter -Wl,-rpath,"$folder/$libraries"

mkdir full room
mount -t tmpfs -o size=64k tmpfs full

look() { # FOLDER: prints what workbook_close said and what the sheet in the package is like.
  local closed bytes end=no
  closed=$(./write "$1" "$1.xlsx")
  bytes=$(unzip -p "$1.xlsx" xl/worksheets/sheet1.xml | wc -c)
  if unzip -p "$1.xlsx" xl/worksheets/sheet1.xml | tail -c 20 | grep -q '</worksheet>'; then end=yes; fi
  echo "workbook_close $closed, sheet $bytes bytes, ends with </worksheet>: $end"
}

full=$(look full)
room=$(look room)
printf '%s\n%s\n' "$full" "$room"
[ "$full" = "workbook_close 0, sheet 65536 bytes, ends with </worksheet>: no" ]
[ "$room" = "workbook_close 0, sheet 2993832 bytes, ends with </worksheet>: yes" ]
