// Reductions, sorting and cumulative operations.
#include "shim.h"

using rt::Borrow;

// Hands two results over.
template <typename T>
static void put(T&& pair, Handle* first, Handle* second) {
    *first = rt::release(std::move(std::get<0>(pair)));
    *second = rt::release(std::move(std::get<1>(pair)));
}

// count < 0: over everything.
RT_EXPORT Handle rt_sum(Handle self, const int64_t* dims, int64_t count, int keepdim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return count < 0 ? at::sum(*t, rt::optional_dtype(dtype)) : at::sum(*t, rt::ints(dims, count), keepdim != 0, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_mean(Handle self, const int64_t* dims, int64_t count, int keepdim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return count < 0 ? at::mean(*t, rt::optional_dtype(dtype)) : at::mean(*t, rt::ints(dims, count), keepdim != 0, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_std(Handle self, const int64_t* dims, int64_t count, int unbiased, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return count < 0 ? at::std(*t, unbiased != 0) : at::std(*t, rt::ints(dims, count), unbiased != 0, keepdim != 0);
    });
}
RT_EXPORT Handle rt_var(Handle self, const int64_t* dims, int64_t count, int unbiased, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return count < 0 ? at::var(*t, unbiased != 0) : at::var(*t, rt::ints(dims, count), unbiased != 0, keepdim != 0);
    });
}
RT_EXPORT Handle rt_max(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::max(*t);
    });
}
RT_EXPORT Handle rt_min(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::min(*t);
    });
}
RT_EXPORT int rt_max_dim(Handle self, int64_t dim, int keepdim, Handle* values, Handle* indexes) noexcept {
    return rt::status([&] {
        Borrow t(self);
        put(at::max(*t, dim, keepdim != 0), values, indexes);
    });
}
RT_EXPORT int rt_min_dim(Handle self, int64_t dim, int keepdim, Handle* values, Handle* indexes) noexcept {
    return rt::status([&] {
        Borrow t(self);
        put(at::min(*t, dim, keepdim != 0), values, indexes);
    });
}
RT_EXPORT Handle rt_amax(Handle self, const int64_t* dims, int64_t count, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::amax(*t, rt::ints(dims, count), keepdim != 0);
    });
}
RT_EXPORT Handle rt_amin(Handle self, const int64_t* dims, int64_t count, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::amin(*t, rt::ints(dims, count), keepdim != 0);
    });
}
// whole != 0: over the flattened tensor.
RT_EXPORT Handle rt_argmax(Handle self, int whole, int64_t dim, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::argmax(*t, whole != 0 ? c10::nullopt : c10::optional<int64_t>(dim), keepdim != 0);
    });
}
RT_EXPORT Handle rt_argmin(Handle self, int whole, int64_t dim, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::argmin(*t, whole != 0 ? c10::nullopt : c10::optional<int64_t>(dim), keepdim != 0);
    });
}
RT_EXPORT Handle rt_logsumexp(Handle self, const int64_t* dims, int64_t count, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::logsumexp(*t, rt::ints(dims, count), keepdim != 0);
    });
}
RT_EXPORT Handle rt_cumsum(Handle self, int64_t dim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::cumsum(*t, dim, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_cumprod(Handle self, int64_t dim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::cumprod(*t, dim, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_prod(Handle self, int whole, int64_t dim, int keepdim, int dtype) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return whole != 0 ? at::prod(*t, rt::optional_dtype(dtype)) : at::prod(*t, dim, keepdim != 0, rt::optional_dtype(dtype));
    });
}
RT_EXPORT Handle rt_norm(Handle self, double p, const int64_t* dims, int64_t count, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return count < 0 ? at::norm(*t, p) : at::norm(*t, c10::optional<c10::Scalar>(p), rt::ints(dims, count), keepdim != 0);
    });
}
RT_EXPORT Handle rt_all(Handle self, int whole, int64_t dim, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return whole != 0 ? at::all(*t) : at::all(*t, dim, keepdim != 0);
    });
}
RT_EXPORT Handle rt_any(Handle self, int whole, int64_t dim, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return whole != 0 ? at::any(*t) : at::any(*t, dim, keepdim != 0);
    });
}
RT_EXPORT Handle rt_median(Handle self) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::median(*t);
    });
}
RT_EXPORT Handle rt_quantile(Handle self, Handle q, int whole, int64_t dim, int keepdim) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow levels(q);
        return at::quantile(*t, *levels, whole != 0 ? c10::nullopt : c10::optional<int64_t>(dim), keepdim != 0);
    });
}
RT_EXPORT int rt_topk(Handle self, int64_t k, int64_t dim, int largest, int sorted, Handle* values, Handle* indexes) noexcept {
    return rt::status([&] {
        Borrow t(self);
        put(at::topk(*t, k, dim, largest != 0, sorted != 0), values, indexes);
    });
}
RT_EXPORT int rt_sort(Handle self, int64_t dim, int descending, int stable, Handle* values, Handle* indexes) noexcept {
    return rt::status([&] {
        Borrow t(self);
        put(at::sort(*t, c10::optional<bool>(stable != 0), dim, descending != 0), values, indexes);
    });
}
RT_EXPORT Handle rt_argsort(Handle self, int64_t dim, int descending) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        return at::argsort(*t, dim, descending != 0);
    });
}
RT_EXPORT int rt_unique(Handle self, int sorted, Handle* values, Handle* inverse, Handle* counts) noexcept {
    return rt::status([&] {
        Borrow t(self);
        auto result = at::_unique2(*t, sorted != 0, true, true);
        *values = rt::release(std::move(std::get<0>(result)));
        *inverse = rt::release(std::move(std::get<1>(result)));
        *counts = rt::release(std::move(std::get<2>(result)));
    });
}
RT_EXPORT Handle rt_bincount(Handle self, Handle weights, int64_t minimum) noexcept {
    return rt::tensor([&] {
        Borrow t(self);
        Borrow w(weights);
        return at::bincount(*t, w.optional(), minimum);
    });
}
