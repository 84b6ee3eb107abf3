extension Document {
    /// The document as LaTeX for `xelatex`, run twice for the page numbers of its contents.
    package func latex() -> String {
        var text = Self.preamble
        text += "\\hypersetup{pdftitle={\(latexText(titles.first ?? ""))}}\n\\begin{document}\n"
        for (position, title) in titles.enumerated() {
            text += position == 0 ? "{\\LARGE\\bfseries " : "{\\large "
            text += latexText(title) + "\\par}\\medskip\n"
        }
        if !displays.isEmpty { text += "\\bigskip{\\large\\bfseries Contents\\par}\\medskip\n" }
        for (position, display) in displays.enumerated() {
            let title = display.display.titles.first ?? display.display.name
            let target = "d\(position + 1)"
            text += "\\contentsentry{\(target)}{\(latexText(display.label))}{\(latexText(title))}\n"
        }
        for (position, display) in displays.enumerated() {
            text += display.latex(target: "d\(position + 1)")
        }
        if !provenance.isEmpty {
            text += "\\clearpage\n{\\large\\bfseries Provenance\\par}\\medskip\n\\begin{description}\n"
            for line in provenance { text += "\\item[{\(latexText(line.name))}] \(latexText(line.value))\n" }
            text += "\\end{description}\n"
        }
        return text + "\\end{document}\n"
    }

    private static let preamble = #"""
        % Set with xelatex, twice.
        \documentclass[10pt]{article}
        \usepackage[a4paper,landscape,margin=19mm]{geometry}
        \usepackage{fontspec,array,longtable,booktabs}
        \usepackage[hidelinks]{hyperref}
        % Two hyphens stay two hyphens, and a straight quote stays straight.
        \defaultfontfeatures[\rmfamily,\sffamily]{}
        \IfFontExistsTF{Liberation Sans}{\setmainfont{Liberation Sans}}{\setmainfont{Latin Modern Sans}}
        \IfFontExistsTF{NanumGothic}{\newfontfamily\cjkfont{NanumGothic}}{%
          \IfFontExistsTF{Noto Sans CJK KR}{\newfontfamily\cjkfont{Noto Sans CJK KR}}{\let\cjkfont\relax}}
        \newcommand\cjk[1]{{\cjkfont\XeTeXlinebreaklocale "ko"\relax #1}}
        \pdfstringdefDisableCommands{\def\cjk#1{#1}}
        \newcommand\contentsentry[3]{\hyperlink{#1}{\makebox[6em][l]{\bfseries #2}#3}\dotfill\pageref{#1}\par}
        \newcommand\notestext[1]{{\raggedright\hangindent=1em\relax #1\par}}
        \newcommand\indented[1]{\leftskip=#1em\relax}
        % The second text at the right of the room of the first.
        \newcommand\bracket[2]{\hphantom{#1}\llap{#2}}
        \setlength\parindent{0pt}
        \setlength\tabcolsep{4pt}
        \emergencystretch=3em

        """#
}

extension Document.NumberedDisplay {
    /// The display on pages of its own; `target` is what the contents link to.
    fileprivate func latex(target: String) -> String {
        let title = latexText("\(label): \(display.titles.first ?? display.name)")
        var text = "\n\\clearpage\n\\phantomsection\\hypertarget{\(target)}{}\\label{\(target)}"
        text += "\\pdfbookmark[1]{\(title)}{b\(target)}\n"
        text += "{\\bfseries\\centering \(latexText(label))\\par}\n"
        for (position, title) in display.titles.enumerated() {
            text += "{\(position == 0 ? "\\bfseries" : "")\\centering \(latexText(title))\\par}\n"
        }
        text += display.table.latex()
        text += "{\\footnotesize\n"
        for note in display.notes { text += "\\notestext{\(latexText(note))}\n" }
        if !display.trailer.isEmpty { text += "\\smallskip\n" }
        for line in display.trailer { text += "\\notestext{\(latexText(line))}\n" }
        return text + "}\n"
    }
}
