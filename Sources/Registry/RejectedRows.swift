import Safety

extension Registry {
    /// How many rows the import runs refused and kept aside.
    package func rejectedRows() throws(RegistryError) -> Int {
        try reading { db in try db.row("rejected_rows")?.value("rows") ?? 0 }
    }
}
