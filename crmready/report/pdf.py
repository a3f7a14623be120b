"""The only door to WeasyPrint. Imported in the child process alone, for the import is slow and talkative."""

import gc
import logging
import posixpath
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import weasyprint
from PIL import Image
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from crmready.report.archival import VARIANT, Archived, claim_both, tidied

_ORIGIN = "https://assets.invalid/"
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # taken out again by the finisher
_MAX_PIXELS = 10_000_000  # Pillow warns from here, and refuses from twice as many
_STEPS = {
    "Step 1": "reading the page",
    "Step 2": "reading the styles",
    "Step 3": "applying the styles",
    "Step 4": "building boxes",
    "Step 6": "drawing",
    "Step 7": "writing",
}


class RefusedUrlError(Exception):
    """A template asked for something that is not one of its own files."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the template, held in memory."""

    content_type: str
    body: bytes


class AssetFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Serves the template's own files from memory; any other address ends the rendering."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 (WeasyPrint's signature)
        """The asset behind `url`; raises FatalURLFetchingError for anything else."""
        name = posixpath.normpath(unquote(urlsplit(url).path)).lstrip("/")
        asset = self._assets.get(name) if url.startswith(_ORIGIN) else None
        if asset is None:
            raise FatalURLFetchingError(f"the template asks for {url[:120]}, which is not in its folder")
        return URLFetcherResponse(url, asset.body, {"Content-Type": asset.content_type})


def typeset(html: str, assets: Mapping[str, Asset], archived: Archived, progress: Callable[[str], None]) -> bytes:
    """The tagged PDF (PDF/A-3a and PDF/UA-1) of `html`, whose relative addresses are the names of `assets`.

    Same input, same bytes. Raises RefusedUrlError for any other address, and whatever WeasyPrint raises.
    """
    Image.MAX_IMAGE_PIXELS = _MAX_PIXELS
    with _without_collector(), _reported(progress), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fetcher = AssetFetcher(assets)
            document = weasyprint.HTML(string=html, base_url=_ORIGIN, url_fetcher=fetcher).render(pdf_variant=VARIANT)
            claim_both(document, archived)
            document.metadata.attachments += _attachments(archived, fetcher)
            pdf: bytes = document.write_pdf(finisher=tidied(archived), pdf_variant=VARIANT)
        except FatalURLFetchingError as fault:
            raise RefusedUrlError(str(fault)) from fault
    return pdf


def _attachments(archived: Archived, fetcher: AssetFetcher) -> list[weasyprint.Attachment]:
    """The embedded file, if there is one. WeasyPrint would date it by the clock if it were not given a day."""
    file, dated = archived.embedded, archived.dated or _ANY_DAY
    if file is None:
        return []
    attachment = weasyprint.Attachment(
        string=file.text, url_fetcher=fetcher, name=file.name, description=file.description, relationship="Data",
        created=dated, modified=dated,
    )  # fmt: skip
    return [attachment]


@contextmanager
def _without_collector() -> Iterator[None]:
    """One report makes garbage once and ends; looking for cycles meanwhile costs a tenth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _reported(progress: Callable[[str], None]) -> Iterator[None]:
    """Hand what WeasyPrint logs about its progress to `progress`, in plainer words and only when it changes."""
    logger = logging.getLogger("weasyprint.progress")
    listener = _Listener(progress)
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, progress: Callable[[str], None]) -> None:
        super().__init__()
        self._progress = progress
        self._last = ""

    def emit(self, record: logging.LogRecord) -> None:
        step, _, rest = record.getMessage().partition(" - ")
        page = rest.rpartition("Page ")[2]
        text = f"page {page}" if page.isdigit() else _STEPS.get(step, self._last)
        if text and text != self._last:
            self._last = text
            self._progress(text)
