"""Nine candidatures of seven PTCE, awkward by design, as ``join.join`` gives them."""

from io import StringIO

import geopandas as gpd
import pandas as pd

# alpha won in 2013 and came back in 2023; beta and gamma share an anchor; delta and epsilon are
# known to a département and to a region only; zeta has no place; eta's name bites.
ROWS = """\
id_candidature;id_ptce;nom;appel;statut;phase;secteurs;montant_eur;precision;lon;lat
a13;alpha;Écopôle;AAP2013;laureate;inconnue;alimentation|culture;150000;commune;-2.08;47.65
a23;alpha;Écopôle;AMI2023;recevable;gestation;alimentation;;commune;-2.08;47.65
a00;alpha;Écopôle;repertoire;repertoire;consolidation;;;departement;-1.64;48.15
b21;beta;Bravo;AMI2021;laureate;gestation;culture;100000;commune;2.35;48.89
g00;gamma;Garance;repertoire;repertoire;inconnue;;;commune_inferee;2.35;48.89
d15;delta;Delta;AAP2015;laureate;consolidation;recyclage;;departement;-1.68;47.35
e23;epsilon;Éolienne;AMI2023;laureate;consolidation;;;region;-2.84;48.18
z00;zeta;Zénith;repertoire;repertoire;inconnue;culture;;aucune;;
h13;eta;<script>alert(1)</script>;AAP2013;deposee;gestation;emploi;;commune;55.45;-20.88
"""
PLACES = """\
id_candidature;nom_commune;code_arrondissement;code_departement;nom_departement;code_region;nom_region
a13;Redon;;35;Ille-et-Vilaine;53;Bretagne
a23;Redon;;35;Ille-et-Vilaine;53;Bretagne
a00;;;35;Ille-et-Vilaine;53;Bretagne
b21;Paris;75118;75;Paris;11;Île-de-France
g00;Paris;75118;75;Paris;11;Île-de-France
d15;;;44;Loire-Atlantique;52;Pays de la Loire
e23;;;;;53;Bretagne
z00;;;;;;
h13;Saint-Denis;;974;La Réunion;04;La Réunion
"""


def candidatures() -> gpd.GeoDataFrame:
    """The nine rows, EPSG:4326."""
    rows, places = (
        pd.read_csv(StringIO(text), sep=";", dtype="str", keep_default_na=False)
        for text in (ROWS, PLACES)
    )
    lon, lat = pd.to_numeric(rows["lon"]), pd.to_numeric(rows["lat"])
    points = gpd.GeoSeries.from_xy(lon, lat, crs=4326)
    known = rows.drop(columns=["lon", "lat"]).merge(places.mask(places.eq("")), on="id_candidature")
    return gpd.GeoDataFrame(
        known.assign(
            montant_eur=pd.to_numeric(rows["montant_eur"]).astype("Int64"),
            motif=known["precision"].map({"aucune": "aucun lieu publié"}).fillna(""),
            porteur="",
            site_web="",
            nom_epci=None,
            nom_region_2013=None,
            confiance="haute",
            note="",
            sources="https://exemple.test/page | relevé d'un guide",
        ),
        geometry=points.where(lon.notna(), None),
        crs=4326,
    )
