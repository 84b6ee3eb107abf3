"""Instructions that a program executed, by callgrind, and which module and type they belong to."""
import os
import re
import subprocess
from collections import Counter

from .measure import CommandFailed

# A Swift symbol begins with its module and, for most functions, the type it belongs to.
SYMBOL = re.compile(r"\$s(\d+)")
LIBRARIES = (
    (("libsqlite3",), "SQLite"), (("libsodium", "libcrypto"), "hashing"), (("libswift", "libdispatch"), "Swift runtime"),
    (("libFoundation", "lib_Foundation"), "Foundation"), (("libc.", "libm.", "ld-"), "libc"))


def counted(command, folder):
    """The instructions of a command by part, such as `Importing` or `SQLite`, and by type within the own modules."""
    output = os.path.join(folder, "callgrind.out")
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={output}", "--error-exitcode=0"] + command,
        capture_output=True, text=True, stdin=subprocess.DEVNULL,
        # Hashing with a random seed would change the count from run to run, and so would the time.
        env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1", "SOURCE_DATE_EPOCH": "0"})
    if done.returncode:
        raise CommandFailed(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr[-2000:]}")
    with open(output) as file:
        parts, types = self_costs(file)
    os.remove(output)
    return parts, types


def self_costs(lines):
    """Sums of what each function executed itself, without what it called, from a file in callgrind's format."""
    names = {"ob": {}, "fn": {}}
    current = {"ob": "", "fn": ""}
    parts, types = Counter(), Counter()
    is_call = False
    for line in lines:
        key, equals, value = line.partition("=")
        if equals and key in ("ob", "fn", "cob", "cfn"):
            # A name is written once, with a number in brackets that stands for it from then on.
            kind, number, name = key[-2:], *re.match(r"(\(\d+\)) ?(.*)", value).groups()
            if name:
                names[kind][number] = name
            if key in current:
                current[key] = names[kind][number]
        elif key == "calls":
            is_call = True
        elif line[:1] in "0123456789+-*" and line[:1]:
            # The line after `calls` is what the called function cost.
            if not is_call:
                cost = int(line.split()[-1])
                part, kind = origin(current["ob"], current["fn"])
                parts[part] += cost
                if kind:
                    types[f"{part}.{kind}"] += cost
            is_call = False
    return parts, types


def origin(library, function):
    """The part that a function belongs to, and its type where the name tells."""
    name = os.path.basename(library)
    for starts, part in LIBRARIES:
        if name.startswith(starts):
            return part, None
    module, rest = identifier(function, SYMBOL)
    if not module:
        return "other", None
    return module, identifier(rest, re.compile(r"(\d+)"))[0]


def identifier(text, start):
    """The identifier after its length, and what follows it."""
    found = start.match(text)
    if not found or found.group(1).startswith("0"):
        return None, text
    end = found.end() + int(found.group(1))
    return text[found.end():end], text[end:]
