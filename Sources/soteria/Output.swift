import Foundation

/// Standard output, standard error and files.
enum Output {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal, or nil when standard output is not one.
    static var width: Int? {
        guard isTerminal else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stdout) }
    }

    /// Writes what is buffered; a refusal (a full disk) ends the program, because the output would be cut short.
    static func flush() {
        guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return }
        complain("soteria: standard output could not be written: \(String(cString: strerror(errno))).")
        Foundation.exit(Ending.Code.inputOutput.rawValue)
    }

    static func complain(_ text: String) {
        var text = text + "\n"
        text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stderr) }
    }

    /// Writes a file whole or not at all: beside it first, then in its place.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                let error = failure(path)
                close(descriptor)
                unlink(temporary)
                throw error
            }
            written += count
        }
        guard fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = failure(path)
            unlink(temporary)
            throw error
        }
    }

    /// Gives text to a file, or to standard output where no file is named.
    static func deliver(_ text: String, to path: String?) throws {
        guard let path else { return write(text) }
        try write(Array(text.utf8), to: path)
    }

    private static func failure(_ path: String) -> Ending.Failure {
        Ending.Failure(
            code: .inputOutput, message: "\(path) could not be written: \(String(cString: strerror(errno))).")
    }
}

extension Output {
    /// Shows a line on the terminal's standard error in place of the one before; an empty text clears it.
    static func status(_ text: String) {
        var line = "\r\u{1B}[K\(text)"
        line.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stderr) }
        fflush(stderr)
    }
}
