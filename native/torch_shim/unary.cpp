// Element-wise functions of one tensor, rounding and clamping included.
#include "shim.h"

using rt::Borrow;

// out of place: at::name(t)
#define RT_UNARY(name)                          \
    RT_EXPORT Handle rt_##name(Handle self) noexcept { \
        return rt::tensor([&] {                 \
            Borrow t(self);                     \
            return at::name(*t);                \
        });                                     \
    }

// in place: t.name_()
#define RT_UNARY_INPLACE(name)                  \
    RT_EXPORT int rt_##name##_(Handle self) noexcept { \
        return rt::status([&] {                 \
            Borrow t(self);                     \
            t->name##_();                       \
        });                                     \
    }

#define RT_UNARY_BOTH(name) \
    RT_UNARY(name)          \
    RT_UNARY_INPLACE(name)

RT_UNARY_BOTH(exp)
RT_UNARY_BOTH(exp2)
RT_UNARY_BOTH(log)
RT_UNARY_BOTH(log1p)
RT_UNARY_BOTH(log2)
RT_UNARY_BOTH(log10)
RT_UNARY_BOTH(expm1)
RT_UNARY_BOTH(sqrt)
RT_UNARY_BOTH(rsqrt)
RT_UNARY_BOTH(square)
RT_UNARY_BOTH(abs)
RT_UNARY_BOTH(neg)
RT_UNARY_BOTH(sign)
RT_UNARY_BOTH(tanh)
RT_UNARY_BOTH(sigmoid)
RT_UNARY_BOTH(relu)
RT_UNARY_BOTH(sin)
RT_UNARY_BOTH(cos)
RT_UNARY_BOTH(tan)
RT_UNARY_BOTH(asin)
RT_UNARY_BOTH(acos)
RT_UNARY_BOTH(atan)
RT_UNARY_BOTH(sinh)
RT_UNARY_BOTH(cosh)
RT_UNARY_BOTH(asinh)
RT_UNARY_BOTH(acosh)
RT_UNARY_BOTH(atanh)
RT_UNARY_BOTH(erf)
RT_UNARY_BOTH(erfc)
RT_UNARY_BOTH(erfinv)
RT_UNARY_BOTH(lgamma)
RT_UNARY_BOTH(digamma)
RT_UNARY_BOTH(floor)
RT_UNARY_BOTH(ceil)
RT_UNARY_BOTH(trunc)
RT_UNARY_BOTH(frac)
RT_UNARY_BOTH(reciprocal)
RT_UNARY_BOTH(logical_not)
RT_UNARY_BOTH(bitwise_not)
RT_UNARY(isnan)
RT_UNARY(isfinite)
RT_UNARY(isinf)
RT_UNARY(log_sigmoid)

RT_EXPORT Handle rt_round(Handle self, int64_t decimals) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::round(*t, decimals);
    });
}
RT_EXPORT int rt_round_(Handle self, int64_t decimals) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->round_(decimals);
    });
}
RT_EXPORT Handle rt_clamp(Handle self, RtScalar low, RtScalar high) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::clamp(*t, rt::optional_scalar(low), rt::optional_scalar(high));
    });
}
RT_EXPORT int rt_clamp_(Handle self, RtScalar low, RtScalar high) noexcept {
    return rt::status([&] {
        Borrow t(self);
        t->clamp_(rt::optional_scalar(low), rt::optional_scalar(high));
    });
}
RT_EXPORT Handle rt_clamp_tensor(Handle self, Handle low, Handle high) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow a(low);
        Borrow b(high);
        return at::clamp(*t, a.optional(), b.optional());
    });
}
RT_EXPORT int rt_clamp_tensor_(Handle self, Handle low, Handle high) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow a(low);
        Borrow b(high);
        t->clamp_(a.optional(), b.optional());
    });
}
RT_EXPORT Handle rt_nan_to_num(Handle self, double nan, double positive, double negative) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::nan_to_num(*t, nan, positive, negative);
    });
}
