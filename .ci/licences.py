"""Refuses a dependency whose licence is not on the list below.

Reads `cargo metadata --format-version 1` from standard input. A licence expression of SPDX is accepted if one of the
alternatives of `OR` (or of the old `/`) has nothing but accepted licences joined by `AND`. A `WITH` exception only grants
more, so what stands after it is left out of account.
"""

import json
import re
import sys

ACCEPTED = {
    "Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Unicode-3.0", "Unlicense", "Zlib", "0BSD",
    "CC0-1.0", "BSL-1.0",
}


def words(expression):
    return re.findall(r"\(|\)|[^\s()/]+|/", expression.replace("/", " OR "))


def accepted(expression):
    """Whether one way to read the expression needs nothing but accepted licences."""
    left = words(expression)

    def alternatives():
        fits = conjunction()
        while left and left[0] == "OR":
            left.pop(0)
            fits = conjunction() or fits
        return fits

    def conjunction():
        fits = licence()
        while left and left[0] == "AND":
            left.pop(0)
            fits = licence() and fits
        return fits

    def licence():
        word = left.pop(0)
        if word == "(":
            fits = alternatives()
            left.pop(0)
            return fits
        if left and left[0] == "WITH":
            del left[:2]
        return word in ACCEPTED

    return alternatives() and not left


def main():
    packages = json.load(sys.stdin)["packages"]
    refused = [p for p in packages if not p.get("license") or not accepted(p["license"])]
    for package in refused:
        print(f"{package['name']} {package['version']}: licence {package.get('license')!r} is not accepted")
    print(f"licences: {len(packages) - len(refused)} of {len(packages)} packages accepted")
    return 1 if refused or not packages else 0


if __name__ == "__main__":
    assert accepted("MIT OR Apache-2.0") and accepted("MIT/Apache-2.0") and accepted("(MIT OR GPL-3.0) AND Unicode-3.0")
    assert accepted("Apache-2.0 WITH LLVM-exception OR MPL-2.0")
    assert not accepted("GPL-3.0") and not accepted("MIT AND GPL-3.0") and not accepted("MPL-2.0")
    sys.exit(main())
