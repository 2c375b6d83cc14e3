"""What the tables of a page receive, in a page opened without a browser."""

import json

import pandas as pd
from streamlit.testing.v1 import AppTest


def told(app: AppTest, kind: str) -> dict | None:
    """What the table of a kind receives; None where the page has none."""
    drawn = [one.proto for one in app.get("bidi_component")]
    found = [json.loads(one.json) for one in drawn if one.component_name == "ptce_tableau"]
    return next((data for data in found if data["genre"] == kind), None)


def lines(app: AppTest, kind: str) -> pd.DataFrame:
    """The rows that it shows, under their headings."""
    data = told(app, kind)
    return pd.DataFrame([line[1:] for line in data["lignes"]], columns=data["colonnes"])
