import Glibc

/// Tells files that can be read twice from those that cannot.
enum RegularFile {
    /// Whether a path leads to a regular file; nil when the system does not say, for instance when nothing is there.
    static func isRegular(_ path: String) -> Bool? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFREG
    }

    /// The size of a file in bytes; nil when the system does not say.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
