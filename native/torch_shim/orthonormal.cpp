// Random orthonormal matrices.
#include "shim.h"

using rt::Borrow;

// Orthonormal columns of a tall matrix; the signs of R make the distribution uniform for a normal matrix.
RT_EXPORT Handle rt_orthonormal(Handle matrix) noexcept {
    return rt::tensor([&] {
        Borrow a(matrix);
        auto qr = at::linalg_qr(*a);
        return at::mul(std::get<0>(qr), at::sign(at::diagonal(std::get<1>(qr))));
    });
}
