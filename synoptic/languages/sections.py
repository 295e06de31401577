"""The sections of a language file, one record each: what every stage may know of a language."""

from __future__ import annotations

from typing import Literal

from synoptic.records import record


@record
class Identification:
    """How the language is told from one that an identifier takes it for."""

    twins: tuple[str, ...] = ()
    """Codes of the languages that it is mistaken for."""
    telltales: tuple[str, ...] = ()
    """Frequent words that it has and its twins do not, in lower case."""


@record
class Sentences:
    """How sentences end and begin: what looks like an end and is none. All words in lower case."""

    abbreviations: tuple[str, ...] = ()
    """Words that take a full stop and never end a sentence (titles, "e.g."); all words here without that stop."""
    final: tuple[str, ...] = ()
    """Abbreviations that may end a sentence ("etc.", "km"): they do where one of `starters` follows."""
    counted: tuple[str, ...] = ()
    """Abbreviations only where a figure follows ("no. 5")."""
    starters: tuple[str, ...] = ()
    """Frequent words that begin sentences: articles, pronouns, conjunctions, prepositions."""
    ordinals: bool = False
    """Whether a full stop after a figure makes it an ordinal ("27. juli")."""
    ends: tuple[str, ...] = ()
    """Marks that end a sentence in this language only."""
    reporting: tuple[str, ...] = ()
    """Reporting verbs that may follow a quotation's own final mark: “Why?” Smith asked."""
    particles: tuple[str, ...] = ()
    """What stands right after a closed quotation when the sentence goes on (「…。」と)."""
    spaces: bool = False
    """Whether spaces part sentences, as they part clauses, and no mark does (Thai)."""
    enders: tuple[str, ...] = ()
    """Where `spaces`: what often stands before a space that ends a sentence."""
    continuing: tuple[str, ...] = ()
    """Where `spaces`: what never begins a sentence."""
    unfinished: tuple[str, ...] = ()
    """Where `spaces`: what never ends a sentence."""


@record
class Furniture:
    """The words by which a page's furniture is known, in lower case; the fields are named for `FurnitureKind`.

    A phrase marks a line that holds nothing else but such phrases and numbers; a longer line that opens with it
    where the phrase is long, or set off by a colon.
    """

    share: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    newsletter: tuple[str, ...] = ()
    notice: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    """Words before an author's name ("by", "text:")."""
    stamp: tuple[str, ...] = ()
    """Words before a date or time of publication ("published", "hours ago")."""
    stamp_words: tuple[str, ...] = ()
    """Words inside a date ("at", "o'clock")."""
    other: tuple[str, ...] = ()
    navigation: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """What authors are in by-lines ("correspondent")."""
    joins: tuple[str, ...] = ()
    """The words between two authors' names ("and")."""
    agency: tuple[str, ...] = ()
    """The words beside a news agency's name ("news agency"); with a star where they end the name itself ("*通讯社")."""
    medium: tuple[str, ...] = ()
    """The same for other media ("newspaper", "broadcaster")."""
    credit: tuple[str, ...] = ()
    """Labels before the name of a source ("source:")."""
    cites: tuple[str, ...] = ()
    """Words beside a medium's name that make it the source of what is told ("reported", "according to")."""
    tells: tuple[str, ...] = ()
    """Words that do so only where the name is known, or announced as a medium's ("told", "said", "by")."""


@record
class Corrections:
    """How an article says that it was corrected, in lower case."""

    labels: tuple[str, ...] = ()
    """What such a note begins with, before a colon or dash or alone: "correction"."""
    phrases: tuple[str, ...] = ()
    """What stands in no other sentence: "an earlier version of this"."""


@record
class Example:
    """One sentence with the quotation it holds: a test that the language file carries with it."""

    text: str
    content: str
    kind: Literal["direct", "indirect", "mixed"] = "direct"
    polarity: Literal["said", "denied", "declined", "asked", "promised", "ordered"] = "said"
    speaker: str | None = None
    addressee: str | None = None
    chain: tuple[str, ...] = ()


@record
class Quotes:
    """How speech is reported. All words in lower case but where the language writes a capital.

    Verbs stand in all the forms that news uses, or as a beginning with a star (`заяв*`); a phrase may have
    several words. The six classes are the polarities of `records.Quote`.
    """

    said: tuple[str, ...] = ()
    thought: tuple[str, ...] = ()
    """Verbs of thinking and hoping: they report only with a complementiser or a quotation mark."""
    denied: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    questioned: tuple[str, ...] = ()
    """What says that someone is asked: "when asked", "auf die Frage"; a verb of `asked` too where nobody needs to be
    its subject ("спросили")."""
    questioned_first: tuple[str, ...] = ()
    """Participles that say so where they open a clause: "asked", "interrogé"."""
    promised: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    """Verbs of will and intention, which take an infinitive or a thing wanted: "wants", "plans", "is eager to"."""
    judges: tuple[str, ...] = ()
    """Verbs of verdict and of mention, which take a thing or a person: "criticised", "backs", "pointed to"."""
    nouns: tuple[str, ...] = ()
    """Nouns of speech and thought, which take a complementiser or an infinitive: "claim", "fears", "promise"."""
    links: tuple[str, ...] = ()
    """What stands between such a noun and what it is about: "about" first, which needs no owner before the noun, then
    those that do ("his criticism of", "Berg's calls for")."""
    owners: tuple[str, ...] = ()
    """Possessives of persons, which name whose claim it is: "his", "their"."""
    infinitive: tuple[str, ...] = ()
    """What opens an infinitive ("to"), where it is a word of its own."""
    finite: tuple[str, ...] = ()
    """Auxiliaries and modals: what holds one is a clause ("is", "will", "had")."""
    passives: tuple[str, ...] = ()
    """Auxiliaries of the passive ("was", "been"), by which the clause's subject is what is praised or denied."""
    by: tuple[str, ...] = ()
    """What stands before the one who praises or denies it in the passive ("by")."""
    that: tuple[str, ...] = ()
    """Complementisers, before the content, or after it where `verb_final`."""
    whether: tuple[str, ...] = ()
    """What opens an indirect question; the first is "whether", which in many languages is "if" too."""
    according: tuple[str, ...] = ()
    """"according to": stands before the source."""
    according_after: tuple[str, ...] = ()
    """The same, standing after the source."""
    according_behind: tuple[str, ...] = ()
    """Those of `according` that stand only behind what is said, after a comma (German "so", Dutch "aldus")."""
    according_named: tuple[str, ...] = ()
    """Those of `according` that mean it only before a name or a role ("etter", "pour")."""
    relays: tuple[str, ...] = ()
    """What media do: report, quote, cite."""
    as_saying: tuple[str, ...] = ()
    """What follows the speaker whom a medium quotes ("quoted him as saying")."""
    hearsay: tuple[str, ...] = ()
    """What marks a clause as told by someone who is not named: words, or patterns ("soll … haben", "skal ha *t")."""
    moods: tuple[str, ...] = ()
    """Verb forms of reported speech, by which it goes on in the next sentence (German "sei", "habe", "müsse")."""
    hence: tuple[str, ...] = ()
    """Adverbs that give a sentence to the source named before it (German "demnach", "danach")."""
    statement: tuple[str, ...] = ()
    """Written or spoken pieces that carry words: "statement", "letter"."""
    he: tuple[str, ...] = ()
    she: tuple[str, ...] = ()
    they: tuple[str, ...] = ()
    """Subject pronouns that point back to one man, one woman, several or none."""
    negators: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    """Words and modal verbs by which a claim is made less than certain."""
    breaks: tuple[str, ...] = ()
    """What opens the next clause and so ends reported speech."""
    ands: tuple[str, ...] = ()
    """What joins a second verb to the same subject ("praised the plan and said …")."""
    articles: tuple[str, ...] = ()
    """Articles and possessives: what opens a noun phrase, and tells a noun from a verb of the same form."""
    prepositions: tuple[str, ...] = ()
    """Words after which a noun is not the subject ("for", "with")."""
    relative: tuple[str, ...] = ()
    """What opens a relative clause behind a comma ("who", "which"): no one in it is the main clause's subject."""
    absolute: tuple[str, ...] = ()
    """Those of `prepositions` that may stand before a participle and its own subject ("with Berg saying")."""
    topics: tuple[str, ...] = ()
    """Particles behind the topic or subject (Japanese wa, ga)."""
    participles: tuple[str, ...] = ()
    """Endings of verb forms that share the main clause's subject ("adding", "ajoutant")."""
    bare: bool = False
    """Whether a clause may follow the verb without a complementiser ("he said it was late")."""
    bare_after_comma: bool = False
    """Whether such a clause stands behind a comma (German "er sagte, er komme")."""
    to: tuple[str, ...] = ()
    """Prepositions before the one who is told."""
    like: tuple[str, ...] = ()
    """"as": opens a reporting clause that stands before what is said ("Wie die Polizei mitteilte, …")."""
    caution: float = 0.0
    """How much likelier than even a report without quotation marks must be to be kept, in log odds."""
    verb_final: bool = False
    """Whether the reporting verb stands after what is said, also in indirect speech."""
    examples: tuple[Example, ...] = ()


@record
class Names:
    """How people, organisations and places are named, in lower case but where the language writes a capital."""

    tagger: str | None = None
    """The trained tagger in `models/names` that finds names in this language; rules find them where it is absent."""
    titles: tuple[str, ...] = ()
    """What stands beside a person's name and is no part of it."""
    titles_agree: bool = False
    """Whether adjectives with the article (the last of `joined`) stand between title and name (Arabic)."""
    honorifics: tuple[str, ...] = ()
    """Titles so sure that whatever characters stand before them are a name (Japanese -san, -shi)."""
    titles_after: bool = False
    """Whether titles follow the name (Japanese, Korean, Chinese)."""
    roles: tuple[str, ...] = ()
    """Nouns that name a speaker without a name: "spokesman", "police"."""
    organisations: tuple[str, ...] = ()
    """Words by which a name is known as an organisation's."""
    places: tuple[str, ...] = ()
    """Words by which a name is known as a place's."""
    inner: tuple[str, ...] = ()
    """Small words inside a name: "de", "van", "of"."""
    endings: tuple[str, ...] = ()
    """Case endings and particles that a name may take, longest first is not needed."""
    joined: tuple[str, ...] = ()
    """Small words that the script writes together with the name that follows (Arabic wa-, bi-, li-)."""
    at: tuple[str, ...] = ()
    """Prepositions before places."""
    media: tuple[str, ...] = ()
    """Agencies and outlets that relay what others said."""
    openers: tuple[str, ...] = ()
    """Adverbs and the like that open a sentence with a capital and are no name ("yesterday", "later")."""
    outlets: tuple[str, ...] = ()
    """What an outlet is called when it is not named: "newspaper", "agency"."""
    demonyms: tuple[str, ...] = ()
    """Words with a capital that name no one: peoples, languages, feasts."""
    surnames: tuple[str, ...] = ()
    """Family names that open a name, for scripts without case or spaces."""
    sounds: str = ""
    """Characters used to write foreign names by their sound."""
    territories: tuple[tuple[str, ...], ...] = ()
    """Names of countries that CLDR lacks: code, then the forms."""


@record
class Edits:
    """Words by which two accounts differ where their facts agree. Lower case; a star stands for any ending, or for
    any beginning ("*rait").
    """

    softened: tuple[str, ...] = ()
    """Forms that may render a hedge of another language and are none by themselves: conditionals, "it is said"."""
    loose: tuple[str, ...] = ()
    """Those of `quotes.hedges` and `quotes.according` that say nothing here, having other uses ("would", "pour")."""
    credited: tuple[str, ...] = ()
    """Forms beside `quotes`' words of reporting that may render an attribution of another language."""
    legal: tuple[tuple[str, ...], ...] = ()
    """A state ("suspected", "accused", "charged", "convicted", "acquitted"), then its words; a word may be in several
    states where the language does not tell them apart."""
    labels: tuple[tuple[str, ...], ...] = ()
    """What people, groups and acts are called: what is labelled ("fighter", "rule"), the label, then its words."""
