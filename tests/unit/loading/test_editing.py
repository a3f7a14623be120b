"""Edits of a YAML file of texts: what is wished for is there afterwards, and nothing else has moved."""

from hypothesis import given
from hypothesis import strategies as st

from crmready.loading.editing import Wish, edited
from crmready.loading.located_yaml import KeyPath, read_yaml
from crmready.problems import UNSAFE

BEFORE = """\
# The head
format: 1
language: nb  # bokmål
title: Hei
limits: [a, b]

# The people
roles:
  # who sells
  seller: {name: Selger, plural: Selgere}  # both
questions:

  # Part one
  known:
    ask: >-  # as agreed
      en lang tekst
      på to linjer

    why: 'derfor'
    options:
    - Aldri
    - Av og til  # or so

  # Part two
  last: {ask: {seller: x, manager: y}}
gates:
verdicts: {}"""
ORDER: list[KeyPath] = [
    ("title",),
    ("purpose",),
    *(("limits", number) for number in range(4)),
    *(("roles", "seller", name) for name in ("name", "plural", "about")),
    ("roles", "manager", "name"),
    ("questions", "first", "ask"),
    *(("questions", "known", name) for name in ("ask", "why")),
    *(("questions", "known", "options", number) for number in range(4)),
    *(("questions", "new", "ask", role) for role in ("seller", "manager")),
    *(("questions", "new", "options", number) for number in range(2)),
    *(("questions", "last", "ask", role) for role in ("seller", "manager")),
    ("gates", "open", "name"),
    ("verdicts", "good", "name"),
]
LISTS = {path[:-1] for path in ORDER if isinstance(path[-1], int)}
TEXTS = (
    st.one_of(
        st.text(min_size=1, max_size=200).filter(lambda text: not UNSAFE.search(text) and "\r" not in text),
        st.lists(
            st.sampled_from(["ord", "to  rom", "#", ": ", "- a", "'", '"', "«æøå»", "\n", "no", "1", "%"]), min_size=1
        ).map(" ".join),
    )
    .map(str.strip)
    .filter(bool)
)


def leaves(value: object, path: KeyPath = ()) -> dict[KeyPath, object]:
    if isinstance(value, dict) and value:
        return {found: leaf for key, below in value.items() for found, leaf in leaves(below, (*path, key)).items()}
    if isinstance(value, list) and value:
        return {found: leaf for n, below in enumerate(value) for found, leaf in leaves(below, (*path, n)).items()}
    return {path: value.strip() if isinstance(value, str) else value}


def read(text: str) -> dict[KeyPath, object]:
    document, problems = read_yaml(text, "edited.yaml")
    assert document is not None
    assert problems == ()
    return leaves(document.value)


def test_new_texts_stand_where_the_order_says_and_comments_stay_where_they_were() -> None:
    new = {path: ".".join(map(str, path)) for path in ORDER if path not in read(BEFORE)}
    assert (
        edited(BEFORE, Wish(new, order=ORDER))
        == """\
# The head
format: 1
language: nb  # bokmål
title: Hei
purpose: purpose
limits: [a, b, limits.2, limits.3]

# The people
roles:
  # who sells
  seller: {name: Selger, plural: Selgere, about: roles.seller.about}  # both
  manager:
    name: roles.manager.name
questions:
  first:
    ask: questions.first.ask

  # Part one
  known:
    ask: >-  # as agreed
      en lang tekst
      på to linjer

    why: 'derfor'
    options:
    - Aldri
    - Av og til  # or so
    - questions.known.options.2
    - questions.known.options.3
  new:
    ask:
      seller: questions.new.ask.seller
      manager: questions.new.ask.manager
    options:
      - questions.new.options.0
      - questions.new.options.1

  # Part two
  last: {ask: {seller: x, manager: y}}
gates:
  open:
    name: gates.open.name
verdicts: {good: {name: verdicts.good.name}}"""
    )


def test_changed_texts_keep_their_quotes_and_the_comments_beside_them() -> None:
    changed: dict[KeyPath, str] = {
        ("title",): "Ja: nei",
        ("questions", "known", "ask"): "kort",
        ("questions", "known", "why"): "fordi",
        ("questions", "known", "options", 1): "Ofte # nok",
        ("questions", "last", "ask", "seller"): "a, b",
    }
    after = edited(BEFORE, Wish(changed))
    assert [(old, new) for old, new in zip(BEFORE.split("\n"), after.split("\n"), strict=False) if old != new][:1] == [
        ("title: Hei", "title: 'Ja: nei'")
    ]
    assert '    ask: kort  # as agreed\n\n    why: "fordi"\n' in after
    assert "    - 'Ofte # nok'  # or so\n" in after
    assert "last: {ask: {seller: 'a, b', manager: y}}" in after


def test_what_is_removed_leaves_neither_commas_nor_empty_groups() -> None:
    gone: list[KeyPath] = [
        ("limits", 0),
        ("roles", "seller", "name"),
        ("questions", "known", "options", 0),
        ("questions", "known", "options", 1),
        ("questions", "last", "ask", "seller"),
        ("questions", "last", "ask", "manager"),
    ]
    after = edited(BEFORE, Wish({}, gone))
    assert "limits: [b]\n" in after
    assert "  seller: {plural: Selgere}  # both\n" in after
    assert after.endswith("    why: 'derfor'\n\n  # Part two\ngates:\nverdicts: {}")


def test_brackets_of_which_nothing_is_kept_are_written_anew() -> None:
    gone: list[KeyPath] = [("limits", 0), ("limits", 1), ("roles", "seller", "name"), ("roles", "seller", "plural")]
    new: dict[KeyPath, str] = {("roles", "seller", "about"): "Selger", ("gates", "open", "name"): "Port"}
    after = edited(BEFORE, Wish(new, gone, ORDER))
    assert "limits" not in after
    assert "  seller: {about: Selger}  # both\n" in after
    assert "gates:\n  open:\n    name: Port\n" in after


def test_long_texts_are_folded_and_lines_are_kept() -> None:
    long = "et ord og " * 20 + "slutt"
    after = edited(
        "title: Hei\n", Wish({("title",): long, ("purpose",): "to\n\nlinjer"}, order=[("title",), ("purpose",)])
    )
    assert after.startswith("title: >-\n  et ord og et ord")
    assert max(map(len, after.split("\n"))) <= 120
    assert after.endswith("purpose: |-\n  to\n\n  linjer\n")


def test_a_byte_order_mark_and_the_line_ends_of_another_system_stay() -> None:
    before = "\ufeff" + BEFORE.replace("\n", "\r\n")
    after = edited(before, Wish({("questions", "first", "ask"): "a\nb", ("title",): "Nei"}, order=ORDER))
    assert after.startswith("\ufeff# The head\r\n")
    assert after.count("\n") == after.count("\r\n") == before.count("\r\n") + 4
    assert (
        after.replace("title: Nei", "title: Hei").replace("  first:\r\n    ask: |-\r\n      a\r\n      b\r\n", "")
        == before
    )


@given(st.dictionaries(st.sampled_from(ORDER), TEXTS, max_size=12), st.sets(st.sampled_from(ORDER), max_size=6))
def test_any_wish_is_fulfilled_and_leaves_the_rest_alone(texts: dict[KeyPath, str], gone: set[KeyPath]) -> None:
    before = read(BEFORE)
    for parent in LISTS:  # a list grows at its end, without holes
        there = sum(path[:-1] == parent for path in before)
        wanted = [path for path in ORDER if path[:-1] == parent and path in texts]
        for number, path in enumerate(path for path in wanted if int(path[-1]) >= there):
            texts[(*parent, there + number)] = texts.pop(path)
    gone = {path for path in gone if path in before and path not in texts and path[:-1] not in LISTS}
    after = edited(BEFORE, Wish(texts, gone, ORDER))
    rest = {
        path: leaf
        for path, leaf in before.items()
        if path not in gone and not any(new[: len(path)] == path for new in texts)
    }
    assert read(after) == rest | texts
    assert edited(after, Wish({}, order=ORDER)) == after
    comments = [line.partition("#")[2] for line in BEFORE.split("\n") if "# " in line]
    kept = [comment for comment in comments if f"#{comment}" in after]
    assert set(comments) - set(kept) <= {" or so", " as agreed", " both", " who sells"}
