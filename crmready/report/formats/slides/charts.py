"""Bars that can be edited in PowerPoint, made of printed numbers only: a hidden one is a bar that is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide
from pptx.util import Pt

from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.slides.deck import Box
from crmready.report.formats.slides.text import describe, shortened
from crmready.report.formats.slides.theme import INK, points
from crmready.report.shapes.numbers import Number

_LONGEST_NAME: Final = 70
_INJECTED: Final = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: names, and for each series a name, a number for each, and a colour."""

    finding: str
    names: Sequence[str]
    series: Sequence[tuple[str, Sequence[Number], RGBColor]]
    number_format: str
    most: float


def draw(slide: Slide, bars: Bars, box: Box) -> None:
    """Put the chart on the slide, the first name on top, each bar with its number."""
    data = CategoryChartData(number_format=bars.number_format)
    data.categories = [_name(name) for name in bars.names]
    for name, numbers, _ in bars.series:
        data.add_series(name, [number.value for number in numbers])
    place = (points(box.left), points(box.top), points(box.width), points(box.height))
    frame: Any = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    describe(frame, bars.finding)
    _style(frame.chart, bars)


def _name(name: str) -> str:
    """A name as a cell of the chart's own spreadsheet can hold it: short, and never a formula."""
    text = shown(name).replace("\n", " ")
    cut = shortened(text, _LONGEST_NAME)
    return f"'{cut}" if cut.startswith(tuple(_INJECTED)) else cut


def _style(chart: Any, bars: Bars) -> None:  # noqa: ANN401  # python-pptx types no charts
    chart.font.size, chart.font.color.rgb = Pt(12), INK
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.reverse_order = True
    chart.category_axis.has_major_gridlines = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, bars.most
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, -5
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = bars.number_format, False
    plot.data_labels.font.size = Pt(11)
    for series, (_, _, colour) in zip(plot.series, bars.series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
