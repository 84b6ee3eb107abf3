"""Tables of results as aligned text or as Markdown."""


class Page:
    def __init__(self, form):
        self.form = form
        self.lines = []

    def heading(self, text, level=2):
        if self.form == "markdown":
            self.lines += ["", "#" * level + " " + text]
        else:
            self.lines += ["", text] + ([{1: "═", 2: "─"}[level] * len(text)] if level < 3 else [])

    def text(self, text):
        self.lines += ([""] if self.form == "markdown" else []) + [text]

    def table(self, header, rows):
        """The first column is text, the others are numbers and go to the right, unless a header begins with <."""
        left = [place == 0 or name.startswith("<") for place, name in enumerate(header)]
        header = [name.lstrip("<") for name in header]
        widths = [max(len(row[place]) for row in [header] + rows) for place in range(len(header))]

        def aligned(row):
            return [cell.ljust(width) if is_left else cell.rjust(width)
                    for cell, width, is_left in zip(row, widths, left)]
        if self.form == "markdown":
            marks = ["-" * width if is_left else "-" * (width - 1) + ":" for width, is_left in zip(widths, left)]
            self.lines += [""] + ["| " + " | ".join(row) + " |" for row in
                                  [aligned(header), marks] + [aligned(row) for row in rows]]
        else:
            rule = "─" * (sum(widths) + 3 * (len(widths) - 1))
            self.lines += [rule, "   ".join(aligned(header)).rstrip(), rule]
            self.lines += ["   ".join(aligned(row)).rstrip() for row in rows] + [rule]

    def __str__(self):
        return "\n".join(self.lines).strip("\n") + "\n"


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:.1f}"


def whole(value):
    """With spaces between thousands."""
    return f"{value:,.0f}".replace(",", " ")


def mebibytes(value):
    return f"{value / 2**20:.1f}"


def times(value):
    return f"{value:.2f}×" if value < 10 else f"{value:.1f}×" if value < 100 else f"{value:.0f}×"
