import Foundation

/// A line on the terminal that says how far an import has come; silent when standard error is no terminal.
struct ImportProgress {
    private let totalBytes: Int
    private let isShown = Output.isErrorTerminal
    private let start = ContinuousClock.now
    private var nextUpdate = ContinuousClock.now + .milliseconds(500)
    private var rows = 0
    private var bytesBefore = 0
    private var wasShown = false

    init(totalBytes: Int) { self.totalBytes = totalBytes }

    /// Counts a row; `bytesOfFile` is how much of its file has been read.
    mutating func row(bytesOfFile: Int) {
        rows += 1
        // The clock is asked for every thousandth row only: asking costs as much as a field.
        guard isShown, rows % 1024 == 0, ContinuousClock.now >= nextUpdate else { return }
        nextUpdate = ContinuousClock.now + .milliseconds(200)
        show(bytes: bytesBefore + bytesOfFile)
    }

    mutating func endFile(bytes: Int) { bytesBefore += bytes }

    /// Clears the line.
    func finish() {
        if wasShown { Output.status("") }
    }

    private mutating func show(bytes: Int) {
        wasShown = true
        let elapsed = (ContinuousClock.now - start).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
        let speed = seconds > 0 ? Double(bytes) / seconds : 0
        let left = speed > 0 ? Int(Double(max(0, totalBytes - bytes)) / speed) : 0
        let percent = totalBytes > 0 ? min(100, 100 * bytes / totalBytes) : 100
        Output.status(
            "\(percent) %  \(rows) rows  \(String(format: "%.1f", speed / 1_000_000)) MB/s  \(left) s left")
    }
}
