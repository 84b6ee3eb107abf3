import CZip

/// A zip archive made in memory. The same members give the same bytes: no clock and no system is asked.
struct ZipBytes {
    private var members: [(name: String, bytes: [UInt8])] = []

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    mutating func add(_ name: String, _ bytes: [UInt8]) { members.append((name, bytes)) }

    /// The archive's bytes.
    func packed() throws(ReportingError) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let buffer = zip_source_buffer_create(nil, 0, 0, &error) else { throw failure(&error) }
        defer { zip_source_free(buffer) }
        // The archive reads the members when it is closed.
        let copies = members.map { member in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: member.bytes.count, alignment: 1)
            copy.copyBytes(from: member.bytes)
            return (name: member.name, bytes: copy)
        }
        defer { for copy in copies { copy.bytes.deallocate() } }
        // The archive frees a reference of its own.
        zip_source_keep(buffer)
        guard let archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error) else {
            zip_source_free(buffer)
            throw failure(&error)
        }
        for member in copies {
            guard Self.add(member.name, member.bytes, to: archive) else {
                let reason = failure(zip_get_error(archive))
                zip_discard(archive)
                throw reason
            }
        }
        guard zip_close(archive) == 0 else {
            let reason = failure(zip_get_error(archive))
            zip_discard(archive)
            throw reason
        }
        return try Self.bytes(of: buffer)
    }

    private static func add(
        _ name: String, _ bytes: UnsafeMutableRawBufferPointer, to archive: OpaquePointer
    ) -> Bool {
        guard let source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0) else {
            return false
        }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let member = zip_uint64_t(index)
        // 1 January 1980, the first day that the format knows.
        return zip_file_set_dostime(archive, member, 0, 0x21, 0) == 0
            && zip_set_file_compression(archive, member, ZIP_CM_DEFLATE, 6) == 0
    }

    private static func bytes(of buffer: OpaquePointer) throws(ReportingError) -> [UInt8] {
        guard zip_source_open(buffer) == 0 else { throw failure(zip_source_error(buffer)) }
        defer { zip_source_close(buffer) }
        guard zip_source_seek(buffer, 0, SEEK_END) == 0 else { throw failure(zip_source_error(buffer)) }
        let size = zip_source_tell(buffer)
        guard size >= 0, zip_source_seek(buffer, 0, SEEK_SET) == 0 else { throw failure(zip_source_error(buffer)) }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        let read = bytes.withUnsafeMutableBytes { zip_source_read(buffer, $0.baseAddress, zip_uint64_t($0.count)) }
        guard read == size else { throw failure(zip_source_error(buffer)) }
        return bytes
    }
}

/// What libzip says went wrong.
private func failure(_ error: UnsafeMutablePointer<zip_error_t>?) -> ReportingError {
    .packing(reason: error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "unknown error")
}
