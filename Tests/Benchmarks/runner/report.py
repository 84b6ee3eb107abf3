"""Results as pages: the commands of Soteria, its storage, the peers pair by pair, and the bars."""
from itertools import combinations

from .bars import bars
from .machine import sentence
from .measure import Cost, median, ratios
from .pages import Page, mebibytes, seconds, times, whole

WORK = {"import": "Import: CSV files to typed, coded, checked rows",
        "tables": "Three tables (all, related, serious): SOC and PT rows, three arms and total; open to printed"}


def report(results, form, preface=()):
    page = Page(form)
    page.heading("Benchmarks", 1)
    for text in preface:
        page.text(text)
    page.text(sentence(results["machine"]))
    sizes = sorted(results["sizes"].items(), key=lambda each: int(each[0]))
    for events, size in sizes:
        page.heading(f"{whole(int(events))} events")
        made = f", generated in {seconds(size['generated'])} s" if size["generated"] else ""
        page.text(f"{mebibytes(size['data_bytes'])} MiB of CSV files{made}.")
        if "own" in size:
            own(page, size["own"])
        if "peers" in size:
            peers(page, size["peers"], results["versions"])
    growth(page, [(events, size["own"]) for events, size in sizes if "own" in size])
    standing(page, results)
    return str(page)


def own(page, size):
    page.heading(f"Soteria, median of {size['rounds']}", 3)
    page.table(
        ["command", "wall s", "CPU s", "peak MiB", "events/s", "MB/s"],
        [[each["name"], seconds(each["wall"]), seconds(each["cpu"]), f"{each['peak']:.0f}",
          whole(each["events_per_second"]) if "events_per_second" in each else "",
          f"{each['megabytes_per_second']:.1f}" if "megabytes_per_second" in each else ""]
         for each in size["commands"]])
    storage = size["storage"]
    page.heading("Registry", 3)
    page.text(f"{mebibytes(storage['bytes'])} MiB, {storage['bytes'] / storage['events']:.0f} bytes an event, "
              f"{storage['bytes'] / storage['data_bytes']:.2f} times the CSV files.")
    if storage["trees"]:
        page.table(["table or index", "MiB", "share", "bytes an event"], [
            [name, mebibytes(size), f"{100 * size / storage['bytes']:.1f} %", f"{size / storage['events']:.1f}"]
            for name, size in storage["trees"][:12]])
    else:
        page.text("Not by table and index: Python's SQLite has no dbstat.")
    if storage["columns"]:
        page.table(["column", "<of", "MiB", "bytes a row"], [
            [column, table, mebibytes(size), f"{size / rows:.2f}"]
            for table, column, rows, size in storage["columns"][:20]])


def peers(page, size, versions):
    for work, title in WORK.items():
        costs = {tool: [Cost(**cost) for cost in rounds] for tool, rounds in size[work].items()}
        count = len(next(iter(costs.values())))
        page.heading(f"{title}; median of {count}", 3)
        rows = []
        for tool, rounds in costs.items():
            middle = median(rounds)
            stored = [mebibytes(size["bytes"][tool])] if work == "import" else []
            rows.append([f"{tool} {versions.get(tool, '')}".strip(), seconds(middle.wall), seconds(middle.cpu),
                         f"{middle.peak:.0f}"] + stored)
        page.table(["tool", "wall s", "CPU s", "peak MiB"] + (["stored MiB"] if work == "import" else []), rows)
        page.text("Pair by pair: how many times faster the first is, the median of the rounds (least to greatest).")
        page.table(["first", "<second", "wall", "CPU"], [
            [first, second] + [spread(ratios(costs[first], costs[second], quantity)) for quantity in ("wall", "cpu")]
            for first, second in combinations(costs, 2)])
    page.text(f"Every tool printed the same {whole(size['rows'])} rows, byte for byte.")
    for name, how in size["skipped"].items():
        page.text(f"Not installed and left out: {name} ({how}).")


def spread(values):
    least, middle, greatest = values
    return times(middle) if least == greatest else f"{times(middle)} ({least:.2f} to {greatest:.2f})"


def growth(page, sizes):
    """How the time of each command grows from one size to the next."""
    if len(sizes) < 2:
        return
    page.heading("Growth with the number of events")
    steps = [f"{whole(int(after))} / {whole(int(before))}" for (before, _), (after, _) in zip(sizes, sizes[1:])]
    rows = []
    for place, each in enumerate(sizes[0][1]["commands"]):
        walls = [size["commands"][place]["wall"] for _, size in sizes]
        # The names of two commands hold a term of the data, which is the same at every size.
        rows.append([each["name"]] + [times(after / before) for before, after in zip(walls, walls[1:])])
    registries = [size["storage"]["bytes"] for _, size in sizes]
    rows.append(["size of the registry"] + [times(after / before) for before, after in
                                            zip(registries, registries[1:])])
    page.table(["wall time of"] + steps, rows)


def standing(page, results):
    found = bars(results)
    if found:
        page.heading("Bars")
        page.table(["what", "wanted", "measured", "<"], [
            [bar.text, bar.wanted, bar.measured, "met" if bar.is_met else "missed"] for bar in found])
