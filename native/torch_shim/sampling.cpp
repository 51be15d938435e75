// What distributions and initial values need beyond ordinary operations.
#include "shim.h"

using rt::Borrow;

// Samples of Gamma(concentration, 1); the gradient of a sample by its concentration is the implicit one.
RT_EXPORT Handle rt_standard_gamma(Handle concentration) noexcept {
    return rt::tensor([&] {
        Borrow a(concentration);
        return at::_standard_gamma(*a);
    });
}

// Orthonormal columns of a tall matrix; the signs of R make the distribution uniform for a normal matrix.
RT_EXPORT Handle rt_orthonormal(Handle matrix) noexcept {
    return rt::tensor([&] {
        Borrow a(matrix);
        auto qr = at::linalg_qr(*a);
        return at::mul(std::get<0>(qr), at::sign(at::diagonal(std::get<1>(qr))));
    });
}
