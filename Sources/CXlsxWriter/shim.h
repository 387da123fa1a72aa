#include <xlsxwriter.h>
// Below it: packs the parts of a workbook, and unpacks them again when it is read back.
#include <zlib.h>
