"""Labels that name no commune of the département beside them: none of them has an answer.

Quarters stand with the département they are in; hamlets, words, towns abroad and communes of
elsewhere with départements drawn with a seed.
"""

import random
import re

import pandas as pd
from noisy_labels import mistyped

from ptce_geo import cog, levels
from ptce_geo.names import compact, normalize
from ptce_geo.places import places

# Hamlets that one meets everywhere, as maps write them.
HAMLETS = """Le Bourg, Le Moulin, Le Moulin Neuf, Le Vieux Moulin, La Croix Blanche, La Croix
Rouge, La Grande Borne, Bel Air, Beau Soleil, Beauregard, Bellevue, Le Château, La Chapelle Neuve,
Le Petit Bois, Le Grand Chemin, La Gare, Les Quatre Vents, Les Quatre Routes, La Fontaine, La
Bonne Fontaine, La Fontaine Saint-Jean, Les Granges, Les Grandes Granges, La Grange Neuve, La
Métairie Neuve, La Borde, Les Bordes, Le Mas, Le Mas Neuf, Mas de Lafont, Le Pré, Les Prés Hauts,
Le Clos, Le Clos Fleuri, Les Clos, La Vigne, Les Vignes, Les Vignaux, La Plaine, La Côte, Les
Côtes, La Combe, La Combe Noire, Les Combes, Le Cros, La Roche, Les Roches, Rochefort-le-Bas, Le
Rocher, La Forêt, La Haie, Les Hayes, Le Chêne, Les Quatre Chênes, Le Châtaignier, Le Noyer, Les
Noyers, Le Tilleul, Les Ormeaux, Le Poirier, Le Pommier, La Bruyère, Les Bruyères, La Lande, Les
Landes, Le Marais, Les Marais, L'Étang, Le Gué, Le Pont, Le Pont Neuf, Pont de Pierre, Le Port, La
Rivière, La Vallée, Le Val, La Vau, Le Ruisseau, La Planche, La Tuilerie, La Briqueterie, La
Verrerie, La Forge, Les Forges, La Poterie, La Maladrerie, La Madeleine, La Commanderie,
L'Hôpital, L'Abbaye, Le Prieuré, L'Ermitage, Le Calvaire, Saint-Roch, Saint-Joseph, Saint-Antoine,
Sainte-Barbe, Notre-Dame, La Justice, La Butte, Le Tertre, La Motte, Le Mont, Montplaisir, Mon
Repos, Sans Souci, Tout Vent, Mauvais Pas, L'Épine, Les Épinettes, La Garenne, La Chaume, Les
Chaumes, La Charmoie, La Boissière, La Ferrière, La Barre, La Brosse, Les Brosses, La Touche, Les
Touches, La Ville ès Nonais, La Ville au Roux, Kerbihan, Kergroas, Kermaria, Ty Nevez, Le Cosquer,
Le Moustoir, Penhoat, Kervao, Lann Vras, Le Guern, Bourdeau, Le Fraysse, La Vayssière, Lavergne,
Le Bouscaillou, Le Causse, La Serre, Puech Long, Le Puy, Lascoux, Chez Bonnet, Chez Martin, Les
Bernards, Les Girauds, Les Michauds, La Micaudière, La Bertinière, La Gaudinière, La Guyonnière,
Oberdorf, Neuhof, Le Hohwald Haut, Schirmerhof, Le Haut Bout, Le Bas Bout, La Rue Haute, Le
Quesnoy Haut, Le Transloy Bas, Iratzia, Etxeberria, Camp Long, Les Plans, Les Faysses, Serre Long,
Le Villard Haut, Le Villaret, Les Chalets, La Frasse, Les Frasses, Le Crêt, Les Cluses, Le Replat,
Les Esserts"""
# Quarters, new towns, stations, zones, with their département.
QUARTERS = """69: Les Minguettes, La Duchère, Le Mas du Taureau, La Part-Dieu, Gerland,
Confluence, Vaise, Mermoz Nord, Terraillon, Parilly; 31: Le Mirail, Bagatelle, Empalot, Rangueil,
Saint-Cyprien Rive Gauche, La Reynerie, Borderouge; 13: La Castellane, Le Panier, La Joliette,
Belsunce, Noailles, La Belle de Mai, Frais Vallon, Corot, Les Rosiers, Bougainville, L'Estaque, Le
Merlan, Euroméditerranée; 59: Lille-Moulins, Wazemmes, Fives, Hellemmes Centre, L'Alma-Gare, Les
Trois-Ponts, Le Pile, Lille-Sud, La Bourgogne, Dunkerque Centre; 93: Les Quatre-Mille, Le Clos
Saint-Lazare, Les Beaudottes, La Noue, Les Francs-Moisins, Le Chêne Pointu, La Capsulerie, La
Plaine Saint-Denis, Grand Quatre; 92: La Défense, Le Petit Nanterre, Les Agnettes, La Caravelle;
94: Le Bois l'Abbé, Les Larris, Le Mont-Mesly, La Vache Noire; 91: La Grande Borne, Les Tarterêts,
Les Pyramides, Saclay Plateau, Genopole; 95: La Dame Blanche, Les Carreaux, Cergy-Pontoise, Le
Vieux Cergy; 78: Le Val Fourré, Les Merisiers, Beauregard, Saint-Quentin-en-Yvelines; 77:
Marne-la-Vallée, Val d'Europe, Sénart Est, Le Mée Centre; 38: La Villeneuve, Mistral, L'Alma, La
Presqu'île, Échirolles Ouest, Inovallée; 67: Le Neuhof, Cronenbourg, Hautepierre, L'Elsau, Le Port
du Rhin, La Meinau, La Krutenau; 68: Les Coteaux, Bourtzwiller, Drouot; 35: Le Blosne, Maurepas,
Villejean, Cleunay, Bréquigny; 44: Malakoff, Bellevue, Les Dervallières, Le Breil, Bottière; 33:
Les Aubiers, Le Grand Parc, Bacalan, La Benauge, Saige, Palmer; 34: La Mosson, La Paillade, Petit
Bard, Les Cévennes, Antigone; 06: L'Ariane, Les Moulins, Sophia Antipolis, Juan-les-Pins, Le
Cannet-Rocheville; 83: Berthe, La Beaucaire, Sainte-Musse, Les Sablettes; 42: Montreynaud, Le
Soleil, Tarentaize, Beaubrun, Crêt de Roc; 76: Les Hauts de Rouen, La Grand Mare, Caucriauville,
Le Mont-Gaillard, Les Neiges; 51: Croix-Rouge, Orgeval, Wilson; 54: Le Haut-du-Lièvre, Les
Provinces; 57: Borny, La Patrotte, Bellecroix; 21: Les Grésilles, La Fontaine d'Ouche; 25:
Planoise, Clairs-Soleils; 63: La Gauthière, Croix-de-Neyrat, Saint-Jacques Nord; 87: Beaubreuil,
La Bastide, Le Val de l'Aurence; 29: Kérourien, Bellevue, Pontanézen, Lambézellec, Kermoysan; 80:
Étouvie, Victorine Autier; 62: La Cité des Provinces, Mont-Liébaut, Résidence Sellier; 65:
Ossun-Ville, La Mongie, Pla d'Adet; 73: Val Thorens, Courchevel 1850, Les Arcs 1600, Le Biollay;
74: Avoriaz, Flaine, Les Carroz, Le Perrier; 05: Serre Chevalier, Risoul 1850; 04: Pra-Loup, Le
Sauze; 40: Hossegor Plage, Moliets Plage; 85: Les Sables Centre, Sion-sur-l'Océan; 17: Mireuil,
Villeneuve-les-Salines, La Pallice; 974: Le Chaudron, Les Camélias, La Rivière-des-Galets, Vauban,
Terre-Sainte, Saint-Gilles-les-Bains; 972: Terres-Sainville, Dillon, Les Trois-Îlets Bourg; 973:
La Charbonnière, Village chinois; 971: Lauricisque, Boissard"""
# Words and bodies that a column of places may hold.
WORDS = """maison, usine, atelier, ateliers, ferme, jardin, jardins, marché, bureau, bureaux,
pépinière, recyclerie, ressourcerie, tiers-lieu, coopérative, association, fédération, collectif,
réseau, campus, lycée, collège, hôpital, clinique, centre social, foyer rural, entreprise, régie
de quartier, chantier, plateforme, pôle textile, pôle bois, pôle alimentaire, pôle culturel,
filière bois, circuit court, mobilité, énergie, logement, alimentation, culture, patrimoine,
tourisme, artisanat, agriculture, économie, solidaire, sociale, insertion, innovation, transition,
territoire, territoires, local, locale, départemental, métropole, agglomération, littoral,
montagne, plateau, bassin minier, vallée verte, La Poste, Emmaüs, Secours populaire, Biocoop,
Enercoop, Coorace, Cigales, Envie, Terre de Liens, Macif, Maïf, Crédit coopératif, Harmonie,
Groupe SOS, Ulisse, Archer, Vitamine T, La Varappe, Initiatives, Ardaines, Clus'Ter, Coursive,
Florange Est, Bou'Sol, Cocagne, Le Relais, Ôkhra, Smacl, Chemin Cueillant, Figuerolles, Siel Bleu,
Sauve qui peut, Resovilles, Domicile, Itinérant, Nomade, Virtuel, Online, Monsieur Martin, Madame
Durand, Dupont, Bernard, Leroy, Moreau, Laurent, Fournier, Mercier, Chevalier, lundi, mardi,
janvier, février, octobre, matin, demain, toujours, partout, ailleurs, nulle part, ici"""
# Towns abroad that are not in the bundled list, and are no French commune's name.
ABROAD = """Tournai, Charleroi, Namur, Verviers, Mouscron, Courtrai, Ostende, Malines, Louvain,
Hasselt, Bastogne, Dinant, Arlon, Binche, Waremme, Huy, Nivelles, Wavre, Genk, Alost, Roulers,
Furnes, Ypres, Lausanne, Neuchâtel, Yverdon, Montreux, Vevey, Nyon, Sion, Sierre, Martigny,
Delémont, Porrentruy, Bienne, Berne, Winterthour, Lucerne, Thoune, Lugano, Bellinzone, Coire,
Saint-Gall, Schaffhouse, Esch-sur-Alzette, Dudelange, Differdange, Diekirch, Echternach,
Sarrebruck, Sarrelouis, Trèves, Kehl, Offenbourg, Karlsruhe, Mannheim, Heidelberg, Mayence,
Coblence, Bonn, Dortmund, Essen, Duisbourg, Leipzig, Dresde, Nuremberg, Ulm, Augsbourg, Constance,
Turin, Gênes, Savone, Imperia, San Remo, Vintimille, Coni, Aoste, Novare, Bergame, Vérone, Padoue,
Parme, Modène, Pise, Sienne, Livourne, Salerne, Bari, Palerme, Catane, Barcelone, Gérone,
Figueras, Lérida, Saragosse, Pampelune, Bilbao, Saint-Sébastien, Vitoria, Irun, Burgos,
Salamanque, Tolède, Grenade, Malaga, Cadix, Porto, Braga, Coimbra, Londres, Douvres, Brighton,
Rotterdam, Utrecht, Maastricht, Breda, Oran, Constantine, Annaba, Tlemcen, Sfax, Sousse, Bizerte,
Fès, Meknès, Agadir, Tanger, Oujda, Thiès, Kaolack, Bamako, Sikasso, Bouaké, Cotonou, Lomé,
Douala, Laval Ouest, Gatineau, Sherbrooke, Rimouski, Moncton, Bucarest, Cracovie, Gdansk, Brno,
Graz, Linz, Salzbourg"""


def listed(text: str) -> list[str]:
    """The names of a list separated by commas."""
    return [name.strip() for name in " ".join(text.split()).split(",")]


def negative_labels(seed: int, communes: int = 1500, draws: int = 8) -> pd.DataFrame:
    """Labels without an answer: ``label, departement, forme``.

    Parameters
    ----------
    seed : int
        Of the draw of communes, faults and départements.
    communes : int
        Communes of elsewhere, each as it is, with a fault and cut short.
    draws : int
        Départements drawn for each hamlet, word and town abroad.
    """
    rng = random.Random(seed)
    numbers = sorted(cog.departements().code_departement[:101])
    rows = []
    real = cog.communes()
    real = real[real.population.notna()].sample(communes, random_state=seed)
    for row in real.itertuples():
        nom, others = row.nom, [n for n in numbers if n != row.code_departement]
        rows += [
            (nom, rng.choice(others), "commune d'ailleurs"),
            (mistyped(nom, rng, 1), rng.choice(others), "commune d'ailleurs, une faute"),
            (nom[: max(6, len(nom) * 2 // 3)], rng.choice(others), "commune d'ailleurs, coupée"),
        ]
    for text, forme in ((HAMLETS, "lieu-dit"), (WORDS, "mot"), (ABROAD, "ville étrangère")):
        rows += [(n, d, forme) for n in listed(text) for d in rng.sample(numbers, draws)]
    for block in QUARTERS.split(";"):
        departement, names = block.split(":")
        rows += [(name, departement.strip(), "quartier") for name in listed(names)]
    for row in cog.epci().itertuples():
        bare = re.sub(
            r"^(Communauté|Métropole|CC|CA)( \w+)? (de la |de l'|du |des |de |d')", "", row.nom
        )
        rows.append((bare, rng.choice(numbers), "intercommunalité d'ailleurs"))
    table = pd.DataFrame(rows, columns=["label", "departement", "forme"])
    return table[~table.apply(borne_there, axis=1)].reset_index(drop=True)


def borne_there(row: pd.Series) -> bool:
    """Whether a commune of the département bears or bore this very name after all."""
    key = compact(normalize(row.label))
    wanted = levels.departement_codes(row.departement)
    return any(not wanted.isdisjoint(n.departements) for n in places().by_compact.get(key, ()))
