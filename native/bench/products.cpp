// The matrix products of one SAC update and nothing else: no bias, no activation, no loss. 17 observations, 6 actions,
// two 256-wide layers, 256 rows; the critics are constant in the actor's step and its gradient passes through one critic
// per row, so 545 million floating point operations in all.
#include <cblas.h>

#include <algorithm>
#include <vector>

#include "kernel_table.h"
#include "reference.h"

namespace {

constexpr int Rows = 256, Width = 256;

struct Product {
    enum Kind { Forward, Inputs, Weights } kind;  // Y = X W^T, dX = dY W, dW = dY^T X
    int n, k;                                     // W is [n, k]
};

void forward(std::vector<Product>& list, int inputs, int outputs) {
    list.push_back({Product::Forward, Width, inputs});
    list.push_back({Product::Forward, Width, Width});
    list.push_back({Product::Forward, outputs, Width});
}

void weights(std::vector<Product>& list, int inputs, int outputs) {
    list.push_back({Product::Weights, outputs, Width});
    list.push_back({Product::Weights, Width, Width});
    list.push_back({Product::Weights, Width, inputs});
}

void chain(std::vector<Product>& list, int outputs) {
    list.push_back({Product::Inputs, outputs, Width});
    list.push_back({Product::Inputs, Width, Width});
}

std::vector<Product> update() {
    std::vector<Product> list;
    forward(list, 17, 12);                     // next action
    for (int i = 0; i < 2; i++) { forward(list, 23, 1); }  // its target values
    for (int i = 0; i < 2; i++) {              // critics
        forward(list, 23, 1);
        chain(list, 1);
        weights(list, 23, 1);
    }
    forward(list, 17, 12);                     // actor
    for (int i = 0; i < 2; i++) { forward(list, 23, 1); }
    chain(list, 1);                            // one critic per row, down to its inputs
    list.push_back({Product::Inputs, Width, 23});
    chain(list, 12);
    weights(list, 17, 12);
    return list;
}

struct Data {
    std::vector<Product> list = update();
    std::vector<float> x = noise(Rows * Width), dy = noise(Rows * Width), w = noise(Width * Width), out = std::vector<float>(Rows * Width + 64),
                       panels = std::vector<float>(Width * Width + 64 * Width);

    static std::vector<float> noise(size_t n) {
        std::vector<float> v(n + 64);
        uint32_t state = 1;
        for (float& f : v) {
            state = state * 1664525u + 1013904223u;
            f = static_cast<float>(static_cast<int32_t>(state)) * 4.6e-10f;
        }
        return v;
    }
};

Data& data() {
    static Data* d = new Data;
    return *d;
}

}  // namespace

RB_EXPORT double rb_sac_products_blas_us(int count) {
    Data& d = data();
    return rb::time_us(count, [&] {
        for (const Product& p : d.list) {
            switch (p.kind) {
                case Product::Forward:
                    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, Rows, p.n, p.k, 1, d.x.data(), p.k, d.w.data(), p.k, 0, d.out.data(), p.n);
                    break;
                case Product::Inputs:
                    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, Rows, p.k, p.n, 1, d.dy.data(), p.n, d.w.data(), p.k, 0, d.out.data(), p.k);
                    break;
                case Product::Weights:
                    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, p.n, p.k, Rows, 1, d.dy.data(), p.n, d.x.data(), p.k, 0, d.out.data(), p.k);
                    break;
            }
        }
    });
}

// The same with the suite's kernels, packing of the weights included.
RB_EXPORT double rb_sac_products_own_us(int count) {
    using namespace roboirl::kernels;
    Data& d = data();
    const KernelTable& t = table();
    return rb::time_us(count, [&] {
        for (const Product& p : d.list) {
            Gemm g;
            g.c = d.out.data();
            switch (p.kind) {
                case Product::Forward:
                    t.packTransposed(d.w.data(), p.k, p.n, p.k, d.panels.data(), 0, (p.n + t.panelWidth - 1) / t.panelWidth);
                    g.a = d.x.data();
                    g.rowStrideA = g.k = p.k;
                    g.b = d.panels.data();
                    g.packedB = true;
                    g.rowStrideC = p.n;
                    t.gemm(g, 0, Rows, 0, p.n);
                    break;
                case Product::Inputs:
                    g.a = d.dy.data();
                    g.rowStrideA = g.k = p.n;
                    g.b = d.w.data();
                    g.rowStrideB = g.rowStrideC = p.k;
                    t.gemm(g, 0, Rows, 0, p.k);
                    break;
                case Product::Weights:
                    g.a = d.dy.data();
                    g.rowStrideA = p.n;
                    g.transposedA = true;
                    g.b = d.x.data();
                    g.rowStrideB = g.rowStrideC = p.k;
                    g.k = Rows;
                    t.gemm(g, 0, p.n, 0, p.k);
                    break;
            }
        }
    });
}

// One 256 x 256 x 256 product of the BLAS: a bad BLAS shows at once (expected below 1,000 us).
RB_EXPORT double rb_blas_gemm_us(int count) {
    Data& d = data();
    return rb::time_us(count, [&] {
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, Rows, Width, Width, 1, d.x.data(), Width, d.w.data(), Width, 0, d.out.data(), Width);
    });
}
