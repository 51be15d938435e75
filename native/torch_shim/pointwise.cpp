// Element-wise functions of three operands and choices by a mask.
#include "shim.h"

using rt::Borrow;

RT_EXPORT Handle rt_lerp(Handle self, Handle end, Handle weight) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow e(end);
        Borrow w(weight);
        return at::lerp(*t, *e, *w);
    });
}
RT_EXPORT int rt_lerp_(Handle self, Handle end, Handle weight) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow e(end);
        Borrow w(weight);
        t->lerp_(*e, *w);
    });
}
RT_EXPORT Handle rt_addcmul(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        return at::addcmul(*t, *a, *b, rt::scalar(value));
    });
}
RT_EXPORT int rt_addcmul_(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        t->addcmul_(*a, *b, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_addcdiv(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        return at::addcdiv(*t, *a, *b, rt::scalar(value));
    });
}
RT_EXPORT int rt_addcdiv_(Handle self, Handle first, Handle second, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow a(first);
        Borrow b(second);
        t->addcdiv_(*a, *b, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_masked_fill(Handle self, Handle mask, RtScalar value) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow m(mask);
        return at::masked_fill(*t, *m, rt::scalar(value));
    });
}
RT_EXPORT int rt_masked_fill_(Handle self, Handle mask, RtScalar value) noexcept {
    return rt::status([&] {
        Borrow t(self);
        Borrow m(mask);
        t->masked_fill_(*m, rt::scalar(value));
    });
}
RT_EXPORT Handle rt_where(Handle condition, Handle x, Handle y) noexcept {
    return rt::tensor([&] {
        Borrow c(condition);
        Borrow a(x);
        Borrow b(y);
        return at::where(*c, *a, *b);
    });
}
