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

/// Where one numeric characteristic of a card puts numbers: attributes by their place.
typedef struct {
    /// Lower ends of the ranges but the first, ascending; with infinities up to `room`.
    const double *_Nullable cuts;
    /// Cuts that are finite.
    size_t cut_count;
    /// A power of two above `cut_count`.
    size_t room;
    /// Special values, their attributes, and their number; of equal ones the first counts.
    const double *_Nullable specials;
    const uint8_t *_Nullable special_codes;
    size_t special_count;
    /// The attribute of the first range, or of all numbers where there are no ranges.
    uint8_t first;
    /// The attribute of what is not a number.
    uint8_t missing;
} lanes_ranges;

/// Writes the attribute of each of `count` values, none of them infinite.
void lanes_find(const lanes_ranges *_Nonnull ranges, const double *_Nonnull values, size_t count,
                uint8_t *_Nonnull codes);

/// What kinds of bytes a stretch of text holds.
typedef struct {
    size_t line_ends;
    uint8_t has_quotes;
    uint8_t has_zeros;
    /// Bytes that are not ASCII.
    uint8_t has_high_bytes;
} lanes_survey_result;

/// Looks at every one of `count` bytes, 64 at a time.
///
/// A byte is found in a word by turning it into zero (Warren, Hacker's Delight, 2013, ch. 6).
lanes_survey_result lanes_survey(const uint8_t *_Nonnull start, size_t count);

/// Asks the system for the pages of memory that is about to be written, all at once.
///
/// An advice: nothing changes but time, and nothing happens where the system knows none.
void lanes_populate(void *_Nonnull start, size_t bytes);

#endif
