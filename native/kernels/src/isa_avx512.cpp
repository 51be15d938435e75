// The kernels for one instruction set; compiled with its flags, so nothing here may include the standard library's
// templates: their instances could be merged into code that runs on older processors.
#include "kernel_table.h"
#include "vec_avx512.h"

#define ROBOIRL_TILE_ROWS 14
#define ROBOIRL_TILE_VECTORS 2
#define ROBOIRL_ISA_NAME "avx512"

namespace roboirl::kernels::isa_avx512 {

constexpr int TileRows = ROBOIRL_TILE_ROWS;
constexpr int TileVectors = ROBOIRL_TILE_VECTORS;
constexpr int DotRows = 4;

#include "reduce_x86.h"
#include "math_body.h"
#include "gemm_body.h"
#include "pack_x86.h"
#include "dot_body.h"
#include "update_body.h"
#include "table_body.h"

}  // namespace roboirl::kernels::isa_avx512
