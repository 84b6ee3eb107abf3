/// A number of a SAS transport file: an IBM System/370 hexadecimal floating-point number of 2 to 8 bytes.
///
/// Source: SAS Technical Support, TS-140, "The Record Layout of a Data Set in SAS Transport (XPORT) Format".
enum TransportNumber: Equatable {
    case value(Double)
    /// A missing value: ".", "._" or ".A" to ".Z".
    case missing

    /// The number of bytes that stand big end first.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var word: UInt64 = 0
        for byte in bytes.prefix(8) { word = word << 8 | UInt64(byte) }
        word <<= UInt64(8 * (8 - min(8, bytes.count)))
        let fraction = word & 0x00FF_FFFF_FFFF_FFFF
        let first = UInt8(truncatingIfNeeded: word >> 56)
        if fraction == 0 {
            let isMissing = first == UInt8(ascii: ".") || first == UInt8(ascii: "_") || (0x41...0x5A).contains(first)
            self = isMissing ? .missing : .value(0)
            return
        }
        // Sixteen to the power of the first byte's seven bits less 64, times the fraction of 56 bits.
        let exponent = (Int(first & 0x7F) - 64) * 4 - 56
        let magnitude = Double(sign: .plus, exponent: exponent, significand: Double(fraction))
        self = .value(first & 0x80 == 0 ? magnitude : -magnitude)
    }
}
