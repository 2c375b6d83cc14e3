"""The command line: ``python -m ptce_geo``."""

from ptce_geo.cli import app

if __name__ == "__main__":
    app(prog_name="python -m ptce_geo")
