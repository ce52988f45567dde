#!/usr/bin/env python3
"""Makes random workflow nets and says of each whether pm4py (Woflan) finds it sound: `woflan.py > woflan.txt`.

Needs pm4py 2.7 with numpy 1.23, pandas 1.5 and scipy 1.10 (newer ones it cannot use here). The nets grow out of sequences, choices, forks and rounds; most are then damaged: an arc is moved,
dropped or added. Each is written as `VERDICT 0>2 2>3.4 3.4>1`: place 0 is the start, place 1 the end. A net that is sound
but puts two tokens on one place is left out, since a state of a case is active or not.
"""

import contextlib
import io
import random

from pm4py.algo.analysis.woflan import algorithm as woflan
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils import petri_utils

NETS = 300


class Grower:
    """Grows one net, move by move, between places that are numbered as they come."""

    def __init__(self, dice):
        self.dice = dice
        self.places = 2
        self.moves = []

    def place(self):
        self.places += 1
        return self.places - 1

    def block(self, begin, end, depth):
        sort = self.dice.choice("move sequence choice fork round".split()) if depth else "move"
        if sort == "move":
            self.moves.append(([begin], [end]))
        elif sort == "sequence":
            middle = self.place()
            self.block(begin, middle, depth - 1)
            self.block(middle, end, depth - 1)
        elif sort == "choice":
            for _ in range(2):
                self.block(begin, end, depth - 1)
        elif sort == "fork":
            branches = [(self.place(), self.place()) for _ in range(self.dice.randint(2, 3))]
            self.moves.append(([begin], [first for first, _ in branches]))
            self.moves.append(([last for _, last in branches], [end]))
            for first, last in branches:
                self.block(first, last, depth - 1)
        else:
            middle = self.place()
            self.moves.append(([begin], [middle]))
            self.block(middle, middle if self.dice.random() < 0.1 else begin, depth - 1)
            self.moves.append(([middle], [end]))

    def damage(self):
        """Moves, drops or adds an arc; the start and the end keep theirs."""
        move = self.dice.choice(self.moves)
        side = move[self.dice.randint(0, 1)]
        inner = [place for place in side if place > 1]
        where = self.dice.randrange(2, max(self.places, 3))
        deed = self.dice.choice(["move", "drop", "add"])
        if deed == "add" and 0 not in side and 1 not in side and where not in side:
            side.append(where)
        elif deed == "drop" and inner and len(side) > 1:
            side.remove(self.dice.choice(inner))
        elif deed == "move" and inner and where not in side:
            side[side.index(self.dice.choice(inner))] = where


def grow(dice):
    net = Grower(dice)
    first = net.place()
    last = net.place()
    net.moves.append(([0], [first]))
    net.block(first, last, dice.randint(1, 2))
    net.moves.append(([last], [1]))
    for _ in range(dice.choice([0, 1, 1, 2])):
        net.damage()
    return [(sorted(before), sorted(after)) for before, after in net.moves]


def built(moves):
    net = PetriNet("net")
    numbers = {place for move in moves for side in move for place in side}
    places = {number: PetriNet.Place(f"p{number}") for number in sorted(numbers)}
    net.places.update(places.values())
    for index, (before, after) in enumerate(moves):
        move = PetriNet.Transition(f"t{index}", f"t{index}")
        net.transitions.add(move)
        for place in before:
            petri_utils.add_arc_from_to(places[place], move, net)
        for place in after:
            petri_utils.add_arc_from_to(move, places[place], net)
    return net, Marking({places[0]: 1}), Marking({places[1]: 1})


def is_workflow_net(moves):
    """Whether every place and move lies on a way from the start to the end."""
    edges = [(place, f"t{index}") for index, (before, _) in enumerate(moves) for place in before]
    edges += [(f"t{index}", place) for index, (_, after) in enumerate(moves) for place in after]
    nodes = {node for edge in edges for node in edge}

    def reached(begin, edges):
        found, todo = {begin}, [begin]
        while todo:
            node = todo.pop()
            for before, after in edges:
                if before == node and after not in found:
                    found.add(after)
                    todo.append(after)
        return found

    backwards = [(after, before) for before, after in edges]
    return 1 in nodes and reached(0, edges) >= nodes and reached(1, backwards) >= nodes


def is_safe(net, start):
    """Whether no place ever holds two tokens: every marking is looked at."""
    known, todo = {frozenset(start.items())}, [dict(start)]
    while todo:
        marking = todo.pop()
        for move in net.transitions:
            before = [arc.source for arc in move.in_arcs]
            if any(marking.get(place, 0) < 1 for place in before):
                continue
            after = dict(marking)
            for place in before:
                after[place] -= 1
            for arc in move.out_arcs:
                after[arc.target] = after.get(arc.target, 0) + 1
            after = {place: count for place, count in after.items() if count}
            if any(count > 1 for count in after.values()):
                return False
            key = frozenset(after.items())
            if key not in known:
                known.add(key)
                todo.append(after)
    return True


def main():
    dice = random.Random(20260101)
    print("# Random workflow nets with the verdict of pm4py's Woflan; made by woflan.py.")
    written = set()
    while len(written) < NETS:
        moves = grow(dice)
        text = " ".join(".".join(map(str, before)) + ">" + ".".join(map(str, after)) for before, after in moves)
        if text in written or not is_workflow_net(moves):
            continue
        net, start, end = built(moves)
        with contextlib.redirect_stdout(io.StringIO()):
            is_sound = woflan.apply(net, start, end, parameters={woflan.Parameters.PRINT_DIAGNOSTICS: False})
        if is_sound and not is_safe(net, start):
            continue
        written.add(text)
        print("sound" if is_sound else "unsound", text, flush=True)


if __name__ == "__main__":
    main()
