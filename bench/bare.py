"""The bare peers: the same libraries doing the same work with nothing of ours around them.

`validate` parses as anybody would, with PyYAML's fastest loader; `read` with our own, which is several times quicker.
"""

import inspect
import re
from pathlib import Path
from typing import Final

from markupsafe import Markup

from crmready.cli import commands
from crmready.cli.opening import opened
from crmready.cli.result import view_of
from crmready.report.gap_report import gap_report
from crmready.report.html import fill
from crmready.report.template_files import read_template
from crmready.resources import fonts_root, report_templates_root

SCRIPTS: Final = {
    "validate": """
import sys
from pathlib import Path
import yaml
from crmready.model.questionnaire import Questionnaire
folder = Path(sys.argv[1])
content = yaml.load((folder / "questionnaire.yaml").read_bytes(), yaml.CSafeLoader)
content["dimensions"] = [yaml.load((folder / name).read_bytes(), yaml.CSafeLoader) for name in content["dimensions"]]
for file in (folder / "translations").glob("*.yaml"):
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
def exact(value):
    if isinstance(value, float):
        return str(value)
    if isinstance(value, dict):
        return {str(key): exact(inner) for key, inner in value.items()}
    return [exact(inner) for inner in value] if isinstance(value, list) else value
Questionnaire.model_validate(exact(content))
""",
    "read": """
import gc, sys
from pathlib import Path
from crmready.loading.located_yaml import Limits, read_yaml_file
from crmready.model.questionnaire import Questionnaire
gc.set_threshold(200_000)
folder, limits = Path(sys.argv[1]), Limits(file_bytes=64_000_000, nodes=2_000_000)
def read(file):
    document, problems = read_yaml_file(file, limits=limits)
    return document.value
content = read(folder / "questionnaire.yaml")
dimensions = [read(folder / name) for name in content["dimensions"]]
for file in (folder / "translations").glob("*.yaml"):
    read(file)
Questionnaire.model_validate({**content, "dimensions": dimensions})
""",
    "places": """
import sys
from pathlib import Path
from crmready.loading.located_yaml import Limits, read_yaml_file
for file in Path(sys.argv[1]).rglob("*.yaml"):
    read_yaml_file(file, limits=Limits(file_bytes=64_000_000, nodes=2_000_000))
""",
    "yaml": """
import sys
from pathlib import Path
import yaml
for file in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
""",
    "weasyprint": """
import os, sys
os.environ["FONTCONFIG_FILE"] = "fonts.conf"
import weasyprint
attachment = weasyprint.Attachment("crmready-result.json", relationship="Data")
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a", attachments=[attachment])
""",
}


def typer_app() -> str:
    """A Typer app with our commands, options and help texts, whose commands do nothing."""
    source = inspect.getsource(commands)
    without_bodies = re.sub(r"\n    from crmready\.cli\.\w+ import .*\n\n    run\(.*\)\n", "\n", source)
    return without_bodies + "\n\napp()\n"


def bare_report(sample: Path, folder: Path) -> None:
    """The sample report's HTML with its styles, its result and our fonts beside it, for WeasyPrint alone."""
    request = gap_report(view_of(opened(sample, None)), report_templates_root())
    files = read_template(request.template)
    charts = {name: Markup(svg) for name, svg in request.charts.items()}  # noqa: S704  # drawn by our own code
    (folder / "bare.html").write_text(fill(files.texts, {**request.context, "charts": charts}), encoding="utf-8")
    for name, text in files.texts.items():
        if name.endswith(".css"):
            (folder / name).write_text(text, encoding="utf-8")
    if request.embedded is None:
        raise ValueError("a report carries its result")
    (folder / request.embedded.name).write_text(request.embedded.text, encoding="utf-8")
    fonts = f"<fontconfig><dir>{fonts_root()}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    (folder / "fonts.conf").write_text(fonts, encoding="utf-8")
