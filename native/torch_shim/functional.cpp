// What torch.nn.functional and the recurrent layers call.
#include "shim.h"

#include <cmath>

using rt::Borrow;

// One row goes through a matrix-vector product: the matrix-matrix one packs the whole weight first.
RT_EXPORT Handle rt_linear(Handle input, Handle weight, Handle bias) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        if (x->dim() == 2 && x->size(0) == 1 && x->device().is_cpu() && w->dim() == 2 && x->is_floating_point()) {
            at::Tensor row = x->squeeze(0);
            return (b.defined() ? at::addmv(*b, *w, row) : at::mv(*w, row)).unsqueeze(0);
        }
        return at::linear(*x, *w, b.optional());
    });
}
RT_EXPORT Handle rt_conv1d(Handle input, Handle weight, Handle bias, int64_t stride, int64_t padding, int64_t dilation, int64_t groups) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        return at::conv1d(*x, *w, b.optional(), stride, padding, dilation, groups);
    });
}
RT_EXPORT Handle rt_conv2d(Handle input, Handle weight, Handle bias, const int64_t* stride, const int64_t* padding, const int64_t* dilation,
                           int64_t groups) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        return at::conv2d(*x, *w, b.optional(), rt::ints(stride, 2), rt::ints(padding, 2), rt::ints(dilation, 2), groups);
    });
}
RT_EXPORT Handle rt_conv_transpose2d(Handle input, Handle weight, Handle bias, const int64_t* stride, const int64_t* padding,
                                     const int64_t* output_padding, const int64_t* dilation, int64_t groups) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        return at::conv_transpose2d(*x, *w, b.optional(), rt::ints(stride, 2), rt::ints(padding, 2), rt::ints(output_padding, 2), groups,
                                    rt::ints(dilation, 2));
    });
}
RT_EXPORT Handle rt_max_pool2d(Handle input, const int64_t* kernel, const int64_t* stride, const int64_t* padding) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::max_pool2d(*x, rt::ints(kernel, 2), rt::ints(stride, 2), rt::ints(padding, 2));
    });
}
RT_EXPORT Handle rt_avg_pool2d(Handle input, const int64_t* kernel, const int64_t* stride, const int64_t* padding) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::avg_pool2d(*x, rt::ints(kernel, 2), rt::ints(stride, 2), rt::ints(padding, 2));
    });
}
RT_EXPORT Handle rt_adaptive_avg_pool2d(Handle input, const int64_t* size) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::adaptive_avg_pool2d(*x, rt::ints(size, 2));
    });
}
RT_EXPORT Handle rt_layer_norm(Handle input, const int64_t* shape, int64_t count, Handle weight, Handle bias, double eps) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        return at::layer_norm(*x, rt::ints(shape, count), w.optional(), b.optional(), eps);
    });
}
RT_EXPORT Handle rt_group_norm(Handle input, int64_t groups, Handle weight, Handle bias, double eps) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        return at::group_norm(*x, groups, w.optional(), b.optional(), eps);
    });
}
RT_EXPORT Handle rt_batch_norm(Handle input, Handle weight, Handle bias, Handle mean, Handle variance, int training, double momentum,
                               double eps) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        Borrow w(weight);
        Borrow b(bias);
        Borrow m(mean);
        Borrow v(variance);
        return at::batch_norm(*x, w.optional(), b.optional(), m.optional(), v.optional(), training != 0, momentum, eps, false);
    });
}
RT_EXPORT Handle rt_embedding(Handle weight, Handle indices, int64_t padding) noexcept {
    return rt::tensor([&] {
        Borrow w(weight);
        Borrow i(indices);
        return at::embedding(*w, *i, padding);
    });
}
RT_EXPORT Handle rt_one_hot(Handle input, int64_t classes) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::one_hot(*x, classes);
    });
}
RT_EXPORT Handle rt_pad(Handle input, const int64_t* pad, int64_t count, int mode, double value) noexcept {
    static const char* const modes[] = {"constant", "reflect", "replicate", "circular"};
    return rt::tensor([&] {
        Borrow x(input);
        c10::optional<double> fill = mode == 0 ? c10::optional<double>(value) : c10::nullopt;
        return at::pad(*x, rt::ints(pad, count), modes[mode & 3], fill);
    });
}
RT_EXPORT Handle rt_dropout(Handle input, double p, int training) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::dropout(*x, p, training != 0);
    });
}
RT_EXPORT int rt_dropout_(Handle input, double p, int training) noexcept {
    return rt::status([&] {
        Borrow x(input);
        at::Tensor self = *x;
        at::dropout_(self, p, training != 0);
    });
}

RT_EXPORT Handle rt_cosine_similarity(Handle first, Handle second, int64_t dim, double eps) noexcept {
    return rt::tensor([&] {
        Borrow a(first);
        Borrow b(second);
        return at::cosine_similarity(*a, *b, dim, eps);
    });
}

// softmax(q k^T / sqrt(E) + mask) v. Written out: 1.13 has no public form, and one formula for every version
// keeps results comparable. A boolean mask tells where attention is allowed.
RT_EXPORT Handle rt_scaled_dot_product_attention(Handle query, Handle key, Handle value, Handle mask, double dropout, int causal) noexcept {
    return rt::tensor([&] {
        Borrow q(query);
        Borrow k(key);
        Borrow v(value);
        Borrow m(mask);
        TORCH_CHECK(!(causal != 0 && m.defined()), "attention takes either a mask or is_causal, not both");
#if TORCH_VERSION_MAJOR >= 2
        if (!q->device().is_cpu()) {
            return at::scaled_dot_product_attention(*q, *k, *v, m.optional(), dropout, causal != 0);
        }
#endif
        at::Tensor scores = at::matmul(*q, k->transpose(-2, -1)) * (1.0 / std::sqrt(static_cast<double>(q->size(-1))));
        if (causal != 0) {
            at::Tensor allowed = at::ones({q->size(-2), k->size(-2)}, q->options().dtype(at::kBool)).tril();
            scores = scores.masked_fill(allowed.logical_not(), -INFINITY);
        } else if (m.defined()) {
            scores = m->scalar_type() == at::kBool ? scores.masked_fill(m->logical_not(), -INFINITY) : scores + *m;
        }
        at::Tensor weights = at::softmax(scores, -1);
        return at::matmul(dropout > 0 ? at::dropout(weights, dropout, true) : weights, *v);
    });
}

// ---- recurrent layers; parameters in libtorch's order: per layer and direction w_ih, w_hh[, b_ih, b_hh]

RT_EXPORT int rt_lstm(Handle input, Handle h0, Handle c0, const Handle* parameters, int64_t count, int bias, int64_t layers, double dropout,
                      int training, int bidirectional, int batch_first, Handle* output, Handle* h, Handle* c) noexcept {
    return rt::status([&] {
        Borrow x(input);
        Borrow h_start(h0);
        Borrow c_start(c0);
        auto result = at::lstm(*x, {*h_start, *c_start}, rt::borrow_list(parameters, count), bias != 0, layers, dropout, training != 0,
                               bidirectional != 0, batch_first != 0);
        *output = rt::release(std::move(std::get<0>(result)));
        *h = rt::release(std::move(std::get<1>(result)));
        *c = rt::release(std::move(std::get<2>(result)));
    });
}
RT_EXPORT int rt_gru(Handle input, Handle h0, const Handle* parameters, int64_t count, int bias, int64_t layers, double dropout, int training,
                     int bidirectional, int batch_first, Handle* output, Handle* h) noexcept {
    return rt::status([&] {
        Borrow x(input);
        Borrow h_start(h0);
        auto result = at::gru(*x, *h_start, rt::borrow_list(parameters, count), bias != 0, layers, dropout, training != 0, bidirectional != 0,
                              batch_first != 0);
        *output = rt::release(std::move(std::get<0>(result)));
        *h = rt::release(std::move(std::get<1>(result)));
    });
}
