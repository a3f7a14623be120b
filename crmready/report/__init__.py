"""From a scorecard to paper: view, charts, HTML, PDF. `render.write_pdf` is the way in."""
