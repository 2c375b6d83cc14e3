"""The legal projections of France, where areas, lengths and distances are measured.

Décret n° 2000-1276 and arrêté of 5 March 2019: Lambert-93 on the mainland and Corsica, RGAF09
UTM 20N in Guadeloupe and Martinique, RGFG95 UTM 22N in Guyane, RGR92 UTM 40S at La Réunion,
RGM04 UTM 38S at Mayotte.
"""

WGS84 = 4326

# Territory of each overseas département; every other département is in "metropole".
TERRITORIES = {
    "971": "antilles",
    "972": "antilles",
    "973": "guyane",
    "974": "reunion",
    "976": "mayotte",
}
LEGAL_CRS = {
    "metropole": 2154,
    "antilles": 5490,
    "guyane": 2972,
    "reunion": 2975,
    "mayotte": 4471,
}


def legal_crs(code_departement: str) -> int:
    """EPSG code of the legal projection of a département.

    Examples
    --------
    >>> legal_crs("35"), legal_crs("973")
    (2154, 2972)
    """
    return LEGAL_CRS[TERRITORIES.get(code_departement, "metropole")]
