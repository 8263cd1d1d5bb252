"""One bad input: what is wrong, the files it is made of, the sentences that must be told.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from dataclasses import dataclass, field

TABLES = 33  # that a scenario needs
HEAD = 'start = "2015-01"; months = 24; data = "data";\n'


@dataclass
class Case:
    """`files`: name -> text, bytes, or a function that is given the path. `told`: for each sentence
    that must be told, in order, a piece of it; a sentence that is not listed is a finding."""
    name: str
    files: dict
    told: list
    arguments: list = field(default_factory=lambda: ["a.cfg"])


def scenario(name, text, *told, arguments=()):
    """A scenario file that is wrong."""
    return Case(name, {"a.cfg": text}, list(told), ["a.cfg", *arguments])


def after(name, text, *told):
    """A scenario that would be right without what stands behind its head, in line 2 and after."""
    return scenario(name, HEAD + text, *told)


def change(name, text, *told):
    return after(name, "change = ( { " + text + " } );", *told)


def event(name, text, *told):
    return after(name, 'events = ( { event = "x"; month = "2016-01"; ' + text + " } );", *told)


def expect(name, text, *told):
    return after(name, "expects = ( { " + text + " } );", *told)


def ask(name, text, *told):
    return after(name, 'asks = ( { growth = "the growth"; cause = "the cause"; ' + text + " } );", *told)


def option(name, *arguments, told):
    """A right scenario and a wrong command line."""
    return scenario(name, HEAD, *told, arguments=arguments)


def table(name, which, edit, *told, **others):
    """A shipped table, edited: `edit` gets its text and gives another, or bytes. `others` are whole
    tables by name."""
    names = "".join(f' {other} = "{other}.csv";' for other in (which, *others))
    return Case(name, {f"{which}.csv": ("edited", which, edit),
                       **{f"{other}.csv": text for other, text in others.items()},
                       "a.cfg": HEAD + f"tables = {{{names} }};"}, list(told))


def replaced(old, new, count=1):
    def edit(text):
        assert old in text, old
        return text.replace(old, new, count)
    return edit
