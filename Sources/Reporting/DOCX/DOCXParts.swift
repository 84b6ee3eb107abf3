/// The parts of a document beside its text.
enum DOCXParts {
    static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    static let contentTypes =
        declaration + """
            <Types xmlns="\(package)/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>
            <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>
            <Override PartName="/word/settings.xml" ContentType="\(word).settings+xml"/>
            <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
            </Types>
            """

    static let packageRelations =
        declaration + """
            <Relationships xmlns="\(package)/relationships">
            <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>
            <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>
            </Relationships>
            """

    static let documentRelations =
        declaration + """
            <Relationships xmlns="\(package)/relationships">
            <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>
            <Relationship Id="rId2" Type="\(office)/settings" Target="settings.xml"/>
            </Relationships>
            """

    /// Without the mode, Word opens a document as one of its version of 2007.
    static let settings =
        declaration + """
            <w:settings xmlns:w="\(namespace)"><w:compat>
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
            </w:compat></w:settings>
            """

    /// Without a date: the same pages are the same bytes.
    static func core(title: String) -> String {
        var text = XMLBytes()
        text.add(title)
        return declaration + """
            <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title>\(String(decoding: text.bytes, as: UTF8.self))</dc:title>
            </cp:coreProperties>
            """
    }

    static func styles(_ paper: Paper) -> String {
        let line = #"<w:spacing w:before="0" w:after="0" w:line="\#(twips(paper.lineHeight))" w:lineRule="exact"/>"#
        let headLine =
            #"<w:tabs><w:tab w:val="right" w:pos="\#(twips(paper.textWidth))"/></w:tabs>"#
            + #"<w:spacing w:after="\#(twips(paper.lineHeight))"/>"#
        let styles = [
            style("PageHead", "Page Head", headLine, ""),
            style("DisplayTitle", "Display Title", #"<w:jc w:val="center"/>"#, "<w:b/>" + size(paper.titleSize)),
            style("DisplaySubtitle", "Display Subtitle", #"<w:jc w:val="center"/>"#, size(paper.titleSize)),
            style("Cell", "Cell", "", ""), style("HeadCell", "Head Cell", "", "<w:b/>"), style("Note", "Note", "", ""),
            style("Foot", "Foot", "", size(paper.footSize)),
        ]
        return declaration + """
            <w:styles xmlns:w="\(namespace)"><w:docDefaults><w:rPrDefault><w:rPr>
            <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Malgun Gothic"/>
            \(size(paper.letterSize))<w:lang w:val="en-GB" w:eastAsia="ko-KR"/>
            </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\(line)</w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            \(styles.joined(separator: "\n"))
            </w:styles>
            """
    }

    private static func size(_ points: Double) -> String {
        #"<w:sz w:val="\#(halves(points))"/><w:szCs w:val="\#(halves(points))"/>"#
    }

    private static func style(_ id: String, _ name: String, _ paragraph: String, _ run: String) -> String {
        #"<w:style w:type="paragraph" w:customStyle="1" w:styleId="\#(id)"><w:name w:val="\#(name)"/>"#
            + #"<w:basedOn w:val="Normal"/><w:pPr>\#(paragraph)</w:pPr><w:rPr>\#(run)</w:rPr></w:style>"#
    }
}
