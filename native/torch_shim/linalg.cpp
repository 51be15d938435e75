// Products and linear algebra.
#include "shim.h"

using rt::Borrow;

#define RT_PRODUCT(name)                                             \
    RT_EXPORT Handle rt_##name(Handle self, Handle other) noexcept { \
        return rt::tensor([&] {                                      \
            Borrow a(self);                                          \
            Borrow b(other);                                         \
            return at::name(*a, *b);                                 \
        });                                                          \
    }

RT_PRODUCT(matmul)
RT_PRODUCT(mm)
RT_PRODUCT(bmm)
RT_PRODUCT(mv)
RT_PRODUCT(dot)
RT_PRODUCT(outer)

#define RT_ADD_PRODUCT(name)                                                                                       \
    RT_EXPORT Handle rt_##name(Handle self, Handle first, Handle second, RtScalar beta, RtScalar alpha) noexcept { \
        return rt::tensor([&] {                                                                                    \
            Borrow t(self);                                                                                        \
            Borrow a(first);                                                                                       \
            Borrow b(second);                                                                                      \
            return at::name(*t, *a, *b, rt::scalar(beta), rt::scalar(alpha));                                      \
        });                                                                                                        \
    }

RT_ADD_PRODUCT(addmm)
RT_ADD_PRODUCT(addmv)
RT_ADD_PRODUCT(baddbmm)

RT_EXPORT Handle rt_einsum(const char* equation, const Handle* tensors, int64_t count) noexcept {
    return rt::tensor([&] { return at::einsum(equation, rt::borrow_list(tensors, count)); });
}
RT_EXPORT Handle rt_tensordot(Handle self, Handle other, const int64_t* first, const int64_t* second, int64_t count) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        Borrow b(other);
        return at::tensordot(*a, *b, rt::ints(first, count), rt::ints(second, count));
    });
}
RT_EXPORT Handle rt_linalg_cholesky(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::linalg_cholesky(*t);
    });
}
RT_EXPORT Handle rt_linalg_inv(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::linalg_inv(*t);
    });
}
RT_EXPORT Handle rt_linalg_det(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::linalg_det(*t);
    });
}
RT_EXPORT Handle rt_linalg_solve(Handle self, Handle other) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        Borrow b(other);
        return at::linalg_solve(*a, *b);
    });
}
RT_EXPORT Handle rt_linalg_solve_triangular(Handle self, Handle other, int upper, int left, int unitriangular) noexcept {
    return rt::tensor([&] {
        Borrow a(self);
        Borrow b(other);
        return at::linalg_solve_triangular(*a, *b, upper != 0, left != 0, unitriangular != 0);
    });
}
RT_EXPORT int rt_linalg_qr(Handle self, int complete, Handle* q, Handle* r) noexcept {
    return rt::status([&] {
        Borrow t(self);
        auto result = at::linalg_qr(*t, complete != 0 ? "complete" : "reduced");
        *q = rt::release(std::move(std::get<0>(result)));
        *r = rt::release(std::move(std::get<1>(result)));
    });
}
RT_EXPORT int rt_linalg_svd(Handle self, int full, Handle* u, Handle* s, Handle* vh) noexcept {
    return rt::status([&] {
        Borrow t(self);
        auto result = at::linalg_svd(*t, full != 0);
        *u = rt::release(std::move(std::get<0>(result)));
        *s = rt::release(std::move(std::get<1>(result)));
        *vh = rt::release(std::move(std::get<2>(result)));
    });
}
RT_EXPORT int rt_linalg_eigh(Handle self, Handle* values, Handle* vectors) noexcept {
    return rt::status([&] {
        Borrow t(self);
        auto result = at::linalg_eigh(*t);
        *values = rt::release(std::move(std::get<0>(result)));
        *vectors = rt::release(std::move(std::get<1>(result)));
    });
}
RT_EXPORT Handle rt_linalg_norm(Handle self, RtScalar order, const int64_t* dims, int64_t count, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        at::OptionalIntArrayRef over;
        if (count >= 0) {
            over = rt::ints(dims, count);
        }
        return at::linalg_norm(*t, rt::optional_scalar(order), over, keepdim != 0);
    });
}
