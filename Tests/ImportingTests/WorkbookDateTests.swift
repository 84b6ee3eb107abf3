import TestSupport
import Testing

@testable import Importing

/// Serial numbers and their days are those that the standard states (ECMA-376 part 1, 18.17.4.1) and that a spreadsheet
/// program shows.
@Suite("Dates of a workbook")
struct WorkbookDateTests {
    @Test(
        "count from 1900 as spreadsheet programs do, or from 1904",
        arguments: [
            ("1", false, "1900-01-01"), ("59", false, "1900-02-28"), ("61", false, "1900-03-01"),
            ("25569", false, "1970-01-01"), ("36526", false, "2000-01-01"), ("38406", false, "2005-02-23"),
            ("45351", false, "2024-02-29"), ("2958465", false, "9999-12-31"), ("0", true, "1904-01-01"),
            ("24107", true, "1970-01-01"), ("43889", true, "2024-02-29"), ("2957003", true, "9999-12-31"),
        ])
    func epochs(serial: String, is1904: Bool, day: String) throws {
        #expect(try value(.number(serial, style: 1), formats: ["14"], is1904: is1904) == day)
    }

    @Test(
        "that no calendar has are refused: day 60 of 1900, day 0, negative ones, those beyond 9999",
        arguments: [
            ("60", false), ("60.5", false), ("0", false), ("0.5", false), ("-1", false), ("2958466", false),
            ("1E300", false), ("2957004", true), ("-1", true),
        ])
    func noSuchDay(serial: String, is1904: Bool) throws {
        #expect(try value(.number(serial, style: 1), formats: ["yyyy-mm-dd"], is1904: is1904) == "unreadable_date 2:1")
    }

    @Test(
        "are told by the number format, of which quotes, brackets and escapes are no part",
        arguments: [
            ("14", "2024-02-29"), ("15", "2024-02-29"), ("17", "2024-02-29"), ("22", "2024-02-29T00:00"),
            ("27", "2024-02-29"), ("36", "2024-02-29"), ("50", "2024-02-29"), ("58", "2024-02-29"),
            ("yyyy-mm-dd", "2024-02-29"), ("DD/MM/YYYY", "2024-02-29"), ("[$-409]d-mmm-yyyy;@", "2024-02-29"),
            ("yyyy\"년\" m\"월\" d\"일\"", "2024-02-29"), ("mmm", "2024-02-29"),
            ("yyyy-mm-dd hh:mm:ss", "2024-02-29T00:00:00"),
            ("m/d/yy h:mm AM/PM", "2024-02-29T00:00"), ("[Red]dd.mm.yyyy", "2024-02-29"),
            ("0", "45351"), ("1", "45351"), ("4", "45351"), ("49", "45351"), ("General", "45351"), ("0.00", "45351"),
            ("#,##0 \"days\"", "45351"), ("0\\d", "45351"), ("[Magenta]0", "45351"), ("0_d", "45351"),
            ("[$kr-406] 0", "45351"), ("#,##0;[Red]-#,##0 \"day\"", "45351"), ("0.00E+00", "45351"), ("@", "45351"),
        ])
    func formats(format: String, text: String) throws {
        #expect(try value(.number("45351", style: 1), formats: [format]) == text)
    }

    @Test(
        "keep their time of day, to the second or its thousandth",
        arguments: [
            ("45351.4375", "yyyy-mm-dd hh:mm", "2024-02-29T10:30"), ("45351.4375", "22", "2024-02-29T10:30"),
            ("45351.4375", "14", "2024-02-29T10:30"), ("45351.430555555555", "22", "2024-02-29T10:20"),
            ("45351.999988425929", "22", "2024-02-29T23:59:59"), ("45351.99999999999", "22", "2024-03-01T00:00"),
            ("45351.00001157407", "h:mm:ss.000", "2024-02-29T00:00:01"), ("0.4375", "20", "10:30"),
            ("0.4375", "h:mm AM/PM", "10:30"), ("0", "20", "00:00"), ("0.50000578703704", "mm:ss.0", "12:00:00.500"),
            ("1.5", "[h]:mm", "36:00"), ("1.5", "46", "36:00:00"), ("59.25", "22", "1900-02-28T06:00"),
        ])
    func times(serial: String, format: String, text: String) throws {
        #expect(try value(.number(serial, style: 1), formats: [format]) == text)
    }

    @Test("held as bare numbers stay numbers")
    func bareNumbers() throws {
        #expect(try value(.number("45351")) == "45351")
        #expect(try value(.number("45351", style: 7), formats: ["14"]) == "45351")
    }

    @Test("stand beside numbers whose format consists of zeros, which keep the zeros that it shows")
    func zeros() throws {
        #expect(try value(.number("7", style: 1), formats: ["000"]) == "007")
        #expect(try value(.number("7", style: 1), formats: ["000;-000;0"]) == "007")
        #expect(try value(.number("1234", style: 1), formats: ["000"]) == "1234")
        #expect(try value(.number("7", style: 1), formats: ["0"]) == "7")
        #expect(try value(.number("7.5", style: 1), formats: ["000"]) == "7.5")
    }
}
