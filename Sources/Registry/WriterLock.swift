import Glibc

/// The lock that lets one process at a time write a registry, held until the value is released.
///
/// SQLite before 3.51.3 can lose pages when one connection writes while another checkpoints; one writer, which is the
/// only checkpointer, rules that out. The lock is a `flock` on a file of its own beside the registry, because closing
/// any descriptor of the registry itself would drop SQLite's locks on it. The system drops the lock with its process.
final class WriterLock {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock of a registry, or throws at once when another process holds it.
    ///
    /// - Parameter registry: the real path of the registry, so that two names of one file have one lock.
    init(registry: String) throws(RegistryError) {
        path = registry + "-lock"
        // Its last holder may remove the file between opening and locking it: then another file is to be locked.
        for _ in 0..<100 {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard opened >= 0 else {
                throw RegistryError(
                    .inputOutput, "The lock file \(path) cannot be made: \(String(cString: strerror(errno))).")
            }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let holder = WriterLock.holder(opened)
                close(opened)
                throw .locked(registry, by: holder)
            }
            if WriterLock.isCurrent(opened, path) {
                descriptor = opened
                WriterLock.sign(opened)
                return
            }
            close(opened)
        }
        throw .locked(registry, by: nil)
    }

    /// Removing the file while its lock is held leaves a registry at rest as one file.
    deinit {
        unlink(path)
        close(descriptor)
    }

    private static func isCurrent(_ descriptor: Int32, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    /// Writes the number of this process into the file, for the message of a second writer.
    private static func sign(_ descriptor: Int32) {
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes[..<count], as: UTF8.self).prefix(while: \.isNumber))
    }
}

extension RegistryError {
    fileprivate static func locked(_ registry: String, by holder: Int?) -> RegistryError {
        let process = holder.map { "process \($0)" } ?? "another process"
        return RegistryError(
            .locked, "The registry \(registry) is being written by \(process). Try again when it is done.")
    }
}
