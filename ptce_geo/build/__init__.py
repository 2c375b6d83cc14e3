"""Published packages into data/built; run by people and CI, never imported by the app."""
