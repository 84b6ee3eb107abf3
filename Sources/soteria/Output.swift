import Foundation
import Reporting

/// Standard output, standard error and files.
///
/// Nothing is buffered here: whoever writes much writes in large pieces.
enum Output {
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal, or nil when standard output is not one.
    static var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes to standard output. A refusal (a full disk) ends the program, because the result would be cut short; it
    /// ends quietly where whoever reads has seen enough, also when the signal that says so is ignored.
    static func write(_ text: String) {
        guard !write(text, to: STDOUT_FILENO) else { return }
        guard errno != EPIPE else { Foundation.exit(Ending.Code.inputOutput.rawValue) }
        complain("soteria: standard output could not be written: \(String(cString: strerror(errno))).")
        Foundation.exit(Ending.Code.inputOutput.rawValue)
    }

    /// Writes to standard output what a person reads: names from study files and deliveries cannot steer the terminal.
    static func say(_ text: String) { write(safe(text)) }

    /// Writes a line to standard error. A path, a name or an option's value in it cannot steer the terminal.
    static func complain(_ text: String) {
        _ = write(safe(text) + "\n", to: STDERR_FILENO)
    }

    /// The text with its lines as they are and every other control or direction character written out.
    private static func safe(_ text: String) -> String {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { visible(String($0)) }.joined(separator: "\n")
    }

    /// Shows a line on the terminal's standard error in place of the one before; an empty text clears it.
    static func status(_ text: String) {
        _ = write("\r\u{1B}[K\(text)", to: STDERR_FILENO)
    }

    /// Gives text to a file, or to standard output where no file is named.
    static func deliver(_ text: String, to path: String?, isPrivate: Bool = false) throws {
        guard let path else { return write(text) }
        try write(Array(text.utf8), to: path, isPrivate: isPrivate)
    }

    /// Writes a file whole or not at all: beside it first, then in its place. A private one, with data of patients, can
    /// be read by its owner only.
    static func write(_ bytes: [UInt8], to path: String, isPrivate: Bool = false) throws {
        try replacing(path, isPrivate: isPrivate) { descriptor in
            guard write(bytes, to: descriptor) else { throw failure(path) }
        }
    }

    /// Lets a body write a file that takes the place of the one at a path once the body is done.
    static func replacing(_ path: String, isPrivate: Bool, _ body: (_ descriptor: Int32) throws -> Void) throws {
        guard isReplaceable(path) else { return try writingInto(path, body) }
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        do {
            try body(descriptor)
            guard fsync(descriptor) == 0 else { throw failure(path) }
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = failure(path)
            unlink(temporary)
            throw error
        }
    }

    /// A device or a pipe is written into; only a regular file, or none yet, can be replaced.
    private static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    private static func writingInto(_ path: String, _ body: (_ descriptor: Int32) throws -> Void) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        do { try body(descriptor) } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw failure(path) }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { write($0, to: descriptor) }
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    static func failure(_ path: String) -> Ending.Failure {
        Ending.Failure(
            code: .inputOutput, message: "\(path) could not be written: \(String(cString: strerror(errno))).")
    }
}
