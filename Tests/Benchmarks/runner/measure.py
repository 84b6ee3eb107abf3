"""What a command costs: wall time, processor time and peak memory, as the kernel accounts for them."""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One command. `lines`: the time until so many lines were printed; the command is ended then."""
    command: list
    folder: str = None
    reads: str = None
    writes: str = None
    appends: bool = False
    lines: int = None
    environment: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Cost:
    """Seconds, seconds of user and system, and MiB. The peak of a command is never below this runner's own."""
    wall: float
    cpu: float
    peak: float

    def __add__(self, other):
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


class CommandFailed(Exception):
    pass


def run(steps):
    """The cost of the commands together, the peak being that of the largest."""
    return sum((run_step(step) for step in steps), Cost(0, 0, 0))


def run_step(step):
    reads = open(step.reads, "rb") if step.reads else subprocess.DEVNULL
    writes = subprocess.PIPE if step.lines else open(step.writes or os.devnull, "ab" if step.appends else "wb")
    with open(os.path.join(os.environ.get("TMPDIR", "/tmp"), f"soteria-bench-{os.getpid()}.err"), "w+b") as errors:
        os.unlink(errors.name)
        start = time.monotonic()
        process = subprocess.Popen(
            step.command, cwd=step.folder, stdin=reads, stdout=writes, stderr=errors,
            env=os.environ | step.environment)
        if step.lines:
            for _ in zip(range(step.lines), process.stdout):
                pass
            wall = time.monotonic() - start
            process.kill()
            process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if not step.lines:
            wall = time.monotonic() - start
        for file in (reads, writes):
            if hasattr(file, "close"):
                file.close()
        if process.returncode and not step.lines:
            errors.seek(0)
            said = errors.read().decode(errors="replace")[-2000:]
            raise CommandFailed(f"{' '.join(step.command)}\nended with {process.returncode}:\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def rounds(count, contestants, is_alternating=True):
    """The costs of contestants, each a name and a function that makes its steps, measured in turn, round by round.

    Every second round goes backwards when they alternate, so that none always follows the same other. Returns costs by
    name.
    """
    costs = {name: [] for name, _ in contestants}
    for number in range(count):
        print(f"  round {number + 1} of {count}: {contestants[0][0]} to {contestants[-1][0]}", file=sys.stderr)
        for name, steps in reversed(contestants) if is_alternating and number % 2 else contestants:
            costs[name].append(run(steps()))
    return costs


def median(costs):
    """The median of each quantity; of the peak the largest."""
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs),
                max(cost.peak for cost in costs))


def ratios(ours, theirs, quantity):
    """Theirs divided by ours within each round: least, median, greatest."""
    values = [getattr(their, quantity) / max(getattr(our, quantity), 1e-6) for our, their in zip(ours, theirs)]
    return min(values), statistics.median(values), max(values)
