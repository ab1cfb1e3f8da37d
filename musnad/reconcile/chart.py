"""Tolls as a chart: a Vega-Lite specification, and through vl-convert an SVG or PNG file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from musnad.errors import UsageError
from musnad.reconcile.tolls import Series
from musnad.reconcile.tolls_of import WRITER


def rows(listed: list[Series], writer: str = "the writer's own voice") -> list[dict[str, Any]]:
    """One row for each point, as a chart or a table takes it."""
    return [
        {
            "day": point.day,
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "approx": point.approx,
            "category": one.category,
            "whom": one.whom,
            "place": one.place,
            "origin": one.origin if one.origin != WRITER else writer,
            "running total": one.cumulative,
            "documents": point.documents,
            "independent": point.independent,
            "figures": " ".join(str(r.figure) for r in point.reports),
        }
        for one in listed
        for point in one.points
    ]


def specification(listed: list[Series], title: str = "") -> dict[str, Any]:
    """A Vega-Lite chart of the series: a line for each origin's running totals, points for new figures."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": title,
        "width": 640,
        "height": 320,
        "data": {"values": rows(listed)},
        "encoding": {
            "x": {
                "field": "day",
                "type": "temporal",
                "title": None,
                "axis": {"format": "%d %b %Y", "labelAngle": -40},
            },
            # one vague «millions» must not press the tolls of single incidents flat
            "y": {"field": "value", "type": "quantitative", "title": None, "scale": {"type": "symlog"}},
            "color": {
                "field": "origin",
                "type": "nominal",
                "title": None,
                "legend": {"orient": "bottom", "columns": 2, "labelLimit": 320},
            },
        },
        "layer": [
            {
                "transform": [{"filter": "datum['running total']"}],
                "mark": {"type": "line", "interpolate": "step-after", "point": True},
            },
            {
                "transform": [{"filter": "!datum['running total']"}],
                "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 70},
            },
        ],
        "config": {"font": "Noto Sans Arabic, Noto Naskh Arabic, DejaVu Sans, sans-serif"},
    }


def write(listed: list[Series], path: Path, title: str = "") -> None:
    """Write the chart to a file: .svg, .png, or .json for the specification itself. Raises UsageError."""
    spec = specification(listed, title)
    kind = path.suffix.lower()
    if kind == ".json":
        data = json.dumps(spec, ensure_ascii=False, indent=1).encode()
    elif kind in (".svg", ".png"):
        try:
            import vl_convert
        except ImportError:
            raise UsageError("Charts need vl-convert: pip install 'musnad[charts]'.") from None
        data = (
            vl_convert.vegalite_to_svg(spec).encode()
            if kind == ".svg"
            else vl_convert.vegalite_to_png(spec, scale=2)
        )
    else:
        raise UsageError(f"{path}: a chart is written as .svg, .png or .json.")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from None
