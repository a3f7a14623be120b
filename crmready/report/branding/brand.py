"""A brand as plain values: what any output format needs of it, and nothing that has to be read or checked again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from crmready.i18n import translations
from crmready.report.branding.palette import STANDARD, Colours
from crmready.report.branding.stylesheet import STYLESHEET, stylesheet

Spoken = Mapping[str, str]
"""A text by language; under "" the one for every language."""

FOLDER: Final = "brand"
"""The folder in which a template finds the brand's files."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was checked: a PNG as it is, or an SVG drawing written anew from what is known to be harmless."""

    kind: Literal["png", "svg"]
    content: bytes
    alt: Spoken | None = None

    @property
    def name(self) -> str:
        """Its file name."""
        return f"logo.{self.kind}"


@dataclass(frozen=True, slots=True)
class Face:
    """One style of the brand's typeface."""

    weight: Literal[400, 600, 700]
    kind: Literal["ttf", "otf", "woff2"]
    content: bytes

    @property
    def name(self) -> str:
        """Its file name, by which the style sheet beside it finds it."""
        return f"{self.weight}.{self.kind}"


@dataclass(frozen=True, slots=True)
class Typeface:
    """The brand's typeface, regular first."""

    family: str
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class ContactView:
    """Who made the report, as text."""

    name: str
    """The firm's name."""
    person: str | None = None
    """Whom to talk to."""
    email: str | None = None
    """Their e-mail address."""
    phone: str | None = None
    """Their telephone number."""


@dataclass(frozen=True, slots=True)
class LogoView:
    """The logo as a template shows it."""

    file: str
    """The address of the picture, for `src`."""
    alt: str
    """Its text alternative."""


@dataclass(frozen=True, slots=True)
class BrandView:
    """A brand in one language: what a template gets as `brand`. What the brand does not say is null."""

    client: str | None
    """The client's name as the cover prints it."""
    consultant: ContactView | None
    """Who made the report."""
    logo: LogoView | None
    """The logo on the cover."""
    cover: str | None
    """A text for the cover."""
    footer: str | None
    """A line at the foot of every page."""
    confidentiality: str | None
    """Who may read the report."""
    stylesheet: str | None
    """The address of the style sheet with the brand's colours and typeface, to be linked after all others."""


@dataclass(frozen=True, slots=True)
class Brand:
    """How a report is to look, and who made it. Without arguments: as reports look that nobody branded."""

    colours: Colours = STANDARD
    client: str | None = None
    consultant: ContactView | None = None
    logo: Logo | None = None
    typeface: Typeface | None = None
    texts: Mapping[str, Spoken] = field(default_factory=dict)
    """The cover's text, the footer and the line about confidentiality, by the field's name."""

    def speaking(self, language: str) -> BrandView:
        """The brand's words in a language; a text that is not there in it comes in the first that it is written in."""
        texts = {name: spoken_in(text, language) for name, text in self.texts.items()}
        return BrandView(
            client=self.client,
            consultant=self.consultant,
            logo=self._logo(language),
            cover=texts.get("cover"),
            footer=texts.get("footer"),
            confidentiality=texts.get("confidentiality"),
            stylesheet=f"{FOLDER}/{STYLESHEET}" if self.stylesheet() else None,
        )

    def stylesheet(self) -> str:
        """The style sheet with its colours and typeface, which lies beside its fonts; empty when it changes neither."""
        return stylesheet(self.colours, {face.weight: face.name for face in self._faces()})

    def files(self) -> dict[str, bytes]:
        """Style sheet, logo and fonts by the names under which pages find them."""
        files = {face.name: face.content for face in self._faces()}
        if self.logo:
            files[self.logo.name] = self.logo.content
        if styles := self.stylesheet():
            files[STYLESHEET] = styles.encode()
        return {f"{FOLDER}/{name}": content for name, content in files.items()}

    def _faces(self) -> tuple[Face, ...]:
        return self.typeface.faces if self.typeface else ()

    def _logo(self, language: str) -> LogoView | None:
        if self.logo is None:
            return None
        file = f"{FOLDER}/{self.logo.name}"
        if self.logo.alt is not None:
            return LogoView(file, spoken_in(self.logo.alt, language))
        gettext = translations(language, "report").gettext
        whose = self.consultant.name if self.consultant else self.client
        alt = gettext("Logo of {name}").format(name=whose) if whose else gettext("Logo")
        return LogoView(file, alt)


def spoken_in(text: Spoken, language: str) -> str:
    """A text in a language, else for every language, else in the first it is written in."""
    return text.get(language) or text.get("") or next(iter(text.values()))


NO_BRAND: Final = Brand()
