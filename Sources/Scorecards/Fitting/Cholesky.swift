/// A symmetric positive definite matrix taken apart as L times its transpose.
struct Cholesky {
    private let size: Int
    private var lower: [Double]

    /// The factor, or nil if the matrix is not positive definite to working precision.
    init?(_ matrix: [Double], size: Int) {
        self.size = size
        lower = matrix
        for column in 0..<size {
            var diagonal = lower[column * size + column]
            let scale = abs(matrix[column * size + column])
            for inner in 0..<column {
                diagonal -= lower[column * size + inner] * lower[column * size + inner]
            }
            guard diagonal > scale * 1e-12, diagonal.isFinite else { return nil }
            let root = diagonal.squareRoot()
            lower[column * size + column] = root
            for row in (column + 1)..<max(column + 1, size) {
                var sum = lower[row * size + column]
                for inner in 0..<column {
                    sum -= lower[row * size + inner] * lower[column * size + inner]
                }
                lower[row * size + column] = sum / root
            }
        }
    }

    /// The solution x of A x = b.
    func solve(_ right: [Double]) -> [Double] {
        var solution = right
        for row in 0..<size {
            for inner in 0..<row { solution[row] -= lower[row * size + inner] * solution[inner] }
            solution[row] /= lower[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for inner in (row + 1)..<max(row + 1, size) {
                solution[row] -= lower[inner * size + row] * solution[inner]
            }
            solution[row] /= lower[row * size + row]
        }
        return solution
    }

    /// The diagonal of the inverse.
    func inverseDiagonal() -> [Double] {
        (0..<size).map { index in
            var unit = [Double](repeating: 0, count: size)
            unit[index] = 1
            return solve(unit)[index]
        }
    }
}
