// Activations of torch.nn.functional.
#include "shim.h"

using rt::Borrow;

RT_EXPORT Handle rt_softmax(Handle input, int64_t dim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::softmax(*x, dim, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_log_softmax(Handle input, int64_t dim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::log_softmax(*x, dim, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_softplus(Handle input, double beta, double threshold) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::softplus(*x, beta, threshold);
    });
}
RT_EXPORT Handle rt_gelu(Handle input, int approximate) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::gelu(*x, approximate != 0 ? "tanh" : "none");
    });
}
RT_EXPORT Handle rt_glu(Handle input, int64_t dim) noexcept {
    return rt::tensor([&] {
        Borrow x(input);
        return at::glu(*x, dim);
    });
}

#define RT_ACTIVATION(name)                              \
    RT_EXPORT Handle rt_##name(Handle input) noexcept {  \
        return rt::tensor([&] {                          \
            Borrow x(input);                             \
            return at::name(*x);                         \
        });                                              \
    }                                                    \
    RT_EXPORT int rt_##name##_(Handle input) noexcept {  \
        return rt::status([&] {                          \
            Borrow x(input);                             \
            at::Tensor self = *x;                        \
            at::name##_(self);                           \
        });                                              \
    }

RT_ACTIVATION(silu)
RT_ACTIVATION(mish)
RT_ACTIVATION(selu)
RT_ACTIVATION(relu6)
RT_ACTIVATION(hardswish)
RT_ACTIVATION(hardsigmoid)

#define RT_ACTIVATION_SLOPE(name)                                      \
    RT_EXPORT Handle rt_##name(Handle input, double value) noexcept {  \
        return rt::tensor([&] {                                        \
            Borrow x(input);                                           \
            return at::name(*x, value);                                \
        });                                                            \
    }                                                                  \
    RT_EXPORT int rt_##name##_(Handle input, double value) noexcept {  \
        return rt::status([&] {                                        \
            Borrow x(input);                                           \
            at::Tensor self = *x;                                      \
            at::name##_(self, value);                                  \
        });                                                            \
    }

RT_ACTIVATION_SLOPE(elu)
RT_ACTIVATION_SLOPE(celu)
RT_ACTIVATION_SLOPE(leaky_relu)
