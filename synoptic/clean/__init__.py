"""Raw -> Article | Rejected: the page's furniture marked, its date, authors and credits found; no text changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from synoptic.clean import credits as cited_in
from synoptic.clean import dates, furniture, lines, outlets, page, phrases, repeats
from synoptic.clean.names import Kind
from synoptic.records import Article, Furniture, Hints, Published, Raw, Rejected, Span
from synoptic.settings import Settings
from synoptic.text import content_id


def clean(
    raws: Iterable[Raw | Rejected], *, settings: Settings = Settings()
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Articles with their furniture marked, and what could not be used; both sorted by where they lay."""
    texts: dict[str, tuple[Raw, str]] = {}
    rejected: list[Rejected] = []
    for raw in raws:
        if isinstance(raw, Rejected):
            rejected.append(raw)
            continue
        text = _text(raw, settings)
        if isinstance(text, Rejected):
            rejected.append(text)
            continue
        key = content_id(raw.url or raw.source, text)
        held = texts.get(key)
        if held is not None:
            first, again = sorted((held[0], raw), key=lambda r: r.source)
            texts[key] = (first, text)
            rejected.append(_duplicate(again, first))
        else:
            texts[key] = (raw, text)
    laid_out = [repeats.Laid(key, _outlet(raw), text, lines.split(text)) for key, (raw, text) in texts.items()]
    common = repeats.shared(laid_out)
    drafts = [_draft(laid, texts[laid.id][0], common.get(laid.id, frozenset())) for laid in laid_out]
    announced: dict[str, Kind] = {}
    for draft in sorted(drafts, key=lambda d: d.laid.id):
        for name, kind in cited_in.announced(draft.laid.text, draft.laid.lines, draft.furniture).items():
            announced.setdefault(name, kind)
    learned = cited_in.learn(announced)
    articles = [_article(draft, *texts[draft.laid.id], learned=learned) for draft in drafts]
    return (
        tuple(sorted(articles, key=lambda a: (a.source, a.id))),
        tuple(sorted(rejected, key=lambda r: (r.source, r.reason, r.detail))),
    )


def _text(raw: Raw, settings: Settings) -> str | Rejected:
    """The article's text, for ever; or why there is none."""
    is_page = raw.media_type == "text/html"
    if is_page and len(raw.body) > settings.largest_page:
        return _too_large(raw, len(raw.body), "largest_page", settings.largest_page)
    if not raw.body.strip():
        return Rejected(source=raw.source, reason="empty", detail="nothing but white space")
    text = page.main_text(raw.body) if is_page else raw.body
    if len(text) > settings.largest_article:
        return _too_large(raw, len(text), "largest_article", settings.largest_article)
    if not any(char.isalpha() for char in text):
        return Rejected(source=raw.source, reason="no text", detail="not one letter in it")
    return text


def _too_large(raw: Raw, size: int, name: str, limit: int) -> Rejected:
    detail = f"{size} characters; at most {limit} are read (settings.{name})"
    return Rejected(source=raw.source, reason="too large", detail=detail)


def _duplicate(again: Raw, first: Raw) -> Rejected:
    detail = f"same text at the same address as {first.source!r}, which is kept"
    return Rejected(source=again.source, reason="duplicate", detail=detail)


class _Draft(NamedTuple):
    """One article with its lines and its furniture, before it is known whom the others cite."""

    laid: repeats.Laid
    furniture: tuple[Furniture, ...]
    headline: lines.Line | None
    published: Published | None


def _draft(laid: repeats.Laid, raw: Raw, common: frozenset[repeats.Words]) -> _Draft:
    text = laid.text
    stamp = _stamp(text, raw.hints, laid.lines)
    known = furniture.Known(title=raw.hints.title, authors=raw.hints.authors, common=common, stamp=stamp)
    marked, headline = furniture.mark(laid.lines, known=known)
    hints = _with_language(raw.hints, marked, laid.lines)
    published = dates.published(text, hints=hints, url=raw.url, fetched=raw.fetched)
    return _Draft(laid, _with_stamp(marked, published, laid.lines), headline, published)


def _article(draft: _Draft, raw: Raw, text: str, *, learned: cited_in.Learned) -> Article:
    found = draft.laid.lines, draft.furniture
    authors, cited = cited_in.find(text, *found, learned=learned, stated=raw.hints.authors)
    agencies = (credit.name for credit in cited if credit.kind == "agency")
    outlet = draft.laid.outlet or outlets.outlet(*found, agencies=agencies) or outlets.masthead(*found)
    headline = draft.headline
    return Article(
        id=draft.laid.id,
        source=raw.source,
        outlet=outlet,
        url=raw.url,
        title=raw.hints.title if headline is None else headline.text,
        title_span=None if headline is None else Span(start=headline.start, end=headline.end),
        text=text,
        furniture=draft.furniture,
        published=draft.published,
        authors=authors,
        credits=tuple(c for c in cited if c.kind == "agency" or not outlets.is_outlet(c.name, outlet)),
        language_hint=raw.hints.language,
        alternates=raw.hints.alternates,
        canonical=raw.hints.canonical,
        updated=dates.updated(text, draft.published, hints=raw.hints, fetched=raw.fetched),
        fetched=raw.fetched,
    )


def _outlet(raw: Raw) -> str | None:
    return raw.hints.outlet or _host(raw.url)


def _stamp(text: str, hints: Hints, laid_out: Sequence[lines.Line]) -> int | None:
    """Where a line begins that holds the stamp with a time of day; a headline may hold a date, never a time."""
    found = dates.published(text, hints=replace(hints, published=None), url=None)
    if found is None or found.how != "stamp" or found.span is None or found.end - found.start > timedelta(hours=28):
        return None
    at = found.span.start
    return next((line.start for line in laid_out if line.start <= at < line.end), None)


def _with_language(hints: Hints, marked: tuple[Furniture, ...], laid_out: Sequence[lines.Line]) -> Hints:
    """The hints, and where they name no language, the one in which the page's furniture is written."""
    if hints.language is not None:
        return hints
    starts = {f.span.start for f in marked}
    return replace(hints, language=phrases.language(line.words for line in laid_out if line.start in starts))


def _with_stamp(
    marked: tuple[Furniture, ...], published: Published | None, laid_out: Sequence[lines.Line]
) -> tuple[Furniture, ...]:
    """The furniture, and with it the line of the stamp that gave the date, where no rule had known it for furniture."""
    if published is None or published.how != "stamp" or published.span is None:
        return marked
    at = published.span.start
    line = next((line for line in laid_out if line.start <= at < line.end), None)
    if line is None or line.ends or any(f.span.start < line.end and line.start < f.span.end for f in marked):
        return marked
    stamp = Furniture(span=Span(start=line.start, end=line.end), kind="stamp", rule="the stamp that gave the date")
    return tuple(sorted((*marked, stamp), key=lambda f: f.span.start))


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # a broken address, such as an unclosed IPv6 bracket
        return None
    return host.removeprefix("www.") if host else None
