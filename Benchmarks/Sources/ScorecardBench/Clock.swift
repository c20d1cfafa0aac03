import Foundation

/// CPU seconds of this process and what it took of memory; wall time means little on a shared machine.
enum Clock {
    /// CPU seconds used so far, in user code and in the kernel.
    static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory that was resident, in megabytes.
    static var peakMegabytes: Double {
        var usage = rusage()
        // 0 is RUSAGE_SELF, whose type differs between C libraries.
        getrusage(0, &usage)
        return Double(usage.ru_maxrss) / 1024
    }

    /// The median CPU and wall seconds of some runs.
    static func median(_ runs: Int, _ body: () throws -> Void) rethrows -> (Double, Double) {
        var cpu: [Double] = []
        var wall: [Double] = []
        let clock = ContinuousClock()
        for _ in 0..<runs {
            let (from, start) = (cpuSeconds, clock.now)
            try body()
            cpu.append(cpuSeconds - from)
            wall.append((clock.now - start) / .milliseconds(1) / 1000)
        }
        return (cpu.sorted()[runs / 2], wall.sorted()[runs / 2])
    }
}
