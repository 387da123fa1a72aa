#include <stdio.h>
#include <xlsxwriter.h>
// Below it: packs the parts of a workbook, and unpacks them again when it is read back.
#include <zlib.h>

// Closes a workbook without a word on stderr: what goes wrong the library returns, and also prints with
// fprintf(stderr, ...), which no setting of it turns off. glibc's stderr is a variable; what is written to
// file descriptor 2, as this program writes all of its messages, is not touched.
// Not to be called on two threads at once.
static inline lxw_error close_quietly(lxw_workbook *book) {
#ifdef __GLIBC__
  FILE *nowhere = fopen("/dev/null", "we");
  if (nowhere) {
    FILE *before = stderr;
    stderr = nowhere;
    lxw_error code = workbook_close(book);
    stderr = before;
    fclose(nowhere);
    return code;
  }
#endif
  return workbook_close(book);
}
