import shapely

from ptce_geo.build import contours


def test_snapped_vertices_stand_on_the_storage_grid():
    square = shapely.box(2.00000001, 46.00000001, 2.10000001, 46.10000001)
    (found,) = contours.snapped([square])
    steps = shapely.get_coordinates(found) * contours.GRID
    assert (steps == steps.round()).all()


def test_snapping_twice_changes_nothing():
    once = contours.snapped([shapely.box(2.00000001, 46.0, 2.1, 46.1)])
    assert shapely.equals_exact(contours.snapped(once), once, normalize=True).all()
