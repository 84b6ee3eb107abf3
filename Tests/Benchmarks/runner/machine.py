"""The machine that the numbers belong to."""
import os
import platform

from .contestants import HERE, said


def described():
    model, memory = "unknown processor", ""
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo") as file:
        memory = f"{int(file.readline().split()[1]) / 2**20:.0f} GiB"
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {
        "processor": model, "cores": len(os.sched_getaffinity(0)), "memory": memory, "system": system,
        "kernel": platform.release(), "swift": said(["swift", "--version"]).split("\n")[0],
        "commit": said(["git", "-C", HERE, "describe", "--always", "--dirty"]),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def sentence(machine):
    return (f"{machine['processor']}, {machine['cores']} cores, {machine['memory']} of memory; {machine['system']}, "
            f"Linux {machine['kernel']}; {machine['swift']}; commit {machine['commit']}; load before the start "
            f"{machine['load']}.")
