"""Refuses untidy files: tabs and trailing spaces in what people edit, a missing last line break, CRLF, files that are not UTF-8.

The folders under `tests/data` named `invalid` and `hostile` are left out: being untidy is their job.
"""

import subprocess
import sys

TEXT = (".rs", ".charter", ".scenario", ".md", ".toml", ".py", ".yml", ".json")
LEFT_OUT = ("tests/data/invalid/", "tests/data/hostile/", "tests/data/pictures/hostile")


def faults(path):
    try:
        text = open(path, encoding="utf-8", newline="").read()
    except UnicodeDecodeError:
        return ["is not UTF-8"]
    found = []
    if text and not text.endswith("\n"):
        found.append("does not end with a line break")
    if "\r" in text:
        found.append("has a carriage return")
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            found.append(f"{number}: has a tab")
        if line != line.rstrip():
            found.append(f"{number}: ends with a space")
    return found


def main():
    listed = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    paths = [p for p in listed.split("\0") if p.endswith(TEXT) and not p.startswith(LEFT_OUT)]
    found = [f"{path}:{fault}" for path in paths for fault in faults(path)]
    print("\n".join(found) or f"hygiene: {len(paths)} files are tidy")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
