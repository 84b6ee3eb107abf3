import Glibc

/// The lock that lets one process at a time write a registry, held until the value is released.
///
/// SQLite before 3.51.3 can lose pages when one connection writes while another checkpoints; one writer, which is the
/// only checkpointer, rules that out. `flock` locks are apart from the ones SQLite takes, and vanish with the process.
final class WriterLock {
    private let descriptor: Int32

    /// Takes the lock of the file at a path, or throws when another process holds it.
    init(path: String) throws(RegistryError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw RegistryError(.registry, "There is no registry at \(path). Make one with `soteria init`.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw RegistryError(
                .locked, "The registry \(path) is being written by another process. Try again when it is done.")
        }
    }

    /// Closing the descriptor would also drop SQLite's own locks on the file: release only after its connection.
    deinit { close(descriptor) }
}
