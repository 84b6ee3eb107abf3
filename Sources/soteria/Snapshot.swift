import Registry

extension Registry {
    /// Does work that reads the registry several times, again when a writer has changed it meanwhile, so that all
    /// parts of a result describe one state.
    func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        for _ in 0..<5 {
            let before = try generation()
            let result = try body()
            if try generation() == before { return result }
        }
        throw RegistryError(.locked, "\(path) kept changing while it was read. Run this again when imports are done.")
    }
}
