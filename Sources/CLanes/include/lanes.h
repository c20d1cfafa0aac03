#ifndef RECOURSE_LANES_H
#define RECOURSE_LANES_H

#include <stddef.h>
#include <stdint.h>

/// Rows that a block of the regression's design matrix has room for.
#define LANES_BLOCK_ROWS 512

/// Looks up the weights of some rows by their codes and adds coefficient times weight to their
/// margins. `used` is `count` rounded up to eight; cells behind `count` become 0.
void lanes_load(const uint8_t *_Nonnull codes, const double *_Nonnull weights, size_t count,
                size_t used, double coefficient, double *_Nonnull cells,
                double *_Nonnull margins);

/// Adds a block's part of the gradient and of the lower half of the Hessian.
///
/// `design` holds `size` columns of LANES_BLOCK_ROWS cells, and one of zeros where `size` is odd;
/// `weighted` has room for two columns. Sums run over eight lanes, row after row, and the lanes are
/// added in order, so that the result is the same to the bit on every machine.
void lanes_accumulate(const double *_Nonnull design, const double *_Nonnull residuals,
                      const double *_Nonnull variances, double *_Nonnull weighted, size_t size,
                      size_t used, double *_Nonnull gradient, double *_Nonnull hessian);

#endif
