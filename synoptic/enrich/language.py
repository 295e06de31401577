"""Which language an article and each of its sentences is written in.

py3langid (a naive Bayes over byte n-grams, 140 languages) decides; its labels become the codes of our language files
where one answers to them. Where it is unsure, the answer is `UNKNOWN` for an article, the article's language for a
sentence. Languages that it cannot tell apart are told by the words that only one of them has (`[identification]`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from synoptic import languages
from synoptic.records import Span
from synoptic.records.enrich import UNKNOWN

_SAMPLE = (
    20_000  # characters of an article that are looked at: NTREX's articles have 1,000 to 8,000 and are told by them
)
_SURE = 0.3  # kept 97 % of 223 single sentences in 47 languages, 96 % of them right; no junk string reached 0.12
_STILL_OWN = 0.05  # share of the article's language above which a sentence stays its own (bench/quality/language.py)
_SENTENCE_LETTERS = 25  # shorter ones are names and headings as often as not, and no identifier is sure of them
_NOTHING = "zxx"  # py3langid's label for text in no language
_OWN_WORDS = 0.1  # share of such words that settles a sentence; cost no sentence there, saves a quarter of the time
_NEAR = 0.5  # a hint wins over an answer at most twice as likely

# One of these letters says as much as three Latin ones.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
# Looked for from a word's start only: else a word of a million letters is read a million times.
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+|www\.\S+")
# Letters by script; Han and kana are one here: a Japanese headline may hold Han alone.
_SCRIPTS = tuple(
    re.compile(f"[{ranges}]")
    for ranges in (
        "A-Za-z\u00aa-\u024f\u1e00-\u1eff",
        "\u0400-\u052f",
        "\u0370-\u03ff\u1f00-\u1fff",
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
        "\u0590-\u05ff",
        "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
        "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f",
        "\u0900-\u097f",
        "\u0980-\u09ff",
        "\u0b80-\u0bff",
        "\u0e00-\u0e7f",
        "\u10a0-\u10ff\u1c90-\u1cbf",
        "\u0530-\u058f",
    )
)


def identify(text: str, *, hint: str | None = None) -> str:
    """The code of the text's language: that of our language file where there is one, `UNKNOWN` where unsure.

    `hint` is what the container says ("nb-NO"); it breaks ties only.
    """
    return _decide(text[:_SAMPLE], hint=hint)


def of_article(text: str, *, skip: Sequence[Span] = (), hint: str | None = None) -> str:
    """The language of an article, by its text outside `skip` (page furniture)."""
    return identify(_outside(text, skip), hint=hint)


def of_sentences(text: str, sentences: Sequence[Span], *, language: str) -> tuple[str, ...]:
    """The language of each sentence of an article in `language`; that one too where the sentence is unsure.

    A sentence in another script than most of the article decides by itself.
    """
    if not sentences:
        return ()
    own = _own_words(language)
    usual = _script(text[sentences[0].start : sentences[0].start + _SAMPLE])
    return tuple(_of_sentence(text[s.start : s.end], language, usual, own) for s in sentences)


def _of_sentence(sentence: str, language: str, usual: int, own: frozenset[str]) -> str:
    sentence = sentence[:_SAMPLE]
    letters = len(_LETTER.findall(sentence))
    if letters == 0:
        return language
    if (usual < 0 or 2 * len(_SCRIPTS[usual].findall(sentence)) < letters) and _script(sentence) != usual:
        return _decide(sentence, hint=language)
    if letters + 2 * len(_EAST_ASIAN.findall(sentence)) < _SENTENCE_LETTERS:
        return language
    words = _WORD.findall(sentence.lower())
    if sum(word in own for word in words) >= max(2, _OWN_WORDS * len(words)):
        return language
    shares = _shares(sentence)
    best = max(shares, key=lambda code: shares[code])
    if best == _NOTHING or shares[best] < _SURE or shares.get(language, 0.0) > _STILL_OWN:
        return language
    return _tell_apart(sentence, best)


@functools.cache
def _own_words(code: str) -> frozenset[str]:
    """Words that often begin sentences in this language and in no other: a cheap sign that it goes on."""
    if code not in languages.codes():
        return frozenset()
    others = (languages.load(other).sentences.starters for other in languages.codes() if other != code)
    return frozenset(languages.load(code).sentences.starters).difference(*others)


def _outside(text: str, skip: Sequence[Span]) -> str:
    """The first `_SAMPLE` characters of the text outside `skip`."""
    pieces, start, size = [], 0, 0
    for span in (*sorted(skip, key=lambda s: s.start), Span(start=len(text), end=len(text))):
        if start < span.start:
            pieces.append(text[start : min(span.start, start + _SAMPLE - size)])
            size += len(pieces[-1])
        start = max(start, span.end)
        if size >= _SAMPLE:
            break
    return "\n".join(pieces)


def _script(text: str) -> int:
    """The number of the script of most letters; -1 for a script that is not listed."""
    counts = [len(script.findall(text)) for script in _SCRIPTS]
    most = max(counts)
    return counts.index(most) if most else -1


def _decide(text: str, *, hint: str | None) -> str:
    shares = _shares(text)
    best = max(shares, key=lambda code: shares[code])
    if hint is not None:
        hinted = _file_of(re.split("[-_]", hint.strip().lower())[0])
        if shares.get(hinted, 0.0) >= _NEAR * shares[best]:
            best = hinted
    if best == _NOTHING or shares[best] < _SURE:
        return UNKNOWN
    return _tell_apart(text, best)


def _shares(text: str) -> dict[str, float]:
    """How likely each language is, together 1."""
    shares: dict[str, float] = {}
    for label, share in _identifier().rank(_ADDRESS.sub(" ", text)):
        code = _file_of(label)
        shares[code] = shares.get(code, 0.0) + share
    return shares


def _tell_apart(text: str, code: str) -> str:
    """The one of this language and its twins whose telltale words the text holds most of; this one where they tie."""
    twins = languages.load(code).identification.twins if code in languages.codes() else ()
    if not twins:
        return code
    words = _WORD.findall(text.lower())
    counts = {one: sum(word in _telltales(one) for word in words) for one in (code, *twins)}
    return max(counts, key=lambda one: counts[one])


@functools.cache
def _telltales(code: str) -> frozenset[str]:
    return frozenset(languages.load(code).identification.telltales)


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@functools.cache
def _file_of(label: str) -> str:
    """The code of the language file that answers to this label; the label itself where none does."""
    for code in languages.codes():
        if label == code or label in languages.load(code).identified_as:
            return code
    return label
