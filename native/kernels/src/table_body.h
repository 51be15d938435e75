// The routines of an instruction set as one table. Included inside its namespace.

static const KernelTable kTable = {
    ROBOIRL_ISA_NAME, PanelWidth, TileRows, packTransposed, gemm, dotRows, columnSums, adam, polyak, squaredNorm, scale,
    mapTanh, mapExp, mapLog, squashedForward, squashedBackward,
};

const KernelTable* tableOf() { return &kTable; }
