import Foundation

/// A line on the terminal that says how far an import has come; silent when standard error is no terminal.
struct ImportProgress {
    private let totalBytes: Int
    private let isShown = Output.isErrorTerminal
    private let start = ContinuousClock.now
    private var nextUpdate = ContinuousClock.now + .milliseconds(500)
    private var rows = 0
    private var wasShown = false

    init(totalBytes: Int) { self.totalBytes = totalBytes }

    /// Counts further rows; `bytes` is how much of the delivery has been read.
    mutating func read(rows further: Int, bytes: Int) {
        rows += further
        guard isShown, ContinuousClock.now >= nextUpdate else { return }
        nextUpdate = ContinuousClock.now + .milliseconds(200)
        show(bytes: bytes)
    }

    /// Says that all rows are read and the events are being put in their places.
    mutating func storing() {
        guard isShown, ContinuousClock.now >= nextUpdate else { return }
        wasShown = true
        Output.status("100 %  \(rows) rows  storing the events")
    }

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
