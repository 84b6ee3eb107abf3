import TestSupport
import Testing

@testable import Importing

@Suite("What a cell of a workbook holds")
struct WorkbookValueTests {
    @Test(
        "is the number that was typed, not the digits that its binary form is written with",
        arguments: [
            ("5", "5"), ("0", "0"), ("1.0", "1"), ("1.1000000000000001", "1.1"), ("0.10000000000000001", "0.1"),
            ("61.5", "61.5"), ("-3", "-3"), ("1E5", "100000"), ("1.5E-7", "0.00000015"), ("1e+3", "1000"),
            ("100000000000000", "100000000000000"), ("1234567890123456", "1234567890123456"), ("2.5E+2", "250"),
            ("0.30000000000000004", "0.30000000000000004"), ("007", "7"), ("-0.0", "0"), (".5", "0.5"), ("", ""),
        ])
    func numbers(written: String, typed: String) throws {
        #expect(try value(.number(written)) == typed)
    }

    @Test(
        "is refused as a number that may have lost digits: 15 are kept of an identifier that was not text",
        arguments: ["1234567890123450", "1.23456789012346E+19", "12345678901234600000", "99999999999999999999"])
    func lostDigits(written: String) throws {
        #expect(try value(.number(written)) == "possibly_truncated 2:1")
    }

    @Test(
        "is text as it stands, whatever number or date it looks like",
        arguments: ["007", "1E5", "NaN", "1.0", "2024-13-45", "TRUE", "=A1", " padded ", "두통", "a&b<c"])
    func texts(text: String) throws {
        #expect(try value(.text(text)) == text)
        #expect(
            try value(
                .shared(1), strings: ["<t>other</t>", "<t xml:space='preserve'>\(SmallWorkbook.escaped(text))</t>"])
                == text)
    }

    @Test(
        "is put together from its runs, without what says how it is read aloud",
        arguments: [
            ("<t>plain</t>", "plain"), ("<r><t>severe </t></r><r><rPr><b/></rPr><t>pain</t></r>", "severepain"),
            ("<r><t xml:space='preserve'>severe </t></r><r><rPr><b/></rPr><t>pain</t></r>", "severe pain"),
            ("<t>頭痛</t><rPh sb='0' eb='2'><t>ずつう</t></rPh><phoneticPr fontId='1'/>", "頭痛"),
            ("<t> trimmed\n </t>", "trimmed"), ("<t xml:space='preserve'> kept </t>", " kept "), ("<t/>", ""), ("", ""),
            ("<t>a_x000D__x000A_b</t>", "a\r\nb"), ("<t>_x005F_x000D_</t>", "_x000D_"),
            ("<t>snake_case_xyz_</t>", "snake_case_xyz_"),
            ("<t>_xD83D__xDE00_</t>", "😀"), ("<t>_x00e9_</t>", "é"), ("<t>&#233;&amp;</t>", "é&"),
            ("<t><![CDATA[<raw>]]></t>", "<raw>"),
        ])
    func richText(xml: String, text: String) throws {
        #expect(try value(.shared(0), strings: [xml]) == text)
        #expect(try value(.xml("<is>\(xml)</is>", type: "inlineStr")) == text)
    }

    @Test("is refused where an escape stands for no character")
    func badEscapes() throws {
        #expect(try value(.shared(0), strings: ["<t>a_xD800_b</t>"]) == "invalid_utf8 2:1")
        #expect(try value(.shared(0), strings: ["<t>a_x0000_b</t>"]) == "nul_byte 2:1")
    }

    @Test("is TRUE or FALSE, the result of a formula, or an ISO date")
    func otherKinds() throws {
        #expect(try value(.xml("<v>1</v>", type: "b")) == "TRUE")
        #expect(try value(.xml("<v>0</v>", type: "b")) == "FALSE")
        #expect(try value(.xml("<f>A1&amp;1</f><v>x_x0041_</v>", type: "str")) == "xA")
        #expect(try value(.xml("<f>1+1</f><v>2</v>")) == "2")
        #expect(try value(.xml("<f>\"\"</f><v></v>", type: "str")) == "")
        #expect(try value(.xml("<v>2024-02-29</v>", type: "d")) == "2024-02-29")
        #expect(try value(.xml("<v>2024-02-29T00:00:00</v>", type: "d")) == "2024-02-29")
        #expect(try value(.xml("<v>2024-02-29T10:30:00</v>", type: "d")) == "2024-02-29T10:30:00")
    }

    @Test(
        "is a problem where a formula failed or was never computed",
        arguments: CellError.allCases.map(\.rawValue))
    func errors(error: String) throws {
        #expect(try value(.xml("<f>A1</f><v>\(error)</v>", type: "e")) == "error_value 2:1")
        for result in ["", "<v/>", "<v></v>"] {
            #expect(try value(.xml("<f>NOW()</f>" + result)) == "missing_result 2:1")
        }
        #expect(try value(.xml("<f>A1</f>", type: "str")) == "missing_result 2:1")
    }

    @Test("names the cell and the error, and no value")
    func errorText() throws {
        let read = try read(SmallWorkbook([["x", "y"], ["secret", .xml("<v>#N/A</v>", type: "e")]]))
        #expect(read.problems == ["error_value 2:2"] && !read.isWholeFile)
        #expect(read.details == ["cell B2 holds the error #N/A in place of a value"])
    }

    @Test(
        "is refused at exactly 32,767 characters, where programs cut, and beyond",
        arguments: [
            (32_766, nil), (32_767, "possibly_truncated 2:1"), (32_768, "overlong_field 2:1"),
            (300_000, "overlong_field 2:1"),
        ] as [(Int, String?)])
    func longTexts(length: Int, problem: String?) throws {
        for letter in ["x", "두"] {
            let text = String(repeating: letter, count: length)
            #expect(try value(.text(text)) == problem ?? text)
            #expect(try value(.shared(0), strings: ["<t>\(text)</t>"]) == problem ?? text)
        }
        // Characters outside the basic plane count twice, as in a spreadsheet program.
        let half = String(repeating: "😀", count: length / 2) + (length % 2 == 0 ? "" : "x")
        #expect(try value(.text(half)) == problem ?? half)
    }
}
