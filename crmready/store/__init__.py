"""One organisation's assessment in one file. What is acknowledged is durable; SQLite has its only door here."""

from crmready.store.creation import Founding, create
from crmready.store.digest import answers_digest
from crmready.store.document import export_document, import_document
from crmready.store.file import AssessmentFile
from crmready.store.forgetting import Gone, forget, forget_everything
from crmready.store.opening import open_file
from crmready.store.place import mount_table, place_warning
from crmready.store.release import Published

__all__ = [
    "AssessmentFile",
    "Founding",
    "Gone",
    "Published",
    "answers_digest",
    "create",
    "export_document",
    "forget",
    "forget_everything",
    "import_document",
    "mount_table",
    "open_file",
    "place_warning",
]
