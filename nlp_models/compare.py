"""Measure the rules for people against a pretrained pipeline: `python -m nlp_models.compare MODEL TEXT.txt...`.

Beside each `TEXT.txt` stands `TEXT.names` with the names to find, one a line. MODEL is the name or folder of a spaCy
pipeline with an entity recogniser. The speed of the reader over the same texts is told too. The figures in the README
come from here.
"""

import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy

from nlp_models import load_reader
from nlp_models.people import parse_person, read_people

Finder = Callable[[list[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one finder did: names found of those expected, names beyond them, cost."""

    name: str
    found: frozenset[str]
    beyond: int
    seconds: float
    words: int
    load_seconds: float
    memory_mib: float

    def __str__(self) -> str:
        speed = self.words / self.seconds
        cost = f"{speed:,.0f} words/s, load {self.load_seconds:.2f} s, +{self.memory_mib:.0f} MiB"
        return f"{self.name}: {len(self.found)} found, {self.beyond} beyond; {cost}"


def units(text: str) -> list[str]:
    """The paragraphs of a text, then its cells: lines cut at wide gaps."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\f", text)]
    cells = [cell for line in text.splitlines() for cell in re.split(r"\s{3,}", line.strip())]
    return [unit for unit in [*paragraphs, *cells] if unit]


def folded(name: str) -> str:
    """A name without case and punctuation."""
    return " ".join(re.findall(r"\w+", name.lower()))


def by_rules(parts: list[str]) -> set[str]:
    """The names that the grammar of people reads."""
    return {folded(person.name) for part in parts for person in read_people(part)}


def by_model(name: str) -> Finder:
    """A finder over the persons of an installed pipeline, all of it but the entity recogniser switched off."""
    nlp = spacy.load(name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "tok2vec"])

    def find(parts: list[str]) -> set[str]:
        entities = [entity.text for doc in nlp.pipe(parts) for entity in doc.ents if entity.label_ == "PERSON"]
        people = [(text, parse_person(text)) for text in entities]
        return {folded(person.name if person else text) for text, person in people}

    return find


def measure(name: str, load: Callable[[], Finder], texts: list[str], expected: list[set[str]]) -> Figures:
    """Run one finder over all texts. Memory is how much higher the process's peak rose."""
    peak = _peak_mib()
    started = time.perf_counter()
    find = load()
    loaded = time.perf_counter()
    found: set[str] = set()
    beyond = words = 0
    for index, (text, names) in enumerate(zip(texts, expected, strict=True)):
        parts = units(text)
        read = find(parts)
        words += _word_count(parts)
        found |= {f"{index}:{each}" for each in names & read}
        beyond += len(read - names)
    seconds = time.perf_counter() - loaded
    return Figures(name, frozenset(found), beyond, seconds, words, loaded - started, _peak_mib() - peak)


def reader_speed(texts: list[str]) -> float:
    """Words a second at which the reader reads the texts."""
    reader = load_reader()
    parts = [part for text in texts for part in units(text)]
    started = time.perf_counter()
    for part in parts:
        reader.read(part)
    return _word_count(parts) / (time.perf_counter() - started)


def _word_count(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Write the figures of the rules, of the pipeline, and what each finds alone."""
    model, paths = arguments[0], [Path(argument) for argument in arguments[1:]]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    expected = [_names(path.with_suffix(".names")) for path in paths]
    rules = measure("rules", lambda: by_rules, texts, expected)
    pretrained = measure(model, lambda: by_model(model), texts, expected)
    _write([f"{sum(map(len, expected))} names in {len(paths)} texts", str(rules), str(pretrained)])
    _write([f"by {model} alone: {', '.join(sorted(pretrained.found - rules.found)) or 'none'}"])
    _write([f"by the rules alone: {len(rules.found - pretrained.found)}"])
    _write([f"the reader: {reader_speed(texts):,.0f} words/s"])


def _names(path: Path) -> set[str]:
    return {folded(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()}


def _write(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
