/// What the header of a SAS data set (sas7bdat) says of its pages, looked at before ReadStat sees the file.
///
/// By its source, ReadStat can read behind a page whose size is no multiple of 8 bytes: it rounds the start of the rows up
/// without comparing it with the end of the page.
enum DatasetPages {
    /// Why the pages cannot be read safely; nil when they can, and when the file is too short to say.
    static func fault(ofFile path: String) -> String? {
        guard let header = try? StoredFile(path: path).bytes(at: 0, count: headerLength), header.count == headerLength
        else { return nil }
        let size = pageSize + (header[alignment] == isShiftedMark ? 4 : 0)
        // The lowest byte tells, which stands at the first or at the last place of four.
        if header[header[byteOrder] == 1 ? size : size + 3] % 8 == 0 { return nil }
        return "the header states pages of a size that is no multiple of 8 bytes"
    }

    // Places in the header, as known from files: its numbers stand 4 bytes further right where a byte says so.
    private static let alignment = 35
    private static let isShiftedMark: UInt8 = 0x33
    private static let byteOrder = 37
    private static let pageSize = 200
    private static let headerLength = 208
}
