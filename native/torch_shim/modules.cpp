// Layers that libtorch runs as one operation.
#include "shim.h"

using rt::Borrow;

// out[0..2] = sequence, last hidden states, last cell states. weights: per layer and direction w_ih, w_hh[, b_ih, b_hh].
RT_EXPORT int rt_lstm(Handle input, Handle h0, Handle c0, const Handle* weights, int64_t count, int bias, int64_t layers, double dropout, int train, int bidirectional, int batch_first, Handle* out) noexcept {
    return rt::status([&] {
        Borrow x(input), h(h0), c(c0);
        const std::vector<at::Tensor> list = rt::borrow_list(weights, count);
        const std::vector<at::Tensor> start = {*h, *c};
        auto result = at::lstm(*x, start, list, bias != 0, layers, dropout, train != 0, bidirectional != 0, batch_first != 0);
        out[0] = rt::release(std::move(std::get<0>(result)));
        out[1] = rt::release(std::move(std::get<1>(result)));
        out[2] = rt::release(std::move(std::get<2>(result)));
    });
}

// out[0..1] = sequence, last hidden states.
RT_EXPORT int rt_gru(Handle input, Handle h0, const Handle* weights, int64_t count, int bias, int64_t layers, double dropout, int train, int bidirectional, int batch_first, Handle* out) noexcept {
    return rt::status([&] {
        Borrow x(input), h(h0);
        const std::vector<at::Tensor> list = rt::borrow_list(weights, count);
        auto result = at::gru(*x, *h, list, bias != 0, layers, dropout, train != 0, bidirectional != 0, batch_first != 0);
        out[0] = rt::release(std::move(std::get<0>(result)));
        out[1] = rt::release(std::move(std::get<1>(result)));
    });
}

// pairs = stride y, x, padding y, x, dilation y, x.
RT_EXPORT Handle rt_module_conv2d(Handle input, Handle weight, Handle bias, const int64_t* pairs, int64_t groups) noexcept {
    return rt::tensor([&] {
        Borrow x(input), w(weight), b(bias);
        return at::conv2d(*x, *w, b.optional(), rt::ints(pairs, 2), rt::ints(pairs + 2, 2), rt::ints(pairs + 4, 2), groups);
    });
}

RT_EXPORT Handle rt_module_batch_norm(Handle input, Handle weight, Handle bias, Handle running_mean, Handle running_var, int train, double momentum, double eps) noexcept {
    return rt::tensor([&] {
        Borrow x(input), w(weight), b(bias), mean(running_mean), var(running_var);
        return at::batch_norm(*x, w.optional(), b.optional(), mean.optional(), var.optional(), train != 0, momentum, eps, true);
    });
}

// padding_index -1 is "none": its row gets no gradient.
RT_EXPORT Handle rt_module_embedding(Handle weight, Handle indices, int64_t padding_index, int scale_by_frequency, int sparse) noexcept {
    return rt::tensor([&] {
        Borrow w(weight), i(indices);
        return at::embedding(*w, *i, padding_index, scale_by_frequency != 0, sparse != 0);
    });
}

// Samples of Gamma(concentration, 1) with the gradient of the sample by the concentration.
RT_EXPORT Handle rt_standard_gamma(Handle concentration) noexcept {
    return rt::tensor([&] {
        Borrow a(concentration);
        return at::_standard_gamma(*a);
    });
}

// Solves L x = b for a lower triangular L.
RT_EXPORT Handle rt_solve_lower(Handle l, Handle b) noexcept {
    return rt::tensor([&] {
        Borrow left(l), right(b);
        return at::linalg_solve_triangular(*left, *right, false);
    });
}

// Orthonormal columns of a tall matrix, with signs that make the distribution uniform (Haar).
RT_EXPORT Handle rt_orthonormal(Handle matrix) noexcept {
    return rt::tensor([&] {
        Borrow a(matrix);
        auto qr = at::linalg_qr(*a);
        return at::mul(std::get<0>(qr), at::sign(at::diagonal(std::get<1>(qr))));
    });
}
