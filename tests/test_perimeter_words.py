from ptce_geo.perimeter_words import territory_name


def test_every_level_has_its_words():
    assert territory_name("arrondissement", "75118", 1) == "Paris 18e Arrondissement"
    assert territory_name("region", "11", 1266) == "région Île-de-France (1\u202f266\xa0communes)"
    assert territory_name("epci", "246200844", 15) == (
        "intercommunalité Communauté de communes de la Région d'Audruicq (15\xa0communes)"
    )


def test_a_code_of_another_day_stays_as_it_is():
    assert territory_name("commune", "99999", 0) == "commune de 99999 (99)"
