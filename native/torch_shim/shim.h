// Conventions of every export in this folder.
//
// Handle    A tensor is a bare c10::TensorImpl* that owns one reference; null is "no tensor".
// Lending   Borrow makes an at::Tensor of a handle without touching the reference count.
// Results   New tensors leave through rt::tensor (null on failure), everything else through a status (0 is success).
// Failures  No export throws: the text waits in a thread-local message, fetched with rt_last_error.
// Types     Only blittable arguments: handles, integers, doubles, and the small structs below.
#pragma once

#include "torch_headers.h"

#define RT_EXPORT extern "C" __attribute__((visibility("default")))

using Handle = c10::TensorImpl*;

// A number with its kind, as in Python: 0 double, 1 integer, 2 boolean, 3 absent.
struct RtScalar {
    int64_t bits;
    int64_t kind;
};

// One entry of an index expression; kinds are in indexing.cpp.
struct RtIndex {
    int64_t kind;
    int64_t start;
    int64_t stop;
    int64_t step;
    Handle tensor;
};

namespace rt {

// Lends a handle to at:: functions. It hands out const lvalues only: an xvalue would let at:: move the
// tensor out and free a reference that the caller still owns.
class Borrow {
public:
    explicit Borrow(Handle handle) {
        if (handle != nullptr) {
            tensor_ = at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle));
        }
    }
    ~Borrow() { tensor_.unsafeReleaseTensorImpl(); }
    Borrow(const Borrow&) = delete;
    Borrow& operator=(const Borrow&) = delete;
    const at::Tensor& operator*() const& { return tensor_; }
    const at::Tensor* operator->() const& { return &tensor_; }
    operator const at::Tensor&() const& { return tensor_; }
    bool defined() const { return tensor_.defined(); }
    // For optional<Tensor> parameters.
    c10::optional<at::Tensor> optional() const {
        return tensor_.defined() ? c10::optional<at::Tensor>(tensor_) : c10::nullopt;
    }

private:
    at::Tensor tensor_;
};

// A list of tensors that shares (and gives back) references.
inline std::vector<at::Tensor> borrow_list(const Handle* handles, int64_t count) {
    std::vector<at::Tensor> list;
    list.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; i++) {
        Borrow one(handles[i]);
        list.push_back(*one);
    }
    return list;
}

// Gives the caller the ownership of a tensor; undefined becomes null.
inline Handle release(at::Tensor&& tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

void set_error(const char* message) noexcept;
// Stores the message of the exception in flight.
void store_current_exception() noexcept;

// Runs f() -> at::Tensor; null and a stored message on failure. An undefined result is a failure as well.
template <typename F>
inline Handle tensor(F&& f) noexcept {
    try {
        at::Tensor result = f();
        if (!result.defined()) {
            set_error("The operation returned no tensor.");
            return nullptr;
        }
        return result.unsafeReleaseTensorImpl();
    } catch (...) {
        store_current_exception();
        return nullptr;
    }
}

// Runs f(); 0, or 1 and a stored message on failure.
template <typename F>
inline int status(F&& f) noexcept {
    try {
        f();
        return 0;
    } catch (...) {
        store_current_exception();
        return 1;
    }
}

inline c10::Scalar scalar(RtScalar s) {
    switch (s.kind) {
    case 0: {
        double value;
        static_assert(sizeof(value) == sizeof(s.bits), "a double travels as its bits");
        __builtin_memcpy(&value, &s.bits, sizeof(value));
        return c10::Scalar(value);
    }
    case 2:
        return c10::Scalar(s.bits != 0);
    default:
        return c10::Scalar(s.bits);
    }
}

inline c10::optional<c10::Scalar> optional_scalar(RtScalar s) {
    return s.kind == 3 ? c10::optional<c10::Scalar>() : c10::optional<c10::Scalar>(scalar(s));
}

inline at::IntArrayRef ints(const int64_t* values, int64_t count) {
    return at::IntArrayRef(values, static_cast<size_t>(count));
}

// -1 is "not given".
inline c10::optional<at::ScalarType> optional_dtype(int dtype) {
    return dtype < 0 ? c10::nullopt : c10::optional<at::ScalarType>(static_cast<at::ScalarType>(dtype));
}

// Device packed as (type << 8) | (index & 255), index 255 meaning none; -1 is "not given".
inline at::Device device(int packed) {
    int index = packed & 255;
    return at::Device(static_cast<at::DeviceType>(packed >> 8), static_cast<c10::DeviceIndex>(index == 255 ? -1 : index));
}

// Hands a list over as an array that rt_free_array takes back.
Handle* release_list(std::vector<at::Tensor>&& list, int64_t* count);

}  // namespace rt
