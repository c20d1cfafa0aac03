// The innermost loops of reading, regression and scoring, compiled once for the vectors that every machine
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

typedef uint64_t words __attribute__((vector_size(64), aligned(1)));

/// The same byte in all eight places of a word.
#define ALL(byte) (UINT64_C(0x0101010101010101) * (byte))

INLINE uint64_t sum_of_bytes(const words *counts) {
    uint64_t total = 0;
    for (int lane = 0; lane < 8; lane++) {
        uint64_t word = (*counts)[lane];
        uint64_t pairs = (word & 0x00FF00FF00FF00FF) + (word >> 8 & 0x00FF00FF00FF00FF);
        total += pairs * 0x0001000100010001 >> 48;
    }
    return total;
}

INLINE uint64_t any(const words *found) {
    uint64_t all = 0;
    for (int lane = 0; lane < 8; lane++) all |= (*found)[lane];
    return all;
}

FOR_THE_MACHINE
lanes_survey_result lanes_survey(const uint8_t *start, size_t count) {
    lanes_survey_result result = {0, 0, 0, 0};
    words quotes = {0}, zeros = {0}, bytes = {0};
    size_t here = 0;
    while (count - here >= sizeof(words)) {
        // A byte counts 255 line ends at most.
        size_t rounds = (count - here) / sizeof(words);
        if (rounds > 255) rounds = 255;
        words counts = {0};
        for (; rounds > 0; rounds--, here += sizeof(words)) {
            const words text = *(const words *)(start + here);
            const words lines = text ^ ALL(0x0A);
            counts += ~(((lines & ALL(0x7F)) + ALL(0x7F)) | lines | ALL(0x7F)) >> 7;
            const words others = text ^ ALL(0x22);
            quotes |= (others - ALL(0x01)) & ~others;
            zeros |= (text - ALL(0x01)) & ~text;
            bytes |= text;
        }
        result.line_ends += sum_of_bytes(&counts);
    }
    result.has_quotes = (any(&quotes) & ALL(0x80)) != 0;
    result.has_zeros = (any(&zeros) & ALL(0x80)) != 0;
    result.has_high_bytes = (any(&bytes) & ALL(0x80)) != 0;
    for (; here < count; here++) {
        result.line_ends += start[here] == 0x0A;
        result.has_quotes |= start[here] == 0x22;
        result.has_zeros |= start[here] == 0;
        result.has_high_bytes |= start[here] >= 0x80;
    }
    return result;
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
