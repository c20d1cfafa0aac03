// The innermost loops of regression and scoring, compiled once for the vectors that every machine
// of its kind has and once for wide ones; the loader picks. Swift cannot do that within one binary.
// Products are never fused with sums, so that all versions give the same bits.
#include "lanes.h"

#pragma clang fp contract(off)

#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
#define FOR_THE_MACHINE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_THE_MACHINE
#endif

#define ROWS LANES_BLOCK_ROWS
#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(64), aligned(8)));
typedef int64_t places __attribute__((vector_size(64), aligned(8)));
typedef uint8_t octet __attribute__((vector_size(8), aligned(1)));

#define AT(cells) (*(const lanes *)(cells))

INLINE double total(const lanes *sum) {
    double result = (*sum)[0];
    for (int lane = 1; lane < 8; lane++) result += (*sum)[lane];
    return result;
}

FOR_THE_MACHINE
void lanes_load(const uint8_t *codes, const double *weights, size_t count, size_t used,
                double coefficient, double *cells, double *margins) {
    for (size_t row = 0; row < count; row++) cells[row] = weights[codes[row]];
    for (size_t row = count; row < used; row++) cells[row] = 0;
    for (size_t row = 0; row < used; row += 8) {
        *(lanes *)(margins + row) = AT(margins + row) + AT(cells + row) * coefficient;
    }
}

FOR_THE_MACHINE
void lanes_accumulate(const double *design, const double *residuals, const double *variances,
                      double *weighted, size_t size, size_t used, double *gradient,
                      double *hessian) {
    for (size_t row = 0; row < size; row += 2) {
        const int paired = row + 1 < size;
        const double *upper = design + row * ROWS;
        const double *lower = upper + ROWS;
        lanes slope = {0}, second_slope = {0};
        for (size_t cell = 0; cell < used; cell += 8) {
            lanes first = AT(upper + cell), second = AT(lower + cell);
            slope += first * AT(residuals + cell);
            second_slope += second * AT(residuals + cell);
            *(lanes *)(weighted + cell) = first * AT(variances + cell);
            *(lanes *)(weighted + ROWS + cell) = second * AT(variances + cell);
        }
        gradient[row] += total(&slope);
        if (paired) gradient[row + 1] += total(&second_slope);
        for (size_t column = 0; column <= row; column += 2) {
            const double *left = design + column * ROWS;
            lanes sums[4] = {{0}, {0}, {0}, {0}};
            for (size_t cell = 0; cell < used; cell += 8) {
                lanes first = AT(left + cell), second = AT(left + ROWS + cell);
                lanes high = AT(weighted + cell), low = AT(weighted + ROWS + cell);
                sums[0] += high * first;
                sums[1] += high * second;
                sums[2] += low * first;
                sums[3] += low * second;
            }
            hessian[row * size + column] += total(&sums[0]);
            if (column < row) hessian[row * size + column + 1] += total(&sums[1]);
            if (!paired) continue;
            hessian[(row + 1) * size + column] += total(&sums[2]);
            hessian[(row + 1) * size + column + 1] += total(&sums[3]);
        }
    }
}

/// Up to so many cuts it is faster to compare with each than to halve.
#define FEW_CUTS 16

INLINE void find_eight(const lanes_ranges *ranges, const double *eight, uint8_t *codes) {
    const lanes values = AT(eight);
    places found = {0};
    if (ranges->cut_count <= FEW_CUTS) {
        // A comparison gives -1 where it holds.
        for (size_t cut = 0; cut < ranges->cut_count; cut++) found -= ranges->cuts[cut] <= values;
        found += ranges->first;
    } else {
        for (int64_t half = (int64_t)ranges->room / 2; half > 0; half /= 2) {
            lanes cuts;
            for (int lane = 0; lane < 8; lane++) cuts[lane] = ranges->cuts[found[lane] + half - 1];
            found += (cuts <= values) & half;
        }
    }
    for (size_t special = ranges->special_count; special-- > 0;) {
        places is = ranges->specials[special] == values;
        found = (found & ~is) | (is & ranges->special_codes[special]);
    }
    places is = values != values;
    found = (found & ~is) | (is & ranges->missing);
    *(octet *)codes = __builtin_convertvector(found, octet);
}

FOR_THE_MACHINE
void lanes_find(const lanes_ranges *ranges, const double *values, size_t count, uint8_t *codes) {
    const lanes_ranges own = *ranges;
    size_t row = 0;
    for (; row + 8 <= count; row += 8) find_eight(&own, values + row, codes + row);
    if (row == count) return;
    double rest[8] = {0};
    uint8_t found[8];
    for (size_t lane = 0; row + lane < count; lane++) rest[lane] = values[row + lane];
    find_eight(&own, rest, found);
    for (size_t lane = 0; row + lane < count; lane++) codes[row + lane] = found[lane];
}

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

void lanes_populate(void *start, size_t bytes) {
#if defined(__linux__) && defined(MADV_POPULATE_WRITE)
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t first = (uintptr_t)start / page * page;
    uintptr_t end = ((uintptr_t)start + bytes) / page * page;
    // An older kernel refuses it, and the pages come one by one as ever.
    if (first < end) madvise((void *)first, end - first, MADV_POPULATE_WRITE);
#else
    (void)start;
    (void)bytes;
#endif
}
